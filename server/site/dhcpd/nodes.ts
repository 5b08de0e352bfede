/** Hosts of dhcpd.conf go in, the machines that they are come out. */
import type { Ipv4Address } from '../address.js';
import type { MachineDeclaration, Node } from '../model.js';
import { once } from '../once.js';
import type { DhcpHost } from './facts.js';

/** The same declaration makes the same node: by it is known what is known of it. */
export const nodeOf = once((host: DhcpHost): Node => {
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

/** What names a machine, where it is a host of dhcpd. */
export function hostOf(declared: MachineDeclaration | undefined): DhcpHost | undefined {
  return declared !== undefined && isHost(declared) ? declared : undefined;
}

function isHost(declared: MachineDeclaration): declared is DhcpHost {
  return 'kind' in declared && declared.kind === 'host';
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
    const was = hostOf(node.host);
    const host = was && now.get(was);
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
