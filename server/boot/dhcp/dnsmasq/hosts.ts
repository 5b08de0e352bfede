/** The hosts of dnsmasq.conf, a client and its tags go in; the line that is the client's own comes out (find_config in dhcp-common.c). */

import type { DnsmasqFacts, DnsmasqHost } from '../../../site/dnsmasq/facts.js';
import { sameNetwork, type Wire } from '../../../site/dnsmasq/networks.js';
import { addTo } from '../../../site/groups.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { Answer } from '../../../site/place.js';
import type { DhcpClient } from '../answer.js';
import { reservedByName } from './names.js';
import { callingsOf, fitsHardware, isUuid } from './packet.js';

interface HostIndex {
  readonly byMac: ReadonlyMap<string, readonly DnsmasqHost[]>;
  /** Lines with `*` in an address. */
  readonly patterns: readonly DnsmasqHost[];
  /** By client identifier, its octets in a row. */
  readonly byIdentifier: ReadonlyMap<string, readonly DnsmasqHost[]>;
  /** Those whose identifier is a UUID. */
  readonly byUuid: readonly DnsmasqHost[];
  readonly order: ReadonlyMap<DnsmasqHost, number>;
}

/** Each list with the line that counts first: the last one. */
const indexOf = once((facts: DnsmasqFacts): HostIndex => {
  const hosts = facts.hosts.toReversed();
  const byMac = new Map<string, DnsmasqHost[]>();
  const byIdentifier = new Map<string, DnsmasqHost[]>();
  for (const host of hosts) {
    for (const value of new Set(host.hardware.map((one) => one.value))) addTo(byMac, value, host);
    if (host.identifier !== undefined && !facts.ignoresIdentifiers)
      addTo(byIdentifier, host.identifier.join(), host);
  }
  return {
    byMac,
    patterns: hosts.filter(({ hardware }) => hardware.some(({ value }) => value.includes('*'))),
    byIdentifier,
    order: new Map(hosts.map((host, i) => [host, i])),
    byUuid: facts.ignoresIdentifiers
      ? []
      : hosts.filter(({ identifier }) => identifier !== undefined && isUuid(identifier)),
  };
});

/** A line may be the client's own by its client identifier, by its hardware address, and by one with `*`, the more octets the better. */
function* candidates(facts: DnsmasqFacts, client: DhcpClient): Iterable<readonly [DnsmasqHost, Answer]> {
  const { byMac, patterns } = indexOf(facts);
  yield* called(facts, client);
  const { mac } = client;
  if (mac === undefined) return;
  for (const host of byMac.get(mac) ?? []) yield [host, 'yes'];
  const fitting = patterns.flatMap((host) => {
    const octets = host.hardware.flatMap(({ value }) =>
      value.includes('*') && fitsHardware(value, mac) ? [value.replaceAll(/[*:]/g, '').length] : [],
    );
    return octets.length === 0 ? [] : [{ host, octets: Math.max(...octets) }];
  });
  for (const { host } of fitting.sort((a, b) => b.octets - a.octets)) yield [host, 'yes'];
}

/** Those of several identifiers in the order of their lines, the last one first. */
function* called(facts: DnsmasqFacts, client: DhcpClient): Iterable<readonly [DnsmasqHost, Answer]> {
  const { byIdentifier, byUuid, order } = indexOf(facts);
  if (byIdentifier.size === 0) return;
  const { names, uuids, answer } = callingsOf(client);
  const lists = [...names.map((name) => byIdentifier.get(name.join()) ?? []), ...(uuids ? [byUuid] : [])];
  const [only = [], ...others] = lists.filter((list) => list.length > 0);
  const found =
    others.length === 0
      ? only
      : [only, ...others].flat().sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  for (const host of found) yield [host, answer];
}

export interface OwnLine {
  readonly host: DnsmasqHost | undefined;
  /** Its line is for another network than this one. */
  readonly elsewhere: boolean;
  /** Whether that line is its own is not known. */
  readonly unsure: boolean;
}

/** Lines whose tags fit come before those without any. */
export function ownLine(
  site: Site,
  facts: DnsmasqFacts,
  client: DhcpClient,
  wire: Wire | undefined,
  fits: (host: DnsmasqHost) => Answer,
): OwnLine {
  const reserved = reservedByName(site, facts);
  const here = (host: DnsmasqHost): boolean => {
    const address = host.address ?? reserved.get(host);
    return address === undefined || wire === undefined || sameNetwork(wire, address.value);
  };
  const all = [...candidates(facts, client)];
  for (const some of [all.filter(([host]) => here(host)), all]) {
    for (const tagged of [true, false]) {
      for (const [host, answer] of some) {
        if (host.tags.length > 0 !== tagged) continue;
        const fit = fits(host);
        if (fit === 'no') continue;
        const unsure = fit === 'unknown' || answer === 'unknown';
        if (some === all && !here(host)) return { host: undefined, elsewhere: true, unsure };
        return { host, elsewhere: false, unsure };
      }
    }
  }
  return { host: undefined, elsewhere: false, unsure: false };
}
