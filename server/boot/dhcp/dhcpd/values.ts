/** What is assigned to a name goes in, its value comes out: expressions computed, names resolved, parts joined. */
import { type Ipv4Address, ipv4OfOctets, LOCALHOST } from '../../../site/address.js';
import type { DhcpAtom, DhcpValue } from '../../../site/dhcpd/facts.js';
import type { NameTable } from '../../../site/model.js';
import { numberOctets, octetsNumber, octetsOfUtf8, textOf } from '../../../site/octets.js';
import type { Place } from '../../../site/place.js';
import { type Doubt, doubt } from '../../doubt.js';
import { none, unsure, value } from '../../outcome.js';
import type { Outcome } from '../../trace.js';
import { textOfValue } from '../optiontext.js';
import { optionOctets } from './encoding.js';
import { type EvaluationContext, evaluate } from './expression.js';
import type { OptionCodes } from './options.js';
import { data, nothing, unknown, type Value } from './packet.js';
import type { Crash, Slot } from './state.js';

/** The literal value as octets; undefined where that needs the option's format. */
export function octetsOfAtoms(atoms: readonly DhcpAtom[]): readonly number[] | undefined {
  const octets: number[] = [];
  for (const atom of atoms) {
    if (atom.kind === 'text') octets.push(...octetsOfUtf8(atom.value));
    else if (atom.kind === 'hex') octets.push(...atom.value);
    else if (atom.kind === 'address') octets.push(...numberOctets(atom.value, 4));
    else return undefined;
  }
  return octets;
}

/** A slot as one value, with atoms also where the file has an expression. */
export function slotValue(
  slot: Slot | undefined,
  context: EvaluationContext,
  addresses: boolean,
): Outcome<DhcpValue> {
  if (slot === undefined) return none;
  if (slot.kind === 'unknown') return unsure(slot.doubt, slot.from);
  const [alone] = slot.parts.length === 1 ? slot.parts : [];
  // Almost every value is written outright.
  if (alone !== undefined && alone.expression === undefined)
    return alone.atoms.length === 0 ? none : value(alone, slot.from, slot.overridden);
  const atoms: DhcpAtom[] = [];
  for (const part of slot.parts) {
    const computed = part.expression === undefined ? part.atoms : compute(part, context, addresses);
    // Where one part has no value the whole has none (expr_concat in common/tree.c).
    if (computed === undefined) return none;
    if ('reason' in computed) return unsure(computed, slot.from);
    atoms.push(...computed);
  }
  if (atoms.length === 0) return none;
  const joined: DhcpValue =
    alone?.expression === undefined
      ? { place: slot.from, atoms: joinTexts(atoms) }
      : { place: alone.place, atoms, expression: alone.expression };
  return value(joined, slot.from, slot.overridden);
}

function compute(
  part: DhcpValue,
  context: EvaluationContext,
  addresses: boolean,
): readonly DhcpAtom[] | Doubt | undefined {
  if (part.expression === undefined) return part.atoms;
  const result: Value = evaluate(part.expression, context);
  const { place } = part;
  switch (result.kind) {
    case 'null':
      return undefined;
    case 'unknown':
      return doubt(result.code, result.reason);
    case 'boolean':
      return [{ kind: 'flag', value: result.value, place }];
    case 'number':
      return [{ kind: 'number', value: Number(BigInt.asUintN(32, result.value)), place }];
    case 'data': {
      const { octets } = result;
      if (addresses && octets.length > 0 && octets.length % 4 === 0) {
        const list: DhcpAtom[] = [];
        for (let i = 0; i < octets.length; i += 4) {
          list.push({ kind: 'address', value: ipv4OfOctets(octets.slice(i, i + 4)), place });
        }
        return list;
      }
      const text = textOf(octets);
      return [
        text === undefined ? { kind: 'hex', value: octets, place } : { kind: 'text', value: text, place },
      ];
    }
  }
}

/** `append` and `prepend` to a text make one text. */
function joinTexts(atoms: readonly DhcpAtom[]): readonly DhcpAtom[] {
  const [first] = atoms;
  if (first?.kind !== 'text' || atoms.some(({ kind }) => kind !== 'text')) return atoms;
  return [{ kind: 'text', value: atoms.map((atom) => atom.value).join(''), place: first.place }];
}

export function slotText(slot: Slot | undefined, context: EvaluationContext): Outcome<string> {
  const found = slotValue(slot, context, false);
  if (found.kind !== 'value') return found;
  const text = textOfValue(found.value);
  if (text === undefined) return unsure(doubt('not-text', 'the value is not text'), found.from);
  return text === '' ? { kind: 'none', emptied: found.from } : { ...found, value: text };
}

/** The first address of a value; a name is looked up in the server's hosts file. */
export function slotAddress(
  slot: Slot | undefined,
  context: EvaluationContext,
  names: NameTable,
): Outcome<Ipv4Address> {
  const found = slotValue(slot, context, true);
  if (found.kind !== 'value') return found;
  return addressOfValue(found.value, names, found.from, found.overridden);
}

export function addressOfValue(
  it: DhcpValue,
  names: NameTable,
  from: Place | undefined,
  overridden: readonly Place[],
): Outcome<Ipv4Address> {
  const [first] = it.atoms;
  if (first === undefined) return none;
  if (first.kind === 'address') return value(first.value, from, overridden);
  if (first.kind === 'name' || first.kind === 'text' || first.kind === 'other') {
    const name = first.value.toLowerCase();
    const resolved = names.addresses.get(name)?.value ?? (name === 'localhost' ? LOCALHOST : undefined);
    if (resolved !== undefined) return value(resolved, from, overridden);
    return unsure(doubt('dns', `the name "${first.value}" is in no hosts file of the server`), from);
  }
  if (first.kind === 'hex' && first.value.length >= 4) {
    return value(ipv4OfOctets(first.value), from, overridden);
  }
  return unsure(doubt('not-text', 'the value is no address'), from);
}

/** A flag such as `booting`: true, false, or not said. */
export function slotFlag(
  slot: Slot | undefined,
  context: EvaluationContext,
): boolean | 'unknown' | undefined {
  const found = slotValue(slot, context, false);
  if (found.kind === 'none') return undefined;
  if (found.kind === 'unknown') return 'unknown';
  const [first] = found.value.atoms;
  if (first?.kind === 'flag') return first.value;
  if (first?.kind === 'name' || first?.kind === 'other')
    return !/^(off|false|deny|ignore)$/i.test(first.value);
  if (first?.kind === 'number') return first.value !== 0;
  return 'unknown';
}

/** A slot as the octets of its option; an option of no octets is not sent. */
export function slotOctets(
  slot: Slot | undefined,
  space: string,
  context: EvaluationContext,
  codes: Pick<OptionCodes, 'formatOf'>,
  names: NameTable,
): Outcome<readonly number[]> {
  if (slot === undefined) return none;
  const found = slotData(slot, space, context, codes, names);
  if (found.kind === 'unknown') return unsure(found, slot.from);
  if (found.kind !== 'data' || found.octets.length === 0) return none;
  return value(found.octets, slot.from, slot.kind === 'set' ? slot.overridden : []);
}

/** What is written outright is the same for every client and every question, unless the hosts file has a say in it. */
const literals = new WeakMap<DhcpValue, Value>();

/** The same for an expression, which tells a value of no octets from none. */
export function slotData(
  slot: Slot | undefined,
  space: string,
  context: EvaluationContext,
  codes: Pick<OptionCodes, 'formatOf'>,
  names: NameTable,
): Value {
  if (slot === undefined) return nothing;
  if (slot.kind === 'unknown') {
    foresee(slot, space, context, codes, names);
    return { kind: 'unknown', ...slot.doubt };
  }
  const [alone] = slot.parts.length === 1 ? slot.parts : [];
  const known = alone && literals.get(alone);
  if (known !== undefined) return known;
  const literal = (atoms: readonly DhcpAtom[]): Value => {
    const octets = optionOctets(atoms, codes.formatOf(space, slot.name), names);
    return octets === undefined
      ? unknown('dns', 'a name in the value is in no hosts file of the server')
      : data(octets);
  };
  if (slot.parts.every(({ expression }) => expression === undefined)) {
    const atoms = slot.parts.flatMap((part) => part.atoms);
    const found = literal(atoms);
    if (alone !== undefined && !atoms.some(({ kind }) => kind === 'name')) literals.set(alone, found);
    return found;
  }
  const octets: number[] = [];
  for (const part of slot.parts) {
    const result = part.expression === undefined ? literal(part.atoms) : evaluate(part.expression, context);
    if (result.kind === 'unknown') return result;
    if (result.kind !== 'data') return nothing;
    octets.push(...result.octets);
  }
  return data(octets);
}

/** dhcpd may not survive the value that an unknown slot has. */
function foresee(
  { candidates, doubt: why }: Extract<Slot, { kind: 'unknown' }>,
  space: string,
  context: EvaluationContext,
  codes: Pick<OptionCodes, 'formatOf'>,
  names: NameTable,
): void {
  const crashes: Crash[] = [];
  for (const candidate of candidates) slotData(candidate, space, { ...context, crashes }, codes, names);
  for (const it of crashes) context.crashes?.push({ ...it, doubt: it.doubt ?? why });
}

/** A number of the server, such as `default-lease-time`. */
export function slotNumber(slot: Slot | undefined, context: EvaluationContext): Outcome<number> {
  const said = slotValue(slot, context, false);
  if (said.kind !== 'value') return said;
  const [first] = said.value.atoms;
  if (first?.kind === 'number') return { ...said, value: first.value >>> 0 };
  const octets = octetsOfAtoms(said.value.atoms);
  return octets?.length === 4 ? { ...said, value: octetsNumber(octets) } : none;
}
