/** Scopes of dhcpd.conf go in, single answers that a description needs come out: an option, the files, the subnets in use. */

import { type Ipv4Address, inNetwork } from '../../../site/address.js';
import type { DhcpExecutable, DhcpScope, DhcpSubnet, DhcpValue } from '../../../site/dhcpd/facts.js';
import type { Node, Site } from '../../../site/model.js';
import { networkText } from '../dhcp/port.js';

/** The last plain assignment of an option in a scope or the scopes around it; conditions are not looked into. */
export function assigned(scope: DhcpScope | undefined, space: string, name: string): DhcpValue | undefined {
  for (let at = scope; at !== undefined; at = at.parent) {
    for (const statement of [...at.executables].reverse()) {
      if (statement.kind === 'assign' && statement.space === space && statement.name === name)
        return statement.value;
    }
  }
  return undefined;
}

export function addressesIn(value: DhcpValue | undefined): Ipv4Address[] {
  return (value?.atoms ?? []).flatMap((atom) => (atom.kind === 'address' ? [atom.value] : []));
}

export function textOf(value: DhcpValue | undefined): string | undefined {
  const [atom] = value?.atoms ?? [];
  return atom?.kind === 'text' ? atom.value : undefined;
}

/** Every file name that dhcpd.conf may hand out, whatever the condition. */
export function bootFiles(scope: DhcpScope): string[] {
  return [...scope.executables.flatMap(filesIn), ...scope.children.flatMap(bootFiles)];
}

function filesIn(statement: DhcpExecutable): string[] {
  switch (statement.kind) {
    case 'assign':
      return statement.space === 'server' && statement.name === 'filename'
        ? [textOf(statement.value) ?? '']
        : [];
    case 'if':
      return statement.branches.flatMap(({ body }) => body.flatMap(filesIn));
    case 'switch':
      return statement.cases.flatMap(({ body }) => body.flatMap(filesIn));
    default:
      return [];
  }
}

/** The subnet declarations that hold the address of a node. */
export function subnetsInUse(site: Site): DhcpSubnet[] {
  return (site.dhcp?.subnets ?? []).filter((subnet) =>
    site.nodes.some((node) => addressInside(node, subnet) !== undefined),
  );
}

export function addressInside(node: Node, subnet: DhcpSubnet): Ipv4Address | undefined {
  return node.addresses.find((address) => inNetwork(address, subnet.network.value, subnet.mask.value));
}

/** A network as text, for notes. */
export function subnetText({ network, mask }: DhcpSubnet): string {
  return networkText({ network: network.value, mask: mask.value });
}
