/** A client of exports goes in; what was meant by a word that can be the name of no machine comes out (asked of exportfs: "Failed to resolve"). */
import { optionFact } from '../../../grammars/exports/index.js';
import type { ExportClient } from '../../site/exports/facts.js';

export type Nobody =
  | 'hardware'
  | 'options'
  | 'several'
  | 'range'
  | 'bad address'
  | 'url'
  | 'directory'
  | 'bad name'
  | 'masked name';

/** What somebody has yet to fill in may be anything. */
const PLACEHOLDER = /[$(){}<>@%\\]/;

const HARDWARE = /^[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}$|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i;

/** The first that fits is what was meant. */
const WHAT: readonly (readonly [RegExp, Nobody])[] = [
  [HARDWARE, 'hardware'],
  [/[,;]/, 'several'],
  [/^\d+\.\d+\.\d+\.\d+-/, 'range'],
  [/^[\d.]+$/, 'bad address'],
  [/:\/\//, 'url'],
  [/^\/\w/, 'directory'],
  [/:/, 'bad name'],
  [/\//, 'masked name'],
];

/** Undefined also where a server of names may know it. */
export function nobody({ kind, spec: { value }, address, network }: ExportClient): Nobody | undefined {
  if (address !== undefined || network !== undefined) return undefined;
  if (kind !== 'host' && kind !== 'subnet' && kind !== 'wildcard') return undefined;
  // A mask that is none is another mistake.
  if (kind === 'subnet' && /^[\d.]+\//.test(value)) return undefined;
  if (holdsOptions(value)) return 'options';
  if (kind === 'wildcard' || PLACEHOLDER.test(value) || isIpv6(value)) return undefined;
  return WHAT.find(([pattern]) => pattern.test(value))?.[1];
}

/** `192.168.1.21rw,sync)`: all behind the first comma are options, as far as there is one. */
function holdsOptions(word: string): boolean {
  const bare = word.replace(/\)$/, '');
  if (PLACEHOLDER.test(bare)) return false;
  const [, ...rest] = bare.split(',');
  const closed = bare !== word;
  return (
    (closed || rest.length > 0) && rest.every((one) => optionFact(one.replace(/=.*/s, '')) !== undefined)
  );
}

/** Groups of hexadecimal digits, eight of them or with one gap; a mask or an interface may follow. */
function isIpv6(spec: string): boolean {
  const [address = ''] = spec.split(/[/%]/);
  if (!/^[0-9a-f:.]+$/i.test(address) || address.split(':').length < 3) return false;
  const gaps = address.split('::').length - 1;
  const groups = address.split(':').filter((group) => group !== '');
  if (groups.some((group) => !group.includes('.') && group.length > 4)) return false;
  return gaps === 1 ? groups.length < 8 : gaps === 0 && groups.length === (address.includes('.') ? 7 : 8);
}
