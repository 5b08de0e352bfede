/** The entries of one level and an address go in; those clients come out that may be meant by it, so that thousands of others need not be asked. */

import { type Ipv4Address, networkAddress } from '../../site/address.js';
import type { ExportClient, ExportClientKind, ExportEntry } from '../../site/exports/facts.js';
import { addTo } from '../../site/groups.js';
import type { ExportedHosts } from '../hostnames.js';

export interface Candidate {
  readonly entry: ExportEntry;
  readonly client: ExportClient;
}

interface Ordered extends Candidate {
  readonly order: number;
}

interface Index {
  /** Hosts by each of their addresses. */
  readonly hosts: ReadonlyMap<Ipv4Address, readonly Ordered[]>;
  /** Networks by mask and first address. */
  readonly networks: ReadonlyMap<Ipv4Address, ReadonlyMap<Ipv4Address, readonly Ordered[]>>;
  /** Clients that have to be asked whatever the address is. */
  readonly others: ReadonlyMap<ExportClientKind, readonly Ordered[]>;
}

const indexes = new WeakMap<ExportedHosts, WeakMap<readonly ExportEntry[], Index>>();

function indexOf(entries: readonly ExportEntry[], addresses: ExportedHosts): Index {
  const ofHosts = indexes.get(addresses) ?? new WeakMap<readonly ExportEntry[], Index>();
  indexes.set(addresses, ofHosts);
  const known = ofHosts.get(entries);
  if (known !== undefined) return known;
  const hosts = new Map<Ipv4Address, Ordered[]>();
  const networks = new Map<Ipv4Address, Map<Ipv4Address, Ordered[]>>();
  const others = new Map<ExportClientKind, Ordered[]>();
  let order = 0;
  for (const entry of entries) {
    for (const client of entry.clients) {
      const one = { entry, client, order: order++ };
      const own = client.kind === 'host' ? (addresses.get(client) ?? []) : [];
      if (own.length > 0) for (const address of new Set(own)) addTo(hosts, address, one);
      else if (client.kind === 'subnet' && client.network !== undefined) {
        const { address, mask } = client.network;
        const ofMask = networks.get(mask) ?? new Map<Ipv4Address, Ordered[]>();
        addTo(ofMask, networkAddress(address, mask), one);
        networks.set(mask, ofMask);
      } else addTo(others, client.kind, one);
    }
  }
  const made = { hosts, networks, others };
  ofHosts.set(entries, made);
  return made;
}

/** In the order of the file. */
export function candidates(
  entries: readonly ExportEntry[],
  kind: ExportClientKind,
  address: Ipv4Address,
  addresses: ExportedHosts,
): readonly Candidate[] {
  const { hosts, networks, others } = indexOf(entries, addresses);
  const rest = others.get(kind) ?? [];
  if (kind !== 'host' && kind !== 'subnet') return rest;
  const named =
    kind === 'host'
      ? (hosts.get(address) ?? [])
      : [...networks].flatMap(([mask, list]) => list.get(networkAddress(address, mask)) ?? []);
  return [...named, ...rest].sort((a, b) => a.order - b.order);
}

interface Admitting {
  readonly byAddress: ReadonlyMap<Ipv4Address, readonly ExportEntry[]>;
  /** Entries for others than hosts whose address is known, of those for the same clients the first. */
  readonly others: readonly ExportEntry[];
}

const admitting = new WeakMap<ExportedHosts, Admitting>();

/** Of the entries those that may let an address in. */
export function entriesFor(
  entries: readonly ExportEntry[],
  address: Ipv4Address | undefined,
  addresses: ExportedHosts,
): readonly ExportEntry[] {
  if (address === undefined) return entries;
  let known = admitting.get(addresses);
  if (known === undefined) {
    const byAddress = new Map<Ipv4Address, ExportEntry[]>();
    const others = new Map<string, ExportEntry>();
    for (const entry of entries) {
      const rest: string[] = [];
      for (const client of entry.clients) {
        const own = client.kind === 'host' ? (addresses.get(client) ?? []) : [];
        if (own.length === 0) rest.push(client.spec.value);
        for (const one of own) {
          const list = byAddress.get(one);
          if (list === undefined) byAddress.set(one, [entry]);
          else if (list.at(-1) !== entry) list.push(entry);
        }
      }
      const key = rest.join(' ');
      if (rest.length > 0 && !others.has(key)) others.set(key, entry);
    }
    known = { byAddress, others: [...others.values()] };
    admitting.set(addresses, known);
  }
  return [...(known.byAddress.get(address) ?? []), ...known.others];
}
