/** DHCP hosts, files of PXELINUX and GRUB, and the configuration go in, the diskless machines they speak of come out, each once. */
import { normaliseMac, parseIpv4 } from '../address.js';
import type { SiteConfiguration } from '../configuration.js';
import { configurationOf } from '../dhcp/configurations.js';
import type { GrubConfig } from '../grub/facts.js';
import type { Node, PxeDirectory, Site } from '../model.js';
import type { Place } from '../place.js';

/** A file named by a MAC that no host has stands for a machine that gets its address from a range. */
export function linkNodes(
  servers: Pick<Site, 'dhcp' | 'dnsmasq'>,
  pxe: readonly PxeDirectory[],
  grub: readonly GrubConfig[],
  configured: SiteConfiguration['nodes'],
  said: Place,
): Node[] {
  const nodes: Node[] = [];
  const names = new Set<string>();
  const macs = new Set<string>();
  for (const node of configurationOf(servers)?.nodes ?? []) {
    for (const { mac } of node.host?.hardware ?? [node]) if (mac !== undefined) macs.add(mac);
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
