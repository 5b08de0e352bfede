/** Facts of dnsmasq.conf and a client go in, what dnsmasq answers comes out: in the end, with what port 4011 says to it (dhcp_reply in rfc2131.c). */

import { broadcastAddress, type Ipv4Address, ipv4After } from '../../../site/address.js';
import type { DnsmasqFacts, DnsmasqRange } from '../../../site/dnsmasq/facts.js';
import { type Wire, wiresOf } from '../../../site/dnsmasq/networks.js';
import type { Node, Site } from '../../../site/model.js';
import type { OptionValue } from '../../../site/optionvalue.js';
import { inNetworkOf, ownAddresses } from '../../../site/ownaddresses.js';
import { type Place, placeKey } from '../../../site/place.js';
import { doubt } from '../../doubt.js';
import { none, type Outcome, unsure, value } from '../../outcome.js';
import {
  type AddressRange,
  type DhcpAnswer,
  type DhcpClient,
  type Octet,
  optionCodes,
  type Silence,
} from '../answer.js';
import { blank } from '../blank.js';
import { bootOf, openBoot } from './bootfile.js';
import { filledIn, type Here, tagDoubt } from './here.js';
import { reservedByName } from './names.js';
import { echoOf, vendorOf } from './option43.js';
import { optionsOf, ownAddress, textValue } from './options.js';
import { missesMenu, pxeOffer } from './pxe.js';
import { holds, lastThatFits, type Tags, tagsOf, withConditions, withTag } from './tags.js';
import { candidates } from './wires.js';

function silent(client: DhcpClient, silence: Silence, reason: string, decidedBy?: Place): DhcpAnswer {
  return { ...blank(client, 'no', reason, none), silence, decidedBy };
}

function unknown(client: DhcpClient, why: ReturnType<typeof doubt>, decidedBy?: Place): DhcpAnswer {
  return { ...blank(client, 'unknown', why.reason, unsure(why)), code: why.code, decidedBy };
}

/** A pattern may be for any of its kind. */
function isOf(hardware: string, { mac }: DhcpClient): boolean {
  return hardware === mac || hardware.includes('*');
}

export function answerDnsmasq(
  site: Site,
  facts: DnsmasqFacts,
  client: DhcpClient,
  machine: Node | undefined,
): DhcpAnswer {
  // What a service decides it decides for those only that it may be for, and the line of a machine for no other one.
  const partly = new Set([...facts.openServices, ...facts.openHosts].map(({ place }) => placeKey(place)));
  const ofOwn = facts.openHosts.find(({ hardware }) => hardware.some(({ value }) => isOf(value, client)));
  const open = facts.unknown.find((place) => !partly.has(placeKey(place))) ?? ofOwn?.place;
  if (open !== undefined) return unknown(client, filledIn, open);
  const wires = wiresOf(facts);
  if (wires.length === 0) {
    return unknown(
      client,
      doubt('files', 'no file says which addresses dnsmasq serves'),
      facts.boots[0]?.place,
    );
  }
  // No interface has an address there (2.90 was asked).
  const on = candidates(wires, client, machine).filter(({ network }) => network !== 0);
  const [firstOn, ...others] = on.slice(0, MOST_NETWORKS);
  if (firstOn === undefined)
    return silent(client, 'unknown-network', 'no address range available for DHCP request');
  const first = answerOn(site, facts, client, firstOn);
  const decides = decisive(first);
  if (others.every((wire) => decisive(answerOn(site, facts, client, wire)) === decides)) return first;
  return unknown(client, doubt('network', 'it depends on which network the client is connected to'));
}

/** Where a client may be on more networks than this, the rest is taken to be like them. */
const MOST_NETWORKS = 64;

/** What a boot goes by; the network differs anyway. */
function decisive({ answered, filename, nextServer, serverName, options }: DhcpAnswer): string {
  return JSON.stringify(
    [answered, filename, nextServer, serverName, options.get(67), options.get(66), options.get(17)],
    (key, it) => (key === 'place' || key === 'from' ? undefined : it),
  );
}

function answerOn(site: Site, facts: DnsmasqFacts, client: DhcpClient, wire: Wire): DhcpAnswer {
  const own = tagsOf(site, facts, client, wire);
  if (own.unsure) return unknown(client, tagDoubt, own.host?.place);
  // A line whose hardware address is filled in may be that of a machine which has no other one.
  const itsOwn = facts.openHosts.find(({ hardware }) => hardware.length === 0);
  if (itsOwn !== undefined && client.mac !== undefined && own.host === undefined)
    return unknown(client, filledIn, itsOwn.place);
  const ignored = facts.ignores
    .filter(({ tags }) => tags.length > 0)
    .map(({ tags, place }) => ({ place, answer: holds(facts, own, tags) }));
  const surely = ignored.find(({ answer }) => answer === 'yes');
  if (surely !== undefined) return silent(client, 'denied', 'ignored', surely.place);
  const maybe = ignored.find(({ answer }) => answer === 'unknown');
  if (maybe !== undefined) return unknown(client, tagDoubt, maybe.place);
  const pxe = pxeOffer(facts, client, own);
  const local = localOf(site, wire);
  const here = { site, facts, client, wire, own, tags: own, pxe, local, isProxy: false };
  const proxy = wire.ranges.find(({ kind, tags }) => kind === 'proxy' && holds(facts, own, tags) !== 'no');
  if (pxe !== undefined && proxy !== undefined) return proxied({ ...here, isProxy: true }, proxy);
  // The first range tells whether it gives addresses at all.
  const [first] = wire.ranges;
  return first?.kind === 'proxy'
    ? {
        ...unknown(client, addressesElsewhere, first.place),
        dynamic: [wholeOf(wire)],
        ...unsaid(here, first),
      }
    : leased(here);
}

function unsaid({ facts, client, tags }: Here, { place: by }: DnsmasqRange): Pick<DhcpAnswer, 'unsaid'> {
  const boot = missesMenu(facts, client) ? lastThatFits(facts, tags, facts.boots) : undefined;
  return boot === undefined || boot === 'unknown' || boot.file.value === ''
    ? {}
    : { unsaid: { file: boot.file, by } };
}

function localOf(site: Site, wire: Wire): Outcome<Ipv4Address> {
  const [found] = inNetworkOf(ownAddresses(site), wire.network, wire.mask);
  return found === undefined
    ? unsure(doubt('server-address', "dnsmasq's own address on this network is in no file"))
    : value(found.value, found.place);
}

const addressesElsewhere = doubt(
  'no-server',
  'another server gives the addresses, and what it says is in no file',
);

/** Addresses come from another server, and what to boot from this one. */
function proxied(here: Here, range: DnsmasqRange): DhcpAnswer {
  const { client, facts } = here;
  if (holds(facts, here.own, range.tags) === 'unknown') return unknown(client, tagDoubt, range.place);
  const served = withRange(here, withTag(here.tags, range.sets?.value));
  if (served.pxe?.unsure === true) return unknown(client, tagDoubt, range.place);
  // UEFI asks port 4011 as well, and what it hears there has the menu.
  const uefi = (client.architecture ?? 0) >= 6;
  return {
    ...base(here, range),
    ...bootOf(served),
    address: unsure<Ipv4Address>(addressesElsewhere),
    dynamic: [wholeOf(here.wire)],
    options: new Map([...pxeOptions(served), [54, ownAddress(served, range)]]),
    others: none,
    vendor: uefi ? unsure<readonly Octet[]>(asksAgain) : vendorOf(served),
    proxied: true,
  };
}

/** What the range adds: its tag, and those that follow from it; the services of PXE go by them, too. */
function withRange(here: Here, ranged: Tags): Here {
  const tags = withConditions(here.facts, ranged);
  return { ...here, tags, pxe: pxeOffer(here.facts, here.client, tags) };
}

/** Any address of the network that a machine may have. */
function wholeOf({ network, mask, ranges }: Wire): AddressRange {
  const range = { low: ipv4After(network, 1), high: broadcastAddress(network, mask) };
  return ranges.some((one) => one.mask !== undefined) ? range : { ...range, atLeast: true };
}

const asksAgain = doubt('not-simulated', 'the answer of port 4011 has it');

function base({ client, wire, own }: Here, range: DnsmasqRange) {
  const { host } = own;
  const name = host?.name ?? host?.hardware[0];
  return {
    client,
    answered: 'yes',
    reason: '',
    host: host === undefined || name === undefined ? undefined : { name, head: host.place },
    subnet: {
      network: { value: wire.network, place: range.low.place },
      mask: { value: wire.mask, place: (range.mask ?? range.low).place },
      head: range.place,
    },
    classes: [],
  } as const;
}

function leased(here: Here): DhcpAnswer {
  const { site, client, facts, wire, own, local } = here;
  const { host } = own;
  if (host?.ignore !== undefined) return silent(client, 'denied', 'ignored', host.ignore);
  const ranges = wire.ranges.filter(({ tags }) => holds(facts, own, tags) !== 'no');
  if (ranges.some(({ tags }) => holds(facts, own, tags) === 'unknown'))
    return unknown(client, tagDoubt, ranges[0]?.place);
  const pools = ranges.filter(({ kind }) => kind === 'dynamic');
  const reserved = host && (host.address ?? reservedByName(site, facts).get(host));
  // Its own address it gives to nobody.
  const ownAddress = local.kind === 'value' && reserved?.value === local.value ? reserved : undefined;
  const fixed = ownAddress === undefined ? reserved : undefined;
  if (fixed === undefined && pools.length === 0) {
    const decidedBy = ownAddress?.place ?? wire.ranges[0]?.place;
    return { ...silent(client, 'no-free-leases', 'no address available', decidedBy), ownAddress };
  }
  const from = fixed === undefined ? pools : rangesFor(ranges, fixed.value);
  const [range] = from;
  if (range === undefined) return silent(client, 'no-free-leases', 'no address available', fixed?.place);
  const served = withRange(here, rangeTags(here, from));
  const address: Outcome<Ipv4Address> =
    fixed === undefined
      ? unsure(doubt('lease-state', 'the address is one of a range'))
      : value(fixed.value, fixed.place);
  const options = optionsOf(served, range, address);
  for (const [code, found] of pxeOptions(served)) options.set(code, found);
  // A client may take the boot file from there as well.
  const open = openBoot(served);
  if (open !== undefined) options.set(optionCodes['bootfile-name'], unsure(filledIn, open));
  return {
    ...base(here, range),
    ...bootOf(served),
    address,
    dynamic: fixed === undefined ? pools.map(({ low, high }) => ({ low: low.value, high: high.value })) : [],
    options,
    others: none,
    vendor: vendorOf(served),
    ownAddress,
  };
}

/** The range that holds an address, else one for static addresses, else any of the network that gives addresses (narrow_context in dhcp.c). */
function rangesFor(ranges: readonly DnsmasqRange[], address: Ipv4Address): readonly DnsmasqRange[] {
  const inside = ranges.filter(
    ({ kind, low, high }) => kind === 'dynamic' && low.value <= address && address <= high.value,
  );
  const fixed = ranges.filter(({ kind }) => kind === 'static');
  const others = ranges.filter(({ kind }) => kind !== 'proxy');
  return [inside, fixed, others].find((some) => some.length > 0)?.slice(-1) ?? [];
}

/** Which range serves a client is the business of the leases. */
function rangeTags({ tags }: Here, ranges: readonly DnsmasqRange[]): Tags {
  const names = new Set(ranges.map(({ sets }) => sets?.value));
  const [only] = names;
  if (names.size === 1) return withTag(tags, only);
  const known = new Map(tags.known);
  for (const name of names) if (name !== undefined && known.get(name) !== 'yes') known.set(name, 'unknown');
  return { ...tags, known };
}

/** What a PXE client is told besides; who is sent what is for its vendor is sent its own option 60 back. */
function pxeOptions(here: Here): Map<number, Outcome<OptionValue>> {
  const { facts, wire, pxe } = here;
  const asked =
    pxe?.services[0] ?? facts.services[0] ?? facts.options.find(({ prompt }) => prompt !== undefined);
  const place = asked?.place ?? wire.ranges[0]?.place;
  const name = pxe === undefined ? echoOf(here) : value(pxe.vendor, place);
  if (name.kind === 'none' || place === undefined) return new Map();
  return new Map([
    [60, name.kind === 'value' ? value(textValue(name.value, name.from ?? place), name.from) : name],
  ]);
}
