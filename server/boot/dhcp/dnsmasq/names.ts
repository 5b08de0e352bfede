/** Facts of dnsmasq.conf and a name go in; the address that dnsmasq itself knows for it comes out (a_record_from_hosts, dhcp_update_configs). */
import type { DnsmasqFacts, DnsmasqHost } from '../../../site/dnsmasq/facts.js';
import type { Site } from '../../../site/model.js';
import type { Said } from '../../../site/place.js';
import { doubt } from '../../doubt.js';
import { none, type Outcome, unsure, value } from '../../outcome.js';

/** Names that are not looked up in the DNS: of /etc/hosts, of files like it, and of host-record. Without its DNS it knows none. */
function addressOf(site: Site, facts: DnsmasqFacts, name: string): Said<number> | undefined {
  if (facts.port?.value === 0) return undefined;
  const wanted = name.toLowerCase();
  const own = facts.noHosts ? undefined : site.names.addresses.get(wanted);
  return own ?? facts.names.find((one) => one.name === wanted)?.address;
}

export function lookUp(site: Site, facts: DnsmasqFacts, name: Said<string>): Outcome<number> {
  const found = addressOf(site, facts, name.value);
  if (found !== undefined) return value(found.value, found.place);
  if (facts.port?.value === 0) return none;
  const whole = (facts.noHosts || site.names.file !== undefined) && !facts.namesElsewhere;
  return whole ? none : unsure(doubt('dns', `${name.value} has to be looked up`), name.place);
}

const reservedBySite = new WeakMap<
  DnsmasqFacts,
  { site: Site; known: ReadonlyMap<DnsmasqHost, Said<number>> }
>();

/** Addresses of hosts that have a name only: those that files of names tell, one host for each. */
export function reservedByName(site: Site, facts: DnsmasqFacts): ReadonlyMap<DnsmasqHost, Said<number>> {
  const before = reservedBySite.get(facts);
  if (before?.site === site) return before.known;
  const taken = new Set(facts.hosts.flatMap(({ address }) => address?.value ?? []));
  const known = new Map<DnsmasqHost, Said<number>>();
  for (const host of facts.hosts.toReversed()) {
    if (host.address !== undefined || host.name === undefined) continue;
    const found = addressOf(site, facts, host.name.value);
    if (found === undefined || taken.has(found.value)) continue;
    taken.add(found.value);
    known.set(host, found);
  }
  reservedBySite.set(facts, { site, known });
  return known;
}

const namesBySite = new WeakMap<DnsmasqFacts, { site: Site; names: ReadonlyMap<number, string> }>();

/** What the server calls an address of its own accord: by the first name of the first line for it. */
export function nameOf(site: Site, facts: DnsmasqFacts, address: number): string | undefined {
  const before = namesBySite.get(facts);
  if (before?.site === site) return before.names.get(address);
  const names = new Map<number, string>();
  const add = (at: number | undefined, name = ''): void => {
    if (at !== undefined && name !== '' && !names.has(at)) names.set(at, name.split('.', 1)[0] ?? '');
  };
  if (facts.port?.value !== 0) {
    if (!facts.noHosts) for (const line of site.names.lines ?? []) add(line.address, line.names[0]);
    for (const one of facts.names) add(one.address.value, one.name);
  }
  namesBySite.set(facts, { site, names });
  return names.get(address);
}
