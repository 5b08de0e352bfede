/** An option's name goes in, its code comes out: the names dhcpd knows from the start, and those the site defines. */
import { optionsOf } from '../../grammars/dhcpd/vocabulary.js';
import type { DhcpFacts } from '../site/dhcp.js';

/** Options whose value is addresses; of the others that are computed, text is shown as text. */
const addressCodes: ReadonlySet<number> = new Set([1, 3, 4, 6, 7, 16, 28, 41, 42, 50, 54]);

export interface OptionCodes {
  codeOf(space: string, name: string): number | undefined;
  /** Every name, in any space, that stands for the code. */
  namesOf(code: number): readonly { readonly space: string; readonly name: string }[];
  holdsAddresses(space: string, name: string): boolean;
}

const tables = new WeakMap<DhcpFacts, OptionCodes>();

/** A definition of the site replaces a built-in one of the same name, as in dhcpd. */
export function optionCodes(dhcp: DhcpFacts): OptionCodes {
  const known = tables.get(dhcp);
  if (known !== undefined) return known;
  const codes = new Map<string, number>();
  for (const { name, code } of optionsOf('dhcp')) codes.set(`dhcp.${name}`, code);
  for (const { space, name, code } of dhcp.definitions ?? []) {
    codes.set(`${space || 'dhcp'}.${name}`.toLowerCase(), code);
  }
  const names = new Map<number, { space: string; name: string }[]>();
  for (const [key, code] of codes) {
    const dot = key.indexOf('.');
    const list = names.get(code) ?? [];
    names.set(code, list);
    list.push({ space: key.slice(0, dot), name: key.slice(dot + 1) });
  }
  const table: OptionCodes = {
    codeOf: (space, name) => codes.get(`${space}.${name}`.toLowerCase()),
    namesOf: (code) => names.get(code) ?? [],
    holdsAddresses(space, name) {
      const code = codes.get(`${space}.${name}`.toLowerCase());
      return space === 'dhcp' && code !== undefined && addressCodes.has(code);
    },
  };
  tables.set(dhcp, table);
  return table;
}
