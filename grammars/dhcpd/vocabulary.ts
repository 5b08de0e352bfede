/** Names go in, what the real server's tables say about them comes out. The tables are unpacked on first use. */
import {
  ALLOW_WORDS,
  ENUMERATIONS,
  OPTION_ROWS,
  OTHER_PARAMETERS,
  PARAMETER_ROWS,
  RESERVED_WORDS,
  SPACES,
} from './facts.js';

export interface OptionFact {
  readonly space: string;
  readonly name: string;
  readonly code: number;
  /** Format letters of common/tables.c. */
  readonly format: string;
}

interface Tables {
  readonly byName: ReadonlyMap<string, OptionFact>;
  readonly byCode: ReadonlyMap<string, OptionFact>;
  readonly parameters: ReadonlyMap<string, OptionFact>;
  readonly otherParameters: ReadonlySet<string>;
  readonly reserved: ReadonlySet<string>;
}

let tables: Tables | undefined;

function unpack(): Tables {
  if (tables !== undefined) return tables;
  const byName = new Map<string, OptionFact>();
  const byCode = new Map<string, OptionFact>();
  const parameters = new Map<string, OptionFact>();
  for (const fact of rows(OPTION_ROWS)) {
    byName.set(`${fact.space}.${fact.name.toLowerCase()}`, fact);
    const code = `${fact.space}.${fact.code}`;
    if (!byCode.has(code)) byCode.set(code, fact);
  }
  for (const fact of rows(PARAMETER_ROWS)) parameters.set(fact.name, fact);
  tables = {
    byName,
    byCode,
    parameters,
    otherParameters: new Set(OTHER_PARAMETERS.split(' ')),
    reserved: new Set(RESERVED_WORDS.split(' ')),
  };
  return tables;
}

function rows(text: string): OptionFact[] {
  const facts: OptionFact[] = [];
  for (const line of text.trim().split('\n')) {
    const [space = '', name = '', code = '', format = ''] = line.split(' ');
    facts.push({ space, name, code: Number(code), format });
  }
  return facts;
}

/** An option of a standard space; the name in lower case. */
export function optionFact(space: string, name: string): OptionFact | undefined {
  return unpack().byName.get(`${space}.${name}`);
}

export function optionWithCode(space: string, code: number): OptionFact | undefined {
  return unpack().byCode.get(`${space}.${code}`);
}

export function optionsOf(space: string): OptionFact[] {
  return [...unpack().byName.values()].filter((fact) => fact.space === space);
}

export function parameterFact(name: string): OptionFact | undefined {
  return unpack().parameters.get(name);
}

export function parameters(): Iterable<OptionFact> {
  return unpack().parameters.values();
}

/** A parameter that only builds with LDAP or EUI-64 know. */
export function isOtherParameter(name: string): boolean {
  return unpack().otherParameters.has(name);
}

/** Words that cannot be the name of a variable. */
export function isReserved(word: string): boolean {
  return unpack().reserved.has(word);
}

export const standardSpaces: readonly string[] = [...SPACES.split(' '), 'server'];
export const allowWords: readonly string[] = ALLOW_WORDS.split(' ');

export function enumeration(name: string): readonly string[] {
  return ENUMERATIONS[name]?.split(' ') ?? [];
}

/** The entry of a table for a word of the text: words such as `constructor` are in no table. */
export function entryOf<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
