/** A line that sets a symbol goes in; the value kconfig takes from it comes out, or why it takes none (confdata.c, conf_set_sym_val). */
import type { KconfigLine } from './document.js';
import { KERNEL_VERSION } from './facts.js';
import { headerVersion } from './header.js';
import { type SymbolType, symbolTypes } from './vocabulary.js';

export type SettingLine = KconfigLine & { readonly kind: 'assignment' | 'unset' };

export interface Setting {
  readonly line: SettingLine;
  /** As kconfig keeps it: quotes and escapes resolved, of y, m and n the first letter. Undefined where it takes none. */
  readonly value: string | undefined;
  /** Whether the symbol can be a module, as far as the line and the known types tell. */
  readonly tristate: boolean;
  /** What the value should be, where kconfig takes none. */
  readonly wanted: string;
  /** Whether `conf` prints a warning about the value. It drops a string without quotes in silence. */
  readonly warned: boolean;
}

const DECIMAL = /^-?(?:0|[1-9][0-9]*)$/;
const HEXADECIMAL = /^(?:0[xX])?[0-9A-Fa-f]+$/;

/** The text between the quotes, escapes resolved; what stands behind the closing quote is not read. None when it is not closed. */
function readString(value: string): string | undefined {
  if (!value.startsWith('"')) return undefined;
  // Whole stretches: a text put together letter by letter costs the memory of as many texts.
  const parts: string[] = [];
  let from = 1;
  for (let i = 1; i < value.length; i++) {
    const character = value[i];
    if (character === '"') return parts.join('') + value.slice(from, i);
    if (character !== '\\') continue;
    parts.push(value.slice(from, i));
    i++;
    from = i;
  }
  return undefined;
}

const WANTED: Readonly<Record<SymbolType | 'unknown', string>> = {
  bool: 'y or n',
  tristate: 'y, m or n',
  int: 'a decimal number without leading zeros',
  hex: 'a hexadecimal number',
  string: 'a text that begins and ends with a double quote',
  unknown: 'y, m, n, a number, or a text in double quotes',
};

/** Of a symbol whose type is not known, a value counts that any type takes. */
function valueTaken(type: SymbolType | undefined, text: string): string | undefined {
  switch (type) {
    case 'bool':
      return /^[yn]/.test(text) ? text.slice(0, 1) : undefined;
    case 'tristate':
      return /^[ynm]/.test(text) ? text.slice(0, 1) : undefined;
    case 'int':
      return DECIMAL.test(text) ? text : undefined;
    case 'hex':
      return HEXADECIMAL.test(text) ? text : undefined;
    case 'string':
      return readString(text);
    case undefined:
      if (text.startsWith('"')) return readString(text);
      return valueTaken('tristate', text) ?? valueTaken('int', text) ?? valueTaken('hex', text);
  }
}

function settingOf(line: SettingLine, type: SymbolType | undefined): Setting {
  const text = line.kind === 'unset' ? 'n' : line.value;
  const value = valueTaken(type, text);
  const open = text.startsWith('"') && (type === 'string' || type === undefined);
  return {
    line,
    value,
    tristate: type === 'tristate' || (type === undefined && !text.startsWith('"')),
    wanted: open ? 'a text that ends with a double quote' : WANTED[type ?? 'unknown'],
    // About a symbol it does not have it says nothing, and whether this kernel has it is not known.
    warned: value === undefined && type !== undefined && (type !== 'string' || text.startsWith('"')),
  };
}

/** Symbols change their types over the years: a file of another series than the table's is not held to it. */
function typesAreKnown(lines: readonly KconfigLine[]): boolean {
  return headerVersion(lines)?.startsWith('6.') ?? true;
}

/** Later than the series that the table of types was made of. */
function isLater(version: string | undefined): boolean {
  const [major, minor] = KERNEL_VERSION.split('.').map(Number);
  const [own = 0, series = 0] = (version ?? '').split('.').map(Number);
  return own > (major ?? 0) || (own === major && series > (minor ?? 0));
}

/** In a file of a later series, numbers and texts may have become switches, as BASE_SMALL did in 6.10. */
function mayBeSwitch(line: SettingLine, type: SymbolType | undefined): boolean {
  if (type !== 'int' && type !== 'hex' && type !== 'string') return false;
  return line.kind === 'unset' || /^[ymn]$/.test(line.value);
}

/** The values themselves are symbols in every Kconfig file, and whether there are modules has always been yes or no. */
const ALWAYS: ReadonlyMap<string, SymbolType> = new Map([
  ['y', 'tristate'],
  ['m', 'tristate'],
  ['n', 'tristate'],
  ['MODULES', 'bool'],
]);

/** Every line that sets a symbol, in order. */
export function settings(lines: readonly KconfigLine[]): Setting[] {
  const types = typesAreKnown(lines) ? symbolTypes() : undefined;
  const later = isLater(headerVersion(lines));
  const out: Setting[] = [];
  for (const line of lines) {
    if (line.kind !== 'assignment' && line.kind !== 'unset') continue;
    const type = ALWAYS.get(line.name) ?? types?.get(line.name);
    out.push(settingOf(line, later && mayBeSwitch(line, type) ? undefined : type));
  }
  return out;
}
