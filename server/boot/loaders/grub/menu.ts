/** The entries of a menu and its variables go in; which of them starts by itself comes out, and whether any does (grub-core/normal/menu.c). */
import { unsure, value } from '../../outcome.js';
import type { Outcome } from '../../trace.js';
import { leadingNumber } from './number.js';
import type { Entry } from './state.js';

export interface Chosen {
  readonly entry: Outcome<Entry>;
  /** What `default` says, where no entry is meant by it: then the first one starts. */
  readonly missed: string | undefined;
}

/** `wanted`: the value of `default`; undefined where it is not known. */
export function defaultEntry(entries: readonly Entry[], wanted: string | undefined): Chosen {
  const chosen = (entry: Outcome<Entry>, missed?: string): Chosen => ({ entry, missed });
  if (wanted === undefined) return chosen(unsure('what "default" holds is not known'));
  const [head = ''] = wanted.split('>');
  const number = head === '' ? 0 : leadingNumber(head);
  const before = number === undefined ? entries : entries.slice(0, number + 1);
  const open = before.find((entry) => entry.uncertain || (number === undefined && entry.title === undefined));
  if (open !== undefined) return chosen(unsure('which entries the menu has is not known', open.place));
  const found =
    number === undefined ? entries.find(({ id, title }) => id === head || title === head) : entries[number];
  const [first] = entries;
  if (found !== undefined) return chosen(value(found, undefined));
  if (first === undefined) return chosen(unsure('the menu has no entries'));
  return chosen(value(first, undefined), head);
}

/** Without a number that is not negative the menu waits for somebody. */
export function waits(timeout: string | undefined): boolean {
  return timeout === undefined || leadingNumber(timeout) === undefined;
}
