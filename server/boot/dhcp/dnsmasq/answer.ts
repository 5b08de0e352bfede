/** Facts of dnsmasq.conf and a client go in, what dnsmasq answers comes out: in the end, with what port 4011 says to it (dhcp_reply in rfc2131.c). */
import { parseIpv4 } from '../../../site/address.js';
import type { DnsmasqBoot, DnsmasqFacts, DnsmasqRange, DnsmasqService } from '../../../site/dnsmasq/facts.js';
import { serviceFile } from '../../../site/link/dnsmasq.js';
import type { Node, Site } from '../../../site/model.js';
import type { OptionValue } from '../../../site/optionvalue.js';
import type { Place } from '../../../site/place.js';
import { doubt } from '../../doubt.js';
import { isUefi } from '../../machine/firmware.js';
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
import { isAsked, optionLine, sentOption, textValue, vendorOctets } from './options.js';
import { chosen, hasPrompt, menuOctets, type PxeOffer, promptOctets, pxeOffer } from './pxe.js';
import { holds, lastThatFits, type Tags, tagsOf, withConditions, withTag } from './tags.js';
import { candidates, sameNetwork, type Wire, wiresOf } from './wires.js';

const tagDoubt = doubt('network', 'it depends on a tag of which it is not known whether the client has it');

function silent(client: DhcpClient, silence: Silence, reason: string, decidedBy?: Place): DhcpAnswer {
  return { ...blank(client, 'no', reason, none), silence, decidedBy };
}

function unknown(client: DhcpClient, why: ReturnType<typeof doubt>, decidedBy?: Place): DhcpAnswer {
  return { ...blank(client, 'unknown', why.reason, unsure(why)), code: why.code, decidedBy };
}

export function answerDnsmasq(
  site: Site,
  facts: DnsmasqFacts,
  client: DhcpClient,
  machine: Node | undefined,
): DhcpAnswer {
  const [open] = facts.unknown;
  if (open !== undefined) {
    return unknown(
      client,
      doubt('files', 'what a line of the configuration of dnsmasq stands for is not known'),
      open,
    );
  }
  const wires = wiresOf(facts);
  if (wires.length === 0) {
    return unknown(
      client,
      doubt('files', 'no file says which addresses dnsmasq serves'),
      facts.boots[0]?.place,
    );
  }
  const on = candidates(wires, client, machine);
  const [first, ...others] = on.map((wire) => answerOn(site, facts, client, wire));
  if (first === undefined)
    return silent(client, 'unknown-network', 'no address range available for DHCP request');
  if (others.every((other) => sameAnswer(first, other))) return first;
  return unknown(client, doubt('network', 'it depends on which network the client is connected to'));
}

/** In what a boot goes by; the network differs anyway. */
function sameAnswer(a: DhcpAnswer, b: DhcpAnswer): boolean {
  const text = ({ answered, filename, nextServer, serverName, options }: DhcpAnswer): string =>
    JSON.stringify(
      [answered, filename, nextServer, serverName, options.get(67), options.get(66), options.get(17)],
      (key, it) => (key === 'place' || key === 'from' ? undefined : it),
    );
  return text(a) === text(b);
}

/** What is known of one client on one network. */
interface Here {
  readonly site: Site;
  readonly facts: DnsmasqFacts;
  readonly client: DhcpClient;
  readonly wire: Wire;
  /** Without the tag of the range. */
  readonly own: Tags;
  readonly tags: Tags;
  readonly pxe: PxeOffer | undefined;
  readonly local: Outcome<number>;
}

function answerOn(site: Site, facts: DnsmasqFacts, client: DhcpClient, wire: Wire): DhcpAnswer {
  const own = tagsOf(facts, client, wire);
  const here = {
    site,
    facts,
    client,
    wire,
    own,
    tags: own,
    pxe: pxeOffer(facts, client, own),
    local: localOf(site, facts, wire),
  };
  const ignored = facts.ignores
    .filter(({ tags }) => tags.length > 0)
    .map(({ tags, place }) => ({ place, answer: holds(facts, own, tags) }));
  const surely = ignored.find(({ answer }) => answer === 'yes');
  if (surely !== undefined) return silent(client, 'denied', 'ignored', surely.place);
  const maybe = ignored.find(({ answer }) => answer === 'unknown');
  if (maybe !== undefined) return unknown(client, tagDoubt, maybe.place);
  const proxy = wire.ranges.find(({ kind, tags }) => kind === 'proxy' && holds(facts, own, tags) !== 'no');
  return proxy === undefined ? leased(here) : proxied(here, proxy);
}

function localOf(site: Site, { listens }: DnsmasqFacts, wire: Wire): Outcome<number> {
  const known = [...listens, ...site.serverAddresses.filter(({ source }) => source !== 'next-server')];
  const found = known.find(({ value: address }) => sameNetwork(wire, address));
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
  const { client } = here;
  const served = withRange(here, withTag(here.tags, range.sets?.value));
  const { pxe } = served;
  const dynamic = [wholeOf(here.wire)];
  if (pxe === undefined) return { ...unknown(client, addressesElsewhere, range.place), dynamic };
  if (pxe.unsure) return unknown(client, tagDoubt, range.place);
  const given = bootOf(served);
  const fields = { ...given, address: unsure<number>(addressesElsewhere), dynamic };
  // UEFI asks port 4011 as well, and what it hears there has the menu.
  const uefi = (client.architecture ?? 0) >= 6;
  const vendor = uefi ? unsure<readonly Octet[]>(asksAgain) : vendorOf(served);
  return {
    ...base(here, range),
    ...fields,
    options: pxeOptions(served),
    others: none,
    vendor,
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
  const range = { low: network + 1, high: (network | ~mask) >>> 0 };
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
  const { client, facts, wire, own } = here;
  const { host } = own;
  if (host?.ignore !== undefined) return silent(client, 'denied', 'ignored', host.ignore);
  const ranges = wire.ranges.filter(({ tags }) => holds(facts, own, tags) !== 'no');
  if (ranges.some(({ tags }) => holds(facts, own, tags) === 'unknown'))
    return unknown(client, tagDoubt, ranges[0]?.place);
  const pools = ranges.filter(({ kind }) => kind === 'dynamic');
  const reserved = host?.address;
  const fixed = reserved !== undefined && sameNetwork(wire, reserved.value) ? reserved : undefined;
  if (fixed === undefined && pools.length === 0) {
    return silent(client, 'no-free-leases', 'no address available', wire.ranges[0]?.place);
  }
  const from = fixed === undefined ? pools : rangesFor(ranges, fixed.value);
  const [range] = from;
  if (range === undefined) return silent(client, 'no-free-leases', 'no address available', fixed?.place);
  const served = withRange(here, rangeTags(here, from));
  return {
    ...base(here, range),
    ...bootOf(served),
    address:
      fixed === undefined
        ? unsure(doubt('lease-state', 'the address is one of a range'))
        : value(fixed.value, fixed.place),
    dynamic: fixed === undefined ? pools.map(({ low, high }) => ({ low: low.value, high: high.value })) : [],
    options: optionsOf(served, range),
    others: none,
    vendor: vendorOf(served),
  };
}

/** The range that holds an address, else one for static addresses, else any of the network (narrow_context in dhcp.c). */
function rangesFor(ranges: readonly DnsmasqRange[], address: number): readonly DnsmasqRange[] {
  const inside = ranges.filter(
    ({ kind, low, high }) => kind === 'dynamic' && low.value <= address && address <= high.value,
  );
  const fixed = ranges.filter(({ kind }) => kind === 'static');
  return [inside, fixed, ranges].find((some) => some.length > 0)?.slice(-1) ?? [];
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

type Booted = Pick<DhcpAnswer, 'nextServer' | 'filename' | 'serverName'>;

/**
 * dhcp-boot, or what the PXE menu starts by itself. Only a proxy gives the boot file of its menu on port 4011 to UEFI; a BIOS
 * asks any dnsmasq for it.
 */
function bootOf(here: Here): Booted {
  const { client, facts, tags, pxe } = here;
  if (
    pxe !== undefined &&
    pxe.services.length > 0 &&
    client.userClass === undefined &&
    (isProxy(here) || !isUefi(client))
  ) {
    const service = chosen(pxe, facts);
    const [first] = pxe.services;
    if (service === undefined) {
      const why = doubt('packet', 'somebody has to choose from the menu of pxe-service');
      return { nextServer: here.local, filename: unsure(why, first?.place), serverName: none };
    }
    if (service.file !== undefined) return fromService(here, service);
  }
  const boot = lastThatFits(facts, tags, facts.boots);
  if (boot === 'unknown') {
    return {
      nextServer: unsure(tagDoubt),
      filename: unsure(tagDoubt, facts.boots.at(-1)?.place),
      serverName: unsure(tagDoubt),
    };
  }
  if (boot === undefined) return withoutBoot(here);
  const { file, serverName } = boot;
  // A proxy writes into the header whatever it is asked.
  const inOption = (code: number): boolean => !facts.plainFields && !isProxy(here) && isAsked(client, code);
  return {
    nextServer: serverOf(here, boot.server),
    filename: inOption(67) || file.value === '' ? none : value(file.value, boot.place),
    serverName: serverName === undefined || inOption(66) ? none : value(serverName.value, serverName.place),
  };
}

function isProxy({ wire, facts, own }: Here): boolean {
  return wire.ranges.some(({ kind, tags }) => kind === 'proxy' && holds(facts, own, tags) !== 'no');
}

function fromService(here: Here, service: DnsmasqService): Booted {
  const { file } = service;
  return {
    nextServer: serverOf(here, service.server),
    filename: file === undefined ? none : value(serviceFile(file.value), service.place),
    serverName: none,
  };
}

/** The server that a line names, else dnsmasq itself. */
function serverOf({ site, local }: Here, named: DnsmasqBoot['server']): Outcome<number> {
  if (named === undefined) return local;
  const address = parseIpv4(named.value);
  if (address !== undefined) return value(address, named.place);
  const found = site.names.addresses.get(named.value.toLowerCase());
  return found === undefined
    ? unsure(doubt('dns', `${named.value} has to be looked up`), named.place)
    : value(found.value, named.place);
}

/** Without dhcp-boot the options 66, 67 and 255 count, in the header for those who do not ask for them. */
function withoutBoot({ facts, client, own, tags, local }: Here): Booted {
  const field = (code: number): Outcome<string> => {
    if (isAsked(client, code)) return none;
    const line = optionLine(facts, code, own, tags);
    if (line === 'unknown') return unsure(tagDoubt);
    const text = line?.value.atoms[0];
    return line === undefined || text?.kind !== 'text' ? none : value(text.value, line.place);
  };
  const server = optionLine(facts, 255, own, tags);
  const said = server === 'unknown' ? undefined : server?.value.atoms[0];
  return {
    nextServer:
      server === 'unknown'
        ? unsure(tagDoubt)
        : said?.kind === 'address'
          ? value(said.value, server?.place)
          : local,
    filename: field(67),
    serverName: field(66),
  };
}

const vendorClassPlace = ({ facts, wire }: Here): Place | undefined =>
  facts.services[0]?.place ?? facts.prompt?.place ?? wire.ranges[0]?.place;

/** What a PXE client is told besides. */
function pxeOptions(here: Here): Map<number, Outcome<OptionValue>> {
  const place = vendorClassPlace(here);
  return new Map(place === undefined ? [] : [[60, value(textValue('PXEClient', place), place)]]);
}

function optionsOf(here: Here, range: DnsmasqRange): Map<number, Outcome<OptionValue>> {
  const { facts, client, own, tags, wire, pxe, local } = here;
  const options = new Map<number, Outcome<OptionValue>>();
  for (const code of Object.values(optionCodes)) {
    const found = sentOption(facts, client, code, own, tags);
    if (found.kind !== 'none') options.set(code, found);
  }
  const place = range.place;
  const own54 = local.kind === 'value' ? value(address(local.value, place), undefined) : local;
  options.set(54, own54);
  const explicit = (code: number) => optionLine(facts, code, own, tags) !== undefined;
  if (!explicit(1)) options.set(1, value(address(wire.mask, place), range.mask?.place));
  if (!explicit(3) && isAsked(client, 3)) options.set(3, own54);
  const name = own.host?.name;
  if (!explicit(12) && name !== undefined && isAsked(client, 12))
    options.set(12, value(textValue(name.value, name.place), name.place));
  bootOptions(here, options);
  if (pxe !== undefined) for (const [code, found] of pxeOptions(here)) options.set(code, found);
  else echoed(here, options);
  return options;
}

/** Who is sent option 43 is sent its own option 60 back. */
function echoed(here: Here, options: Map<number, Outcome<OptionValue>>): void {
  const vendor = vendorOctets(here.facts, here.client, here.tags);
  const { vendorClass } = here.client;
  if (vendor.kind !== 'value' || vendor.from === undefined || vendorClass === undefined || options.has(60))
    return;
  if (
    !isAsked(here.client, 43) &&
    !here.facts.options.some(({ force, vendor: text }) => force && text !== undefined)
  )
    return;
  options.set(60, value(textValue(vendorClass, vendor.from), vendor.from));
}

/** dhcp-boot goes into options 66 and 67 for those who ask for them, before what dhcp-option says: clients join both, and read up to the first NUL. */
function bootOptions({ facts, client, tags }: Here, options: Map<number, Outcome<OptionValue>>): void {
  const boot = lastThatFits(facts, tags, facts.boots);
  if (boot === undefined || facts.plainFields) return;
  const put = (code: number, text: string | undefined): void => {
    if (!isAsked(client, code) || text === undefined) return;
    const more = options.get(code);
    if (boot === 'unknown') options.set(code, unsure(tagDoubt));
    else if (more === undefined) options.set(code, value(textValue(text, boot.place), boot.place));
    else if (more.kind === 'value') {
      const [atom] = more.value.atoms;
      const joined = atom?.kind === 'text' ? `${text}\0${atom.value}` : text;
      options.set(
        code,
        value(textValue(joined, boot.place), boot.place, more.from === undefined ? [] : [more.from]),
      );
    }
  };
  put(66, boot === 'unknown' ? '' : boot.serverName?.value);
  put(
    67,
    boot === 'unknown' || boot.file.value !== '' ? (boot === 'unknown' ? '' : boot.file.value) : undefined,
  );
}

function address(it: number, place: Place): OptionValue {
  return { place, atoms: [{ kind: 'address', value: it, place }] };
}

function vendorOf(here: Here): Outcome<readonly Octet[]> {
  const { facts, client, tags, pxe, local } = here;
  const asked =
    isAsked(client, 43) || facts.options.some(({ force, vendor }) => force && vendor !== undefined);
  const own = vendorOctets(facts, client, tags);
  if (own.kind === 'unknown') return own;
  const octets = own.kind === 'value' ? own.value : [];
  const end = (list: readonly Octet[], from: Place | undefined): Outcome<readonly Octet[]> =>
    list.length === 0 || !asked ? none : value([...list, 255], from);
  const from = own.kind === 'value' ? own.from : undefined;
  if (pxe === undefined || pxe.redirected) return end(octets, from);
  const behind = [...promptOctets(facts), ...octets];
  const menu = menuOctets(pxe, hasPrompt(behind), local.kind === 'value' ? local.value : undefined);
  return end([...menu, ...behind], vendorClassPlace(here));
}
