/** What is known of a client goes in; the options that dnsmasq sends it come out (option_filter and do_options in rfc2131.c). */
import { hasHole } from '../../../../grammars/dnsmasq/index.js';
import { broadcastAddress, type Ipv4Address } from '../../../site/address.js';
import type { DnsmasqFacts, DnsmasqOption, DnsmasqRange } from '../../../site/dnsmasq/facts.js';
import { groupBy } from '../../../site/groups.js';
import { maskOfInterface } from '../../../site/link/interfaces.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { OptionAtom, OptionValue } from '../../../site/optionvalue.js';
import type { Place } from '../../../site/place.js';
import { doubt } from '../../doubt.js';
import { known, none, type Outcome, unsure, value } from '../../outcome.js';
import { type DhcpClient, optionCodes } from '../answer.js';
import { filledIn, type Here, tagDoubt } from './here.js';
import { nameOf } from './names.js';
import { holds, lastThatFits, taggedLines } from './tags.js';

/** The line that counts for a code: tags without that of the range come before those with it. */
export function optionLine(
  { facts, own, tags }: Pick<Here, 'facts' | 'own' | 'tags'>,
  code: number,
): DnsmasqOption | undefined | 'unknown' {
  const lines = plainOptions(facts).get(code) ?? [];
  const still = taggedLines(facts, tags, lines).filter((one) => holds(facts, tags, one.tags) !== 'no');
  const without = lastThatFits(facts, own, still);
  // A tag of the range may be called as an interface is, and be there without it: for a single line that makes no difference.
  const [only, ...more] = still;
  if (
    without === 'unknown' &&
    more.length === 0 &&
    only !== undefined &&
    holds(facts, tags, only.tags) === 'yes'
  )
    return only;
  return without ?? lastThatFits(facts, tags, lines);
}

/** By code those that stand inside no other option. */
const plainOptions = once(({ options }: DnsmasqFacts) =>
  groupBy(
    options.filter(
      ({ vendor, inside, prompt }) => vendor === undefined && inside === undefined && prompt === undefined,
    ),
    ({ code }) => code,
  ),
);

/** Who names no options that it wants gets them all, but the boot file in the header. */
export function isAsked({ requested }: DhcpClient, code: number): boolean {
  return requested === undefined || requested.includes(code);
}

/** Options that dnsmasq has a value of its own for: a line without a value takes it away. */
const OF_ITS_OWN = new Set([1, 3, 6, 12, 15, 28]);

/** An option as its lines say it; none where the client does not ask for it. */
export function sentOption(here: Here, code: number): Outcome<OptionValue> {
  const line = optionLine(here, code);
  if (line === 'unknown')
    return unsure(doubt('network', `whether option ${code} is sent depends on a tag that is not known`));
  if (line === undefined || !(line.force || isAsked(here.client, code))) return none;
  if (line.value.atoms.length === 0 && OF_ITS_OWN.has(code)) return none;
  const own = known(here.local);
  // An address of zeros is the server's own.
  const atoms = line.value.atoms.map((atom) =>
    atom.kind === 'address' && atom.value === 0 && own !== undefined ? { ...atom, value: own } : atom,
  );
  return value({ ...line.value, atoms }, line.place);
}

export function textValue(text: string, place: Place): OptionValue {
  return { place, atoms: [{ kind: 'text', value: text, place }] };
}

function single(atom: OptionAtom): OptionValue {
  return { place: atom.place, atoms: [atom] };
}

/** All but those of PXE and for vendors. */
export function optionsOf(
  here: Here,
  range: DnsmasqRange,
  address: Outcome<Ipv4Address>,
): Map<number, Outcome<OptionValue>> {
  const options = new Map<number, Outcome<OptionValue>>();
  for (const code of Object.values(optionCodes)) {
    const found = sentOption(here, code);
    if (found.kind !== 'none') options.set(code, found);
  }
  for (const [code, found] of ofItsOwn(here, range, address)) {
    const asked = [1, 28, 51, 54].includes(code) || isAsked(here.client, code);
    if (found.kind !== 'none' && asked && optionLine(here, code) === undefined) options.set(code, found);
  }
  bootOptions(here, options);
  return options;
}

/** The server's own address, as an option. */
export function ownAddress({ local }: Pick<Here, 'local'>, { place }: DnsmasqRange): Outcome<OptionValue> {
  return local.kind === 'value'
    ? value(single({ kind: 'address', value: local.value, place }), undefined)
    : local;
}

/** What dnsmasq says where no line says anything else. */
function ofItsOwn(
  { site, facts, own, local }: Here,
  range: DnsmasqRange,
  address: Outcome<Ipv4Address>,
): readonly (readonly [number, Outcome<OptionValue>])[] {
  const { place } = range;
  const self = ownAddress({ local }, range);
  const mask = maskOn(site, range);
  const broadcast =
    range.broadcast === undefined
      ? mask.kind === 'value'
        ? value(broadcastAddress(range.low.value, mask.value), mask.from)
        : mask
      : value(range.broadcast.value, range.broadcast.place);
  const lease = own.host?.lease ?? range.lease ?? HOUR;
  const name = own.host?.name;
  const looked = address.kind === 'value' ? nameOf(site, facts, address.value) : undefined;
  const called =
    name === undefined
      ? looked === undefined
        ? undefined
        : textValue(looked, place)
      : textValue(name.value, name.place);
  return [
    [optionCodes['subnet-mask'], addressValue(mask, place)],
    [optionCodes['broadcast-address'], addressValue(broadcast, place)],
    [optionCodes['dhcp-lease-time'], value(single({ kind: 'number', value: lease, place }), place)],
    [optionCodes['dhcp-server-identifier'], self],
    [optionCodes.routers, self],
    [optionCodes['domain-name-servers'], (facts.port?.value ?? DNS) === DNS ? self : none],
    [optionCodes['domain-name'], domainOf(facts)],
    [optionCodes['host-name'], called === undefined ? none : value(called, called.place)],
  ];
}

/** That of the range, else that of the interface in its network, which is often in no file; the network itself may then be wider than it looks. */
function maskOn(site: Site, { low, mask }: DnsmasqRange): Outcome<Ipv4Address> {
  if (mask !== undefined) return value(mask.value, mask.place);
  const own = maskOfInterface(site, low.value);
  return own === undefined
    ? unsure(doubt('network', 'the netmask of the interface is in no file'))
    : value(own.value, own.place);
}

function addressValue(it: Outcome<Ipv4Address>, place: Place): Outcome<OptionValue> {
  return it.kind === 'value' ? value(single({ kind: 'address', value: it.value, place }), it.from) : it;
}

const HOUR = 3600;
const DNS = 53;

function domainOf({ domain, domainElsewhere }: DnsmasqFacts): Outcome<OptionValue> {
  if (domainElsewhere) return unsure(doubt('network', 'the domain is not the same for all machines'));
  return domain === undefined ? none : value(textValue(domain.value, domain.place), domain.place);
}

/** dhcp-boot goes into options 66 and 67 for those who ask for them, before what dhcp-option says: clients join both, and read up to the first NUL. */
function bootOptions({ facts, client, tags }: Here, options: Map<number, Outcome<OptionValue>>): void {
  const boot = lastThatFits(facts, tags, facts.boots);
  if (boot === undefined || facts.plainFields) return;
  const put = (code: number, text: string | undefined): void => {
    if (client.requested?.includes(code) !== true || text === undefined) return;
    if (boot === 'unknown') {
      options.set(code, unsure(tagDoubt));
      return;
    }
    const more = options.get(code);
    if (more?.kind === 'unknown') return;
    const behind = more?.kind === 'value' ? more.value.atoms[0] : undefined;
    const joined = behind === undefined ? text : `${text}\0${textOf(behind)}`;
    const replaced = more?.kind === 'value' && more.from !== undefined ? [more.from] : [];
    options.set(code, value(textValue(joined, boot.place), boot.place, replaced));
  };
  put(66, boot === 'unknown' ? '' : boot.serverName?.value);
  put(67, boot === 'unknown' ? '' : boot.file.value || undefined);
  const named = options.get(66);
  if (boot !== 'unknown' && named !== undefined && hasHole(boot.serverName?.value ?? ''))
    options.set(66, unsure(filledIn, boot.place));
}

function textOf(atom: OptionAtom): string {
  return atom.kind === 'text' ? atom.value : '';
}
