/** A name table goes in; the addresses of an exported name and the names of a client come out, as the C library answers mountd with "multi on". */
import type { Ipv4Address } from '../site/address.js';
import type { ExportClient, ExportFacts } from '../site/exports/facts.js';
import type { NameTable } from '../site/model.js';
import { once } from '../site/once.js';

interface Index {
  /** Lower-case name → its canonical name, lower case: the first on the first line that has it. */
  readonly canonical: ReadonlyMap<string, string>;
  /** Lower-case name → addresses of all its lines. */
  readonly addresses: ReadonlyMap<string, readonly Ipv4Address[]>;
  /** Lower-case name → all names on its lines, as written. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Address → the first name on its first line, as written. */
  readonly names: ReadonlyMap<Ipv4Address, string>;
}

function append<K, T>(lists: Map<K, T[]>, key: K, values: readonly T[]): void {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  for (const value of values) list.push(value);
}

const indexOf = once((table: NameTable): Index => {
  const canonical = new Map<string, string>();
  const addresses = new Map<string, Ipv4Address[]>();
  const aliases = new Map<string, string[]>();
  const names = new Map<Ipv4Address, string>();
  const add = (address: Ipv4Address | undefined, line: readonly string[]): void => {
    const [first] = line;
    if (first === undefined) return;
    if (address !== undefined && !names.has(address)) names.set(address, first);
    for (const name of new Set(line.map((it) => it.toLowerCase()))) {
      if (!canonical.has(name)) canonical.set(name, first.toLowerCase());
      if (address === undefined) continue;
      append(addresses, name, [address]);
      append(aliases, name, line);
    }
  };
  for (const { address, names: line } of table.lines ?? []) add(address, line);
  // What the configuration says of the DNS, with all names of one address together.
  const others = new Map<Ipv4Address, string[]>();
  for (const [name, { value }] of table.addresses) {
    if (canonical.has(name)) continue;
    append(others, value, [name]);
  }
  for (const [address, line] of others) add(address, line);
  return { canonical, addresses, aliases, names };
});

/** exportfs writes the canonical name into its table, and mountd looks that up again; empty for a name that nobody knows. */
function addressesOf(table: NameTable, name: string): readonly Ipv4Address[] {
  const { canonical, addresses } = indexOf(table);
  const written = name.toLowerCase();
  return addresses.get(canonical.get(written) ?? written) ?? [];
}

/** All addresses of a name, whatever its canonical name. */
function addressesOfName(table: NameTable, name: string): readonly Ipv4Address[] {
  return indexOf(table).addresses.get(name.toLowerCase()) ?? [];
}

export type ExportedHosts = ReadonlyMap<ExportClient, readonly Ipv4Address[]>;

const hostsOf = once((_facts: ExportFacts) => new WeakMap<NameTable, ExportedHosts>());

/**
 * The addresses that each exported host stands for. A host that shares an address with one further up is the same
 * client to exportfs, and goes by its name (client_lookup in support/export/client.c). Names that nobody knows are left out.
 */
export function exportedHosts(facts: ExportFacts, table: NameTable): ExportedHosts {
  const tables = hostsOf(facts);
  const known = tables.get(table);
  if (known !== undefined) return known;
  const hosts = new Map<ExportClient, readonly Ipv4Address[]>();
  const groups: (readonly Ipv4Address[])[] = [];
  const groupOf = new Map<Ipv4Address, number>();
  const take = (client: ExportClient): void => {
    const name = client.spec.value;
    const own = client.address === undefined ? addressesOfName(table, name) : [client.address];
    if (own.length === 0) return;
    let group = groups.length;
    for (const address of own) group = Math.min(group, groupOf.get(address) ?? group);
    if (group === groups.length) {
      groups.push(client.address === undefined ? addressesOf(table, name) : own);
      for (const address of own) if (!groupOf.has(address)) groupOf.set(address, group);
    }
    hosts.set(client, groups[group] ?? own);
  };
  for (const { clients } of facts.entries)
    for (const client of clients) if (client.kind === 'host') take(client);
  tables.set(table, hosts);
  return hosts;
}

/** What a reverse look-up gives, and the aliases of that name. */
export function namesOf(table: NameTable, address: Ipv4Address): readonly string[] {
  const { aliases, names } = indexOf(table);
  const name = names.get(address);
  return name === undefined ? [] : [name, ...(aliases.get(name.toLowerCase()) ?? [])];
}
