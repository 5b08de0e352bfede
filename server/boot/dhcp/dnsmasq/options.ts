/** The options of dnsmasq.conf and a client's tags go in; what of them is sent comes out (option_filter and do_options in rfc2131.c). */
import type { DnsmasqFacts, DnsmasqOption } from '../../../site/dnsmasq/facts.js';
import type { OptionAtom, OptionValue } from '../../../site/optionvalue.js';
import { doubt } from '../../doubt.js';
import { none, type Outcome, unsure, value } from '../../outcome.js';
import type { DhcpClient } from '../answer.js';
import { holds, lastThatFits, type Tags } from './tags.js';

/** The line that counts for a code: tags without that of the range come before those with it. */
export function optionLine(
  facts: DnsmasqFacts,
  code: number,
  own: Tags,
  all: Tags,
): DnsmasqOption | undefined | 'unknown' {
  const lines = facts.options.filter((one) => one.code === code && one.vendor === undefined && !one.inside);
  const tagged = lines.filter(({ tags }) => tags.length > 0);
  const still = tagged.filter(({ tags }) => holds(facts, all, tags) !== 'no');
  const first = lastThatFits(facts, own, still);
  return first ?? lastThatFits(facts, all, lines);
}

export function isAsked({ requested }: DhcpClient, code: number): boolean {
  return requested?.includes(code) === true;
}

/** An option as it is sent; none where the client does not ask for it, or the line takes it away. */
export function sentOption(
  facts: DnsmasqFacts,
  client: DhcpClient,
  code: number,
  own: Tags,
  all: Tags,
): Outcome<OptionValue> {
  const line = optionLine(facts, code, own, all);
  if (line === 'unknown')
    return unsure(doubt('network', `whether option ${code} is sent depends on a tag that is not known`));
  if (line === undefined || !(line.force || isAsked(client, code))) return none;
  return value(line.value, line.place);
}

export function textValue(text: string, at: OptionValue['place']): OptionValue {
  return { place: at, atoms: [{ kind: 'text', value: text, place: at }] };
}

/** What stands in option 43 for this client, without what PXE adds (prune_vendor_opts, do_encap_opts). */
export function vendorOctets(
  facts: DnsmasqFacts,
  client: DhcpClient,
  tags: Tags,
): Outcome<readonly number[]> {
  const octets: number[] = [];
  let from: DnsmasqOption | undefined;
  for (const option of facts.options.toReversed()) {
    if (option.vendor === undefined || client.vendorClass?.includes(option.vendor) !== true) continue;
    const answer = holds(facts, tags, option.tags);
    if (answer === 'no') continue;
    if (answer === 'unknown')
      return unsure(doubt('network', 'it depends on a tag that is not known'), option.place);
    const data = option.value.atoms.flatMap(atomOctets);
    octets.push(option.code, data.length, ...data);
    from ??= option;
  }
  return from === undefined ? none : value(octets, from.place);
}

function atomOctets(atom: OptionAtom): number[] {
  switch (atom.kind) {
    case 'hex':
      return [...atom.value];
    case 'address':
      return [atom.value >>> 24, (atom.value >>> 16) & 255, (atom.value >>> 8) & 255, atom.value & 255];
    case 'number':
      return [atom.value & 255];
    case 'flag':
      return [atom.value ? 1 : 0];
    default:
      return [...atom.value].map((character) => character.charCodeAt(0) & 255);
  }
}
