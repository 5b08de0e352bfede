/** DHCP hosts, files of PXELINUX and GRUB, and the configuration go in, the diskless machines they speak of come out, each once. */
import { type Ipv4Address, normaliseMac, parseIpv4 } from '../address.js';
import type { SiteConfiguration } from '../configuration.js';
import type { DhcpFacts, DhcpHost } from '../dhcpd/facts.js';
import type { DnsmasqFacts } from '../dnsmasq/facts.js';
import type { GrubConfig } from '../grub/facts.js';
import type { Node, PxeDirectory } from '../model.js';
import { once } from '../once.js';
import type { Place } from '../place.js';
import { dnsmasqNodes } from './dnsmasq.js';

/** The same declaration makes the same node: by it is known what is known of it. */
const nodeOf = once((host: DhcpHost): Node => {
  const addresses: Ipv4Address[] = [];
  for (const atom of host.fixedAddresses) if (atom.kind === 'address') addresses.push(atom.value);
  return {
    kind: 'node',
    name: host.name.value,
    mac: host.hardware.find(({ mac }) => mac !== undefined)?.mac,
    host,
    addresses: addresses.slice(),
    place: host.head,
  };
});

/** A host with neither hardware address nor client identifier matches no machine, so it is none. */
export function isMachine({ hardware, clientIdentifiers }: DhcpHost): boolean {
  return hardware.length + clientIdentifiers.length > 0;
}

/** A file named by a MAC that no host has stands for a machine that gets its address from a range. */
export function linkNodes(
  dhcp: DhcpFacts | undefined,
  dnsmasq: DnsmasqFacts | undefined,
  pxe: readonly PxeDirectory[],
  grub: readonly GrubConfig[],
  configured: SiteConfiguration['nodes'],
  said: Place,
): Node[] {
  const nodes: Node[] = [];
  const names = new Set<string>();
  const macs = new Set<string>();
  for (const host of dhcp?.hosts ?? []) {
    for (const { mac } of host.hardware) if (mac !== undefined) macs.add(mac);
    if (!isMachine(host)) continue;
    names.add(host.name.value.toLowerCase());
    nodes.push(nodeOf(host));
  }
  // Where dhcpd answers as well, whose machines they are is not known.
  for (const node of dnsmasq === undefined || dhcp !== undefined ? [] : dnsmasqNodes(dnsmasq)) {
    if (node.mac === undefined || macs.has(node.mac)) continue;
    macs.add(node.mac);
    names.add(node.name.toLowerCase());
    nodes.push(node);
  }
  for (const [name, { mac: text, address }] of Object.entries(configured ?? {})) {
    const mac = text === undefined ? undefined : normaliseMac(text);
    if (names.has(name.toLowerCase()) || mac === undefined || macs.has(mac)) continue;
    macs.add(mac);
    const own = address === undefined ? undefined : parseIpv4(address);
    const addresses = own === undefined ? [] : [own];
    nodes.push({ kind: 'node', name, mac, host: undefined, addresses, place: said });
  }
  for (const { file, client } of [...pxe.flatMap(({ configs }) => configs), ...grub]) {
    if (client.kind !== 'mac' || !client.canonical || macs.has(client.mac)) continue;
    macs.add(client.mac);
    nodes.push({
      kind: 'node',
      name: client.mac,
      mac: client.mac,
      host: undefined,
      addresses: [],
      place: { file, span: { start: 0, end: 0 } },
    });
  }
  return nodes;
}

/** The machines after an edit that changed some hosts for others of the same cards and names; undefined where they have to be linked anew. */
export function nodesAfter(
  nodes: readonly Node[],
  before: readonly DhcpHost[],
  after: readonly DhcpHost[],
): readonly Node[] | undefined {
  if (before.length !== after.length) return undefined;
  const now = new Map<DhcpHost, DhcpHost>();
  for (const [i, was] of before.entries()) {
    const is = after[i];
    if (is === undefined || is === was) continue;
    if (!isCalledTheSame(was, is)) return undefined;
    now.set(was, is);
  }
  if (now.size === 0) return nodes;
  return nodes.map((node) => {
    const host = node.host === undefined ? undefined : now.get(node.host);
    return host === undefined ? node : nodeOf(host);
  });
}

/** By what a host is a machine, and others are none. */
function isCalledTheSame(a: DhcpHost, b: DhcpHost): boolean {
  return (
    a.name.value.toLowerCase() === b.name.value.toLowerCase() &&
    isMachine(a) === isMachine(b) &&
    a.hardware.length === b.hardware.length &&
    a.hardware.every(({ mac }, i) => mac === b.hardware[i]?.mac)
  );
}
