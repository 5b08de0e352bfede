/** Two machines are given the same fixed address. */

import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import type { DhcpAtom, DhcpHost } from '../../site/dhcpd/facts.js';
import { literalAddresses, macsOf, sameMachine } from '../about/dhcp/hosts.js';
import { withPrinter } from '../about/miniature.js';
import { meets } from '../about/stopped.js';
import type { CheckRule } from '../rule.js';

/** Of thousands of addresses few are said again. */
function saidTwice(hosts: readonly DhcpHost[]): ReadonlySet<Ipv4Address> {
  const seen = new Set<Ipv4Address>();
  const twice = new Set<Ipv4Address>();
  for (const { fixedAddresses } of hosts) {
    for (const atom of fixedAddresses) {
      if (atom.kind !== 'address') continue;
      if (seen.has(atom.value)) twice.add(atom.value);
      seen.add(atom.value);
    }
  }
  return twice;
}

export const dhcpFixedAddressDuplicate: CheckRule = {
  id: 'dhcp/fixed-address-duplicate',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'Two host declarations of different machines have the same fixed-address.',
    why: "Each works while the other is off. With both on, the server's packets reach now one and now the other: `nfs: server not responding`, lost connections, and a root file system that two machines write to.",
    avoid: withPrinter('00:40:63:c2:ca:ff', '192.168.1.21'),
    prefer: withPrinter('00:40:63:c2:ca:ff', '192.168.1.30'),
    references: ['dhcpd.conf(5)'],
  },
  check({ site, boots, report }) {
    // Of the declarations of one machine the first.
    const owners = new Map<Ipv4Address, Map<string, { host: DhcpHost; atom: DhcpAtom }>>();
    const hosts = site.dhcp?.hosts ?? [];
    const shared = saidTwice(hosts);
    for (const host of shared.size === 0 ? [] : hosts) {
      for (const atom of literalAddresses(host)) {
        if (!shared.has(atom.value)) continue;
        const others = owners.get(atom.value) ?? new Map<string, { host: DhcpHost; atom: DhcpAtom }>();
        owners.set(atom.value, others);
        let first: { host: DhcpHost; atom: DhcpAtom } | undefined;
        for (const other of others.values()) {
          if (other.host === host || sameMachine(other.host, host)) continue;
          first = other;
          break;
        }
        const key = `${macsOf(host).join(' ')} ${host.clientIdentifiers.length > 0 ? 'identifier' : ''}`;
        if (!others.has(key)) others.set(key, { host, atom });
        if (first === undefined) continue;
        // One of the two is the boot server.
        if ([atom, first.atom].some(({ place }) => meets(boots, 'dhcp/address-of-server', place))) continue;
        const address = formatIpv4(atom.value);
        report({
          at: atom.place,
          message: `Host ${host.name.value} has the fixed address ${address}, which host ${first.host.name.value} has already. Both machines on at once disturb each other's NFS traffic. Give one of them another address.`,
          related: [{ place: first.atom.place, message: `${first.host.name.value} has ${address} here` }],
          nodes: [first.host.name.value, host.name.value],
          cause: { key: `address ${address}`, ofOneMachine: true, distance: 0, here: 'the same address' },
        });
      }
    }
  },
};
