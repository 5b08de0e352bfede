/** A word of dhcpd.conf goes in, a short Markdown text about it comes out: what it does, its form, its source. */

import {
  allowWords,
  entryOf,
  enumeration,
  type OptionFact,
  optionFact,
  parameterFact,
} from '../vocabulary.js';
import { declared, forms, notes } from './notes.js';

const letterNames: Readonly<Record<string, string>> = {
  I: 'IPv4 address or host name',
  '6': 'IPv6 address',
  l: 'number (32 bits, signed)',
  L: 'number (32 bits)',
  s: 'number (16 bits, signed)',
  S: 'number (16 bits)',
  b: 'number (8 bits, signed)',
  B: 'number (8 bits)',
  t: 'text in quotes',
  T: 'seconds, or `infinite`',
  f: '`on` or `off`',
  U: 'name of an option space',
  X: 'text in quotes, or octets such as `01:0a:ff`',
  E: 'options of another space, or octets',
  d: 'domain name without quotes',
  D: 'domain names in quotes, with commas',
  Z: 'no value',
  k: 'name of a key',
};

/** Format letters in words: `IA` is "IPv4 addresses or host names, with commas". */
export function describeFormat(format: string): string {
  const parts: string[] = [];
  let array = false;
  for (let i = 0; i < format.length; i++) {
    const letter = format.charAt(i);
    if (letter === 'A' || letter === 'a') array = true;
    else if (letter === 'N' || letter === 'E') {
      const end = format.indexOf('.', i);
      const name = format.slice(i + 1, end < 0 ? undefined : end);
      if (letter === 'N')
        parts.push(
          `one of ${enumeration(name)
            .map((word) => `\`${word}\``)
            .join(', ')}`,
        );
      else parts.push(letterNames['E'] ?? '');
      i = end < 0 ? format.length : end;
    } else if (letter !== 'o' && letter !== 'c') parts.push(letterNames[letter] ?? 'value');
  }
  return `${parts.join(', then ')}${array ? '; several with commas' : ''}`;
}

function sections(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** An option of a standard space; the name in lower case. */
export function documentOption(space: string, name: string): string | undefined {
  const fact = optionFact(space, name);
  if (fact === undefined) return undefined;
  const written = space === 'dhcp' ? fact.name : `${space}.${fact.name}`;
  return sections([
    `**option ${written}** (code ${fact.code})`,
    space === 'dhcp' ? entryOf(notes, name) : undefined,
    valueLine(fact),
    '_dhcp-options(5)_',
  ]);
}

/** An option that the file defines itself. */
export function documentOwnOption(
  space: string,
  name: string,
  code: number,
  format: string | undefined,
): string {
  const written = space === 'dhcp' ? name : `${space}.${name}`;
  return sections([
    `**option ${written}** (code ${code}), defined in this file`,
    format === undefined ? undefined : `Value: ${describeFormat(format)}.`,
    '_dhcp-options(5), Defining new options_',
  ]);
}

function valueLine(fact: OptionFact): string {
  return `Value: ${describeFormat(fact.format)}.`;
}

export function documentParameter(name: string): string | undefined {
  const fact = parameterFact(name);
  if (fact === undefined) return undefined;
  return sections([`**${name}**`, entryOf(notes, name), valueLine(fact), '_dhcpd.conf(5)_']);
}

/** A statement, by its first word. */
export function documentStatement(word: string): string | undefined {
  const form = entryOf(forms, word);
  if (form === undefined) return undefined;
  return sections([
    `\`${form}\``,
    entryOf(declared, word),
    entryOf(evaluated, word) ? '_dhcp-eval(5)_' : '_dhcpd.conf(5)_',
  ]);
}

const evaluated: Readonly<Record<string, true>> = {
  if: true,
  elsif: true,
  else: true,
  switch: true,
  case: true,
  set: true,
  unset: true,
  define: true,
  eval: true,
  log: true,
  execute: true,
  on: true,
};

/** What allow, deny and ignore take outside pools. */
export function documentFlag(word: string): string | undefined {
  if (!allowWords.includes(word)) return undefined;
  return sections([
    `\`allow ${word};\` \`deny ${word};\` \`ignore ${word};\``,
    notes[`allow ${word}`],
    '_dhcpd.conf(5)_',
  ]);
}

/** A function or word of expressions. */
export function documentFunction(word: string): string | undefined {
  const form = entryOf(expressionForms, word);
  if (form === undefined) return undefined;
  return sections([`\`${form[0]}\``, form[1], '_dhcp-eval(5)_']);
}

export const expressionForms: Readonly<Record<string, readonly [string, string]>> = {
  substring: [
    'substring (data, offset, length)',
    'The part of the data that begins at the offset. Shorter data gives what is there, or nothing.',
  ],
  suffix: ['suffix (data, length)', 'The last octets of the data.'],
  lcase: ['lcase (data)', 'The data with capital letters made small.'],
  ucase: ['ucase (data)', 'The data with small letters made capital.'],
  concat: [
    'concat (data, data, …)',
    'The data one after the other. When one of them is missing, the whole is.',
  ],
  reverse: ['reverse (width, data)', 'The data in reverse order, in steps of so many octets.'],
  'binary-to-ascii': [
    'binary-to-ascii (base, width, separator, data)',
    'The data as numbers in a base (8, 10, 16), each made of so many bits, with the separator between them.',
  ],
  'encode-int': ['encode-int (number, width)', 'The number as 1, 2 or 4 octets; the width is in bits.'],
  'extract-int': [
    'extract-int (data, width)',
    'The number that the first octets of the data make; the width is in bits.',
  ],
  'pick-first-value': ['pick-first-value (data, data, …)', 'The first of the values that is there.'],
  hardware: [
    'hardware',
    'The client’s hardware type (1 for Ethernet) and address, as octets: `1:00:16:3e:00:00:01`.',
  ],
  packet: ['packet (offset, length)', 'Octets of the client’s packet.'],
  exists: ['exists option', 'True where the client sent the option.'],
  known: ['known', 'True where a host declaration fits the client.'],
  static: ['static', 'True where the client’s address comes from a fixed-address.'],
  option: ['option name', 'The value of the option as the client sent it.'],
  'config-option': ['config-option name', 'The value of the option as the server is going to send it.'],
  'leased-address': ['leased-address', 'The address that the client is given.'],
  'host-decl-name': ['host-decl-name', 'The name of the host declaration that fits the client.'],
  'lease-time': ['lease-time', 'How long the lease runs, in seconds.'],
  'client-state': ['client-state', 'What the client is doing; for dhclient only.'],
  check: ['check "collection"', 'True where the client is in a class of the collection.'],
  not: ['not condition', 'The opposite of one condition; a comparison after it needs parentheses.'],
  defined: ['defined (variable)', 'True where the variable is set.'],
  gethostbyname: ['gethostbyname ("name")', 'The addresses of a name.'],
  null: ['null', 'No data.'],
};
