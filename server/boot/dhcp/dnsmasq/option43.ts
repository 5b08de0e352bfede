/** What is known of a client goes in; option 43 comes out: what its lines say, what is for its vendor, and the menu of PXE (do_options in rfc2131.c). */
import type { Ipv4Address } from '../../../site/address.js';
import type { DnsmasqOption, DnsmasqService } from '../../../site/dnsmasq/facts.js';
import { numberOctets, octetsOfText } from '../../../site/octets.js';
import type { OptionAtom } from '../../../site/optionvalue.js';
import { none, type Outcome, unsure, value } from '../../outcome.js';
import type { Octet } from '../answer.js';
import { serverOf } from './bootfile.js';
import { filledIn, type Here, tagDoubt } from './here.js';
import { isAsked, sentOption } from './options.js';
import { menuOctets, PROMPT, pxeVendors } from './pxe.js';
import { holds } from './tags.js';

/** An octet that says that no more come. */
const END = 255;

/** Parts inside an option, in the order in which they are sent: the last line first. */
interface Parts {
  readonly options: readonly DnsmasqOption[];
  readonly octets: readonly number[];
  /** They are sent, asked for or not. */
  readonly force: boolean;
}

function partsOf(here: Here, isOne: (option: DnsmasqOption) => boolean): Parts | 'unknown' {
  const { facts, tags } = here;
  const options: DnsmasqOption[] = [];
  const octets: number[] = [];
  for (const option of facts.options.toReversed()) {
    if (!isOne(option)) continue;
    const answer = holds(facts, tags, option.tags);
    if (answer === 'unknown') return answer;
    if (answer === 'no') continue;
    const data = option.value.atoms.flatMap(atomOctets);
    octets.push(option.code, data.length, ...data);
    options.push(option);
  }
  return { options, octets, force: options.some(({ force }) => force) };
}

/** What is for clients of this vendor; an option 60 that is sent to the client counts instead of its own. */
function vendorParts(here: Here): Parts | 'unknown' {
  const { facts, client, pxe } = here;
  const sent = pxe === undefined ? sentOption(here, 60) : none;
  if (sent.kind === 'unknown') return 'unknown';
  const [atom] = sent.kind === 'value' ? sent.value.atoms : [];
  const name = sent.kind === 'none' ? client.vendorClass : atom?.kind === 'text' ? atom.value : '';
  if (name === undefined) return { options: [], octets: [], force: false };
  return partsOf(here, ({ vendor, prompt }) =>
    prompt === undefined
      ? vendor !== undefined && name.includes(vendor)
      : pxeVendors(facts).some((one) => name.includes(one)),
  );
}

export function vendorOf(here: Here): Outcome<readonly Octet[]> {
  const forVendor = vendorParts(here);
  if (forVendor === 'unknown' || here.pxe?.unsure === true) return unsure(tagDoubt);
  if (here.pxe?.menuOpen === true) return unsure(filledIn, here.pxe.open);
  const menu = menuOf(here, forVendor);
  const octets = [...menu, ...forVendor.octets];
  const [option] = forVendor.options;
  const [service = here.facts.services[0]] = here.pxe?.services ?? [];
  const from = here.pxe === undefined ? option?.place : service?.place;
  const isSent = here.isProxy || forVendor.force || isAsked(here.client, 43);
  const sent = isSent && octets.length > 0 ? [...octets, END] : [];
  const said = here.isProxy ? none : saidOf(here);
  if (said.kind === 'unknown') return said;
  const before = said.kind === 'value' ? said.value : [];
  if (before.length === 0 && sent.length === 0) return none;
  const place = said.kind === 'value' ? said.from : undefined;
  return value([...before, ...sent], place ?? from ?? option?.place ?? here.wire.ranges[0]?.place);
}

/** What lines say of option 43 by its own number, in front of what is for a vendor; a client joins them. */
function saidOf(here: Here): Outcome<readonly number[]> {
  const own = sentOption(here, 43);
  const inside = partsOf(here, (option) => option.inside?.code === 43);
  if (own.kind === 'unknown' || inside === 'unknown') return unsure(tagDoubt);
  const plain = own.kind === 'value' ? own.value.atoms.flatMap(atomOctets) : [];
  const isSent = inside.octets.length > 0 && (inside.force || isAsked(here.client, 43));
  if (plain.length === 0 && !isSent) return none;
  const from = own.kind === 'value' ? own.from : inside.options[0]?.place;
  return value(isSent ? [...plain, ...inside.octets, END] : plain, from);
}

function menuOf(here: Here, { options }: Parts): readonly Octet[] {
  const { pxe } = here;
  if (pxe === undefined || pxe.redirected) return [];
  const serverOfEntry = ({ file, server }: DnsmasqService): Outcome<Ipv4Address> => {
    if (file === undefined && server === undefined) return none;
    return serverOf(here, file === undefined ? server : undefined);
  };
  return menuOctets(
    pxe,
    options.some(({ code }) => code === PROMPT),
    serverOfEntry,
  );
}

/** Who is sent what is for its vendor is sent its own option 60 back. */
export function echoOf(here: Here): Outcome<string> {
  const { client, pxe } = here;
  const parts = vendorParts(here);
  if (parts === 'unknown') return unsure(tagDoubt);
  const [option] = parts.options;
  if (option === undefined || client.vendorClass === undefined || pxe !== undefined) return none;
  if (sentOption(here, 60).kind !== 'none' || !(parts.force || isAsked(client, 43))) return none;
  return value(client.vendorClass, option.place);
}

function atomOctets(atom: OptionAtom): number[] {
  switch (atom.kind) {
    case 'hex':
      return [...atom.value];
    case 'address':
      return numberOctets(atom.value, 4);
    case 'number':
      return [atom.value & 255];
    case 'flag':
      return [atom.value ? 1 : 0];
    default:
      return octetsOfText(atom.value);
  }
}
