/** An option's name goes in, its code comes out: the names dhcpd knows from the start, and those the site defines. */
import { optionFact, optionsOf } from '../../../../grammars/dhcpd/vocabulary.js';
import type { DhcpFacts } from '../../../site/dhcpd/facts.js';
import { once } from '../../../site/once.js';

/** Options whose value is addresses; of the others that are computed, text is shown as text. */
const addressCodes: ReadonlySet<number> = new Set([1, 3, 4, 6, 7, 16, 28, 41, 42, 50, 54]);

export interface OptionCodes {
  /** Also of `unknown-N`, the name dhcpd has for a code without a name. */
  codeOf(space: string, name: string): number | undefined;
  holdsAddresses(space: string, name: string): boolean;
  /** Format letters; undefined for an option that nobody defines, whose value is octets. */
  formatOf(space: string, name: string): string | undefined;
  /** The option space that an option without a value of its own is made of; `''` stands for the vendor option space. */
  encapsulates(space: string, code: number): string | undefined;
  /** Codes of options of the space that are themselves made of a space. */
  encapsulating(space: string): readonly number[];
  /** Octets of a code and of a length in the space. */
  widths(space: string): readonly [code: number, length: number];
  /** From which code on a site option space replaces the standard one (find_min_site_code in server/dhcp.c). */
  firstSiteCode(space: string): number;
}

/** What is known of a name. */
interface Named {
  readonly code: number | undefined;
  readonly format: string | undefined;
  readonly addresses: boolean;
}

const oneOctet = [1, 1] as const;

/** A definition of the site replaces a built-in one of the same name, as in dhcpd. */
export const optionCodes = once((dhcp: DhcpFacts): OptionCodes => {
  const codes = new Map<string, number>();
  const formats = new Map<string, string>();
  const inner = new Map<string, Map<number, string>>();
  const lowest = new Map<string, number>();
  const note = (space: string, name: string, code: number, format: string | undefined) => {
    const key = `${space}.${name}`.toLowerCase();
    codes.set(key, code);
    lowest.set(space, Math.min(code, lowest.get(space) ?? 255));
    if (format === undefined) return;
    formats.set(key, format);
    const found = /^E([^.]*)\./.exec(format)?.[1];
    if (found === undefined) return;
    const byCode = inner.get(space) ?? new Map<number, string>();
    inner.set(space, byCode.set(code, found.toLowerCase()));
  };
  for (const space of ['dhcp', 'agent', 'vendor', 'vendor-class'])
    for (const { name, code, format } of optionsOf(space)) note(space, name, code, format);
  for (const { space, name, code, format } of dhcp.definitions ?? []) {
    note(space.toLowerCase() || 'dhcp', name, code, format);
  }
  // Those of RFC 3925 have the number of a company for a code.
  const widths = new Map<string, readonly [number, number]>([
    ['vendor', [4, 1]],
    ['vendor-class', [4, 1]],
  ]);
  for (const { name, codeWidth, lengthWidth } of dhcp.spaces ?? [])
    widths.set(name, [codeWidth, lengthWidth]);
  const known = new Map<string, Map<string, Named>>();
  // Asked for by every statement of every machine, so each name is put together and looked up once.
  const named = (space: string, name: string): Named => {
    const inSpace = known.get(space) ?? new Map<string, Named>();
    known.set(space, inSpace);
    const before = inSpace.get(name);
    if (before !== undefined) return before;
    const key = `${space}.${name}`.toLowerCase();
    const code = codes.get(key);
    const number = /^unknown-(\d{1,5})$/i.exec(name)?.[1];
    const made: Named = {
      code: code ?? (number === undefined ? undefined : Number(number)),
      format: formats.get(key) ?? optionFact(space, name)?.format,
      addresses: space === 'dhcp' && code !== undefined && addressCodes.has(code),
    };
    inSpace.set(name, made);
    return made;
  };
  const table: OptionCodes = {
    codeOf: (space, name) => named(space, name).code,
    holdsAddresses: (space, name) => named(space, name).addresses,
    formatOf: (space, name) => named(space, name).format,
    encapsulates: (space, code) => inner.get(space)?.get(code),
    encapsulating: (space) => [...(inner.get(space)?.keys() ?? [])],
    widths: (space) => widths.get(space) ?? oneOctet,
    firstSiteCode: (space) => Math.max(128, Math.min(224, lowest.get(space) ?? 224)),
  };
  return table;
});
