/** An option of exports(5) goes in, what nfs-utils has against it comes out (parseopts in support/nfs/exports.c). */
import { nearest } from '../text/index.js';
import type { ExportOptionNode } from './document.js';
import { type OptionFact, optionFacts, refusedNames, securityFlavours } from './facts.js';

const facts = new Map(optionFacts.map((fact) => [fact.name, fact]));

export function optionFact(name: string): OptionFact | undefined {
  return facts.get(name);
}

/** Known to later releases than the one the table is made from. */
const newerNames = new Set(['reexport', 'xprtsec', 'sign_fh']);

const bsdNames = new Set(['maproot', 'mapall', 'alldirs', 'network', 'mask']);

export type OptionFault =
  | { readonly kind: 'unknown'; readonly suggestion: string | undefined; readonly note: string }
  | { readonly kind: 'newer' }
  | { readonly kind: 'value'; readonly expected: string };

/** As strtoul(3) and strtol(3) read it to the end: digits with an optional sign. */
function isDecimal(text: string): boolean {
  return /^[ \t\n\v\f\r]*[+-]?[0-9]+$/.test(text);
}

function isCNumber(text: string): boolean {
  return /^[ \t\n\v\f\r]*[+-]?(?:0[xX][0-9A-Fa-f]+|0[0-7]*|[1-9][0-9]*)$/.test(text);
}

function isFsid(text: string): boolean {
  if (text === 'root' || isCNumber(text)) return true;
  let digits = 0;
  for (const character of text) if (/[0-9A-Fa-f]/.test(character)) digits++;
  return digits === 32;
}

/** `N` or `N-M` as parsenum reads it, where a number may be negative or missing (then 0); -1 is not permitted. */
function isIds(text: string): boolean {
  const match = /^(-?[0-9]*)(?:-(-?[0-9]*))?$/.exec(text);
  if (match === null) return false;
  return [match[1], match[2]].every((digits = '') => cInteger(digits) !== -1);
}

/** atoi(3): strtol(3) of 64 bits, of which 32 are kept. */
function cInteger(digits: string): number {
  if (digits === '' || digits === '-') return 0;
  const most = 2n ** 63n - 1n;
  const significant = digits.replace(/^(-?)0+(?=[0-9])/, '$1');
  const value = significant.length > 20 ? (digits.startsWith('-') ? -most - 1n : most) : BigInt(significant);
  const held = value > most ? most : value < -most - 1n ? -most - 1n : value;
  return Number(BigInt.asIntN(32, held));
}

function unknown(name: string): OptionFault {
  const fact = facts.get(name);
  if (fact?.value === 'none') {
    return { kind: 'unknown', suggestion: name, note: 'It takes no value.' };
  }
  if (fact !== undefined) return { kind: 'unknown', suggestion: `${name}=`, note: 'It needs a value.' };
  if (bsdNames.has(name)) {
    return { kind: 'unknown', suggestion: undefined, note: 'It belongs to the exports file of BSD systems.' };
  }
  const suggestion = nearest(name, facts.keys());
  const old = refusedNames.includes(name);
  return {
    kind: 'unknown',
    suggestion,
    note: old && suggestion === undefined ? 'Older or other NFS servers know it, nfs-utils does not.' : '',
  };
}

/** What is wrong with the option, or nothing. */
export function optionFault({ name, value }: ExportOptionNode): OptionFault | undefined {
  const fact = facts.get(name);
  if (fact === undefined) return newerNames.has(name) ? { kind: 'newer' } : unknown(name);
  if (fact.value === 'none') return value === undefined ? undefined : unknown(name);
  if (fact.value === 'optional') return undefined;
  if (value === undefined) return unknown(name);
  switch (fact.value) {
    case 'number':
      return isDecimal(value) ? undefined : { kind: 'value', expected: 'a decimal number' };
    case 'fsid':
      return isFsid(value)
        ? undefined
        : { kind: 'value', expected: 'a number, the word root, or a UUID of 32 hex digits' };
    case 'ids':
      return isIds(value)
        ? undefined
        : { kind: 'value', expected: 'one number, or two joined by a dash, and none of them -1' };
    case 'flavours': {
      const wrong = value.split(':').find((flavour) => !securityFlavours.includes(flavour));
      return wrong === undefined
        ? undefined
        : { kind: 'value', expected: `${securityFlavours.join(', ')}, joined by colons` };
    }
    case 'text':
      return undefined;
  }
}
