/** The name of an option space goes in; its options, one after the other as they stand inside another option, come out (hashed_option_space_encapsulate in common/options.c). */

import { none, value } from '../../outcome.js';
import type { Outcome } from '../../trace.js';
import type { Executed } from './executed.js';
import { optionCodes } from './options.js';
import { slotKey } from './state.js';
import { slotOctets, slotText } from './values.js';

/** A space may stand inside another, but not without end. */
const maximumDepth = 8;

/** `''` stands for the space that `vendor-option-space` names. */
export function encapsulated(space: string, executed: Executed, depth = 0): Outcome<readonly number[]> {
  const { site, index, state, sent } = executed;
  if (space === '') {
    const named = slotText(state.slots.get(slotKey('server', 'vendor-option-space')), sent);
    return named.kind === 'value' ? encapsulated(named.value, executed, depth + 1) : named;
  }
  if (depth > maximumDepth) return none;
  const codes = optionCodes(index.facts);
  const octets: number[] = [];
  const keys = [...state.slots.keys()].filter((key) => key.startsWith(`${space} `));
  // A space without options of its own is not looked into.
  if (keys.length === 0) return none;
  const [codeWidth, lengthWidth] = codes.widths(space);
  let from: Extract<Outcome<never>, { kind: 'unknown' }>['from'];
  const add = (code: number, part: Outcome<readonly number[]>): Outcome<never> | undefined => {
    if (part.kind === 'unknown') return part;
    if (part.kind === 'value') {
      from ??= part.from;
      octets.push(
        ...lastOctets(code, codeWidth),
        ...lastOctets(part.value.length, lengthWidth),
        ...part.value,
      );
    }
    return undefined;
  };
  for (const code of hashOrder(keys)) {
    const slot = state.slots.get(slotKey(space, `${code}`, code));
    // The type zerolen has no octets, and inside another option it is sent all the same.
    const empty = slot?.kind === 'set' && codes.formatOf(space, slot.name) === 'Z';
    const part = empty ? value([], slot.from) : slotOctets(slot, space, sent, codes, site.names);
    const doubt = add(code, part);
    if (doubt !== undefined) return doubt;
  }
  for (const code of codes.encapsulating(space)) {
    if (state.slots.get(slotKey(space, `${code}`, code)) !== undefined) continue;
    const inner = codes.encapsulates(space, code);
    const doubt = inner === undefined ? undefined : add(code, encapsulated(inner, executed, depth + 1));
    if (doubt !== undefined) return doubt;
  }
  return octets.length === 0 ? none : value(octets, from);
}

function lastOctets(number: number, width: number): number[] {
  return Array.from({ length: width }, (_, index) => (number >>> (8 * (width - 1 - index))) & 255);
}

/** dhcpd keeps options in a table of 17 chains and puts new ones in front (compute_option_hash in includes/dhcpd.h). */
export function hashOrder(slotKeys: readonly string[]): number[] {
  const numbers = slotKeys.map((key) => Number(key.slice(key.indexOf(' ') + 1))).filter(Number.isInteger);
  const chain = (code: number) => ((code & 31) + ((code >> 5) & 31)) % 17;
  return numbers.reverse().sort((a, b) => chain(a) - chain(b));
}
