/** The words of a command line go in; those that a blank tears apart come out, each with what was meant: the kernel ends a word at the first blank. */

import { type KernelParameter, parameterText } from '../../../site/parameters.js';
import { isMethod } from './ipparameter.js';

export interface TornWord {
  /** Its first part, which is all that the kernel reads under the name. */
  readonly word: KernelParameter;
  readonly name: string;
  /** What follows behind the blank, and is lost. */
  readonly rest: readonly KernelParameter[];
  readonly right: string;
}

/** Words whose values begin and go on in a form of their own. `nfsroot=` with a value is looked at by its own rules. */
const BEGINS: Readonly<Record<string, RegExp>> = {
  root: /^(?:\/dev\/|nfs4?:|nfs$|dhcp$|UUID=|LABEL=|PARTUUID=)/,
  nfsroot: /^(?:\d+(?:\.\d+){3}:)?\/|^\d+(?:\.\d+){3}[:,]/,
  console: /^tty[A-Za-z]*\d/,
  ip: /^\d+(?:\.\d+){3}(?::|$)|^:+[\w.:]*$/,
};

/** What goes on behind `ttyS0` or `ttyS0,` (Documentation/admin-guide/serial-console.rst). */
const SPEED = /^,?\d{3,7}(?:[noe]\d?r?)?$/;

export function tornWords(parameters: readonly KernelParameter[]): TornWord[] {
  const found: TornWord[] = [];
  for (const [i, word] of parameters.entries()) {
    if (word.added === true || !Object.hasOwn(BEGINS, word.name)) continue;
    const rest = restOf(word, parameters.slice(i + 1, i + 3));
    if (rest.length === 0) continue;
    found.push({
      word,
      name: word.name,
      rest,
      right: wholeOf(word, rest),
    });
  }
  return found;
}

/** The parts side by side. Where a blank stands in place of the comma before the speed of a console, the comma is meant. */
function wholeOf(word: KernelParameter, rest: readonly KernelParameter[]): string {
  const before = parameterText(word);
  const after = rest.map(parameterText).join('');
  const glue = word.name === 'console' && /^\d/.test(after) && !before.endsWith(',') ? ',' : '';
  return before + glue + after;
}

/** The part of a value that stands behind a blank; none where the next word may be one of its own. */
function restOf(
  word: KernelParameter,
  [next, third]: readonly KernelParameter[],
): readonly KernelParameter[] {
  if (next === undefined || next.place.file !== word.place.file || next.added === true) return [];
  const { name, value } = word;
  // `root =/dev/nfs`, `root = /dev/nfs`: the sign begins a word that has no name.
  if (value === undefined) {
    if (next.name !== '') return [];
    const behind = next.value ?? '';
    if (behind !== '') return begins(name, behind) ? [next] : [];
    return third !== undefined && begins(name, parameterText(third)) ? [next, third] : [];
  }
  if (next.value !== undefined && name !== 'root') return [];
  const text = parameterText(next);
  if (value === '') return name !== 'nfsroot' && begins(name, text) ? [next] : [];
  switch (name) {
    case 'console':
      return SPEED.test(text) && /^tty\w+,?$/.test(value) && !(value.endsWith(',') && text.startsWith(','))
        ? [next]
        : [];
    case 'ip':
      return goesOn(value, text) ? [next] : [];
    case 'root':
      return value === '/dev/' && text === 'nfs' ? [next] : [];
    default:
      return [];
  }
}

function begins(name: string, text: string): boolean {
  return BEGINS[name]?.test(text) === true || (name === 'ip' && isMethod(text));
}

/** Fields of `ip=` before and behind the blank: no word of the kernel has a colon at its beginning, or is an address. */
function goesOn(value: string, text: string): boolean {
  const fields = value.split(':').length + text.split(':').length - 1;
  if (fields > 10 || !value.includes(':')) return text.startsWith(':') && /^\d+(?:\.\d+){3}$/.test(value);
  if (text.startsWith(':')) return true;
  return value.endsWith(':') && (text.includes(':') || /^\d+(?:\.\d+){3}$/.test(text) || isMethod(text));
}

/** The first part of the one that was to be that word. */
export function tornAs(parameters: readonly KernelParameter[], name: string): KernelParameter | undefined {
  return tornWords(parameters).find((torn) => torn.name === name)?.word;
}
