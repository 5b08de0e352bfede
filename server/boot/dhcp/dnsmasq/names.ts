/** Facts of dnsmasq.conf and a name go in; the address that dnsmasq itself knows for it comes out (a_record_from_hosts, dhcp_update_configs). */
import type { Ipv4Address } from '../../../site/address.js';
import type { DnsmasqFacts, DnsmasqHost } from '../../../site/dnsmasq/facts.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { Said } from '../../../site/place.js';
import { doubt } from '../../doubt.js';
import { none, type Outcome, unsure, value } from '../../outcome.js';

/** Of files of names and host-record; of several addresses the first. */
const ownNames = once((facts: DnsmasqFacts): ReadonlyMap<string, Said<Ipv4Address>> => {
  const addresses = new Map<string, Said<Ipv4Address>>();
  for (const { name, address } of facts.names) if (!addresses.has(name)) addresses.set(name, address);
  return addresses;
});

/** Names that are not looked up in the DNS: of /etc/hosts, of files like it, and of host-record. Without its DNS it knows none. */
function addressOf(site: Site, facts: DnsmasqFacts, name: string): Said<Ipv4Address> | undefined {
  if (facts.port?.value === 0) return undefined;
  const wanted = name.toLowerCase();
  const own = facts.noHosts ? undefined : site.names.addresses.get(wanted);
  return own ?? ownNames(facts).get(wanted);
}

export function lookUp(site: Site, facts: DnsmasqFacts, name: Said<string>): Outcome<Ipv4Address> {
  const found = addressOf(site, facts, name.value);
  if (found !== undefined) return value(found.value, found.place);
  if (facts.port?.value === 0) return none;
  const whole = (facts.noHosts || site.names.file !== undefined) && !facts.namesElsewhere;
  return whole ? none : unsure(doubt('dns', `${name.value} has to be looked up`), name.place);
}

/** What files of names tell of one configuration on one site. */
interface Told {
  /** Addresses of hosts that have a name only, one host for each. */
  readonly reserved: ReadonlyMap<DnsmasqHost, Said<Ipv4Address>>;
  /** The first name of the first line for an address. */
  readonly names: ReadonlyMap<number, string>;
}

const toldBy = once((facts: DnsmasqFacts) =>
  once((site: Site): Told => ({ reserved: reservedIn(site, facts), names: namesIn(site, facts) })),
);

export function reservedByName(site: Site, facts: DnsmasqFacts): ReadonlyMap<DnsmasqHost, Said<Ipv4Address>> {
  return toldBy(facts)(site).reserved;
}

/** What the server calls an address of its own accord. */
export function nameOf(site: Site, facts: DnsmasqFacts, address: Ipv4Address): string | undefined {
  return toldBy(facts)(site).names.get(address);
}

function reservedIn(site: Site, facts: DnsmasqFacts): Told['reserved'] {
  const taken = new Set(facts.hosts.flatMap(({ address }) => address?.value ?? []));
  const reserved = new Map<DnsmasqHost, Said<Ipv4Address>>();
  for (const host of facts.hosts.toReversed()) {
    if (host.address !== undefined || host.name === undefined) continue;
    const found = addressOf(site, facts, host.name.value);
    if (found === undefined || taken.has(found.value)) continue;
    taken.add(found.value);
    reserved.set(host, found);
  }
  return reserved;
}

function namesIn(site: Site, facts: DnsmasqFacts): Told['names'] {
  const names = new Map<Ipv4Address, string>();
  if (facts.port?.value === 0) return names;
  const add = (at: Ipv4Address | undefined, name = ''): void => {
    if (at !== undefined && name !== '' && !names.has(at)) names.set(at, name.split('.', 1)[0] ?? '');
  };
  if (!facts.noHosts) for (const line of site.names.lines ?? []) add(line.address, line.names[0]);
  for (const { address, name } of facts.names) add(address.value, name);
  return names;
}
