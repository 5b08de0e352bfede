/** A value and its format letters go in, what dhcpd refuses in the value comes out. */
import type { Span } from '../../text/index.js';
import type { Item, Value } from '../document.js';
import { isAddress6 } from '../value-parser.js';
import { enumeration } from '../vocabulary.js';

/** Spans are relative to the statement. */
export interface ValueFault {
  readonly rule: string;
  readonly message: string;
  readonly span: Span;
  readonly fix?: { readonly title: string; readonly span: Span; readonly newText: string };
}

type Element = Item | { readonly kind: 'comma'; readonly span: Span };

/** One format: what is read again after a comma is the whole record (`A`) or its last letter (`a`). */
interface Letter {
  readonly letter: string;
  readonly enumeration: string;
  readonly repeated: boolean;
  readonly optional: boolean;
}

interface Format {
  readonly letters: readonly Letter[];
  readonly array: boolean;
}

const formats = new Map<string, Format>();

function readFormat(text: string): Format {
  const known = formats.get(text);
  if (known !== undefined) return known;
  const letters: { -readonly [K in keyof Letter]: Letter[K] }[] = [];
  let array = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    const last = letters.at(-1);
    if (letter === 'A') array = true;
    else if (letter === 'a' && last) last.repeated = true;
    else if (letter === 'o' && last) last.optional = true;
    else if (letter !== 'c') {
      let name = '';
      if (letter === 'N' || letter === 'E') {
        const end = text.indexOf('.', i);
        name = text.slice(i + 1, end < 0 ? text.length : end);
        i = end < 0 ? text.length : end;
      }
      letters.push({ letter, enumeration: name, repeated: letter === 'D', optional: false });
    }
  }
  const format = { letters, array };
  if (formats.size < 2000) formats.set(text, format);
  return format;
}

/** The first fault of a value; none where dhcpd takes it. `text` is the value as written. */
export function faultOfValue(value: Value, formatText: string, text: string): ValueFault | undefined {
  const format = readFormat(formatText);
  const elements: Element[] = [];
  for (const [index, record] of value.records.entries()) {
    if (index > 0) elements.push({ kind: 'comma', span: value.span });
    for (const item of record) elements.push(item);
  }
  const first = format.letters[0];
  if (first?.letter === 'Z') return syntax('This option takes no value.', value.span);
  if (first?.letter === 't' && format.letters.length === 1) return faultOfText(elements, value, text);
  let at = 0;
  do {
    for (const letter of format.letters) {
      if (letter.optional && at >= elements.length) break;
      do {
        const item = elements[at];
        if (item === undefined || item.kind === 'comma') {
          return syntax(
            `${what(letter)} is missing here.`,
            item === undefined ? tail(value.span) : value.span,
          );
        }
        const wrong = faultOfItem(item, letter);
        if (wrong !== undefined) return wrong;
        at++;
      } while (letter.repeated && elements[at]?.kind === 'comma' && at++ >= 0);
    }
  } while (format.array && elements[at]?.kind === 'comma' && at++ >= 0);
  const extra = elements[at];
  if (extra === undefined) return undefined;
  if (extra.kind === 'comma') return syntax('This option takes one value, not a list.', value.span);
  const array = format.array || format.letters.some((letter) => letter.repeated);
  const before = elements[at - 1];
  if (array && before !== undefined && before.kind !== 'comma') {
    return {
      rule: 'dhcp/syntax',
      message: 'Expected `,` or `;` before this value: the values of a list are separated by commas.',
      span: extra.span,
      fix: { title: 'Insert `,`', span: { start: before.span.end, end: before.span.end }, newText: ',' },
    };
  }
  return syntax('Expected `;` before this: the value has ended.', extra.span);
}

function tail(span: Span): Span {
  return { start: Math.max(span.start, span.end - 1), end: span.end };
}

function syntax(message: string, span: Span): ValueFault {
  return { rule: 'dhcp/syntax', message, span };
}

/** A text is one quoted string, or one bare word that is not a number. */
function faultOfText(elements: readonly Element[], value: Value, text: string): ValueFault | undefined {
  const [first, second] = elements;
  if (
    second === undefined &&
    (first?.kind === 'string' || (first?.kind === 'name' && !first.text.includes('.')))
  ) {
    return undefined;
  }
  if (elements.some((element) => element.kind === 'string' || element.kind === 'comma')) {
    return syntax('Expected one quoted string here.', second?.span ?? value.span);
  }
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return {
    rule: 'dhcp/text-option-unquoted',
    message: `Text such as \`${shown}\` must stand in quotes; dhcpd refuses the file as it is.`,
    span: value.span,
    ...(!/["\\\n]/.test(text) && {
      fix: { title: 'Put the text in quotes', span: value.span, newText: `"${text}"` },
    }),
  };
}

function what({ letter, enumeration: name }: Letter): string {
  switch (letter) {
    case 'I':
      return 'An IPv4 address or host name';
    case '6':
      return 'An IPv6 address';
    case 't':
      return 'A quoted string';
    case 'k':
      return 'The name of a key';
    case 'T':
      return 'A number of seconds';
    case 'f':
      return 'One of on, off, true, false';
    case 'X':
    case 'E':
      return 'A quoted string or octets with colons';
    case 'N':
      return `One of ${enumeration(name).slice(0, 8).join(', ')}`;
    case 'D':
      return 'A quoted domain name';
    case 'd':
      return 'A domain name without quotes';
    case 'U':
      return 'The name of an option space';
    default:
      return 'A number';
  }
}

const largest: Readonly<Record<string, number>> = {
  b: 255,
  B: 255,
  s: 65535,
  S: 65535,
  l: 4294967295,
  L: 4294967295,
};

function shown(item: Item): string {
  switch (item.kind) {
    case 'string':
      return item.value.length > 40 ? 'a long string' : `"${item.value}"`;
    case 'slash':
      return '`/`';
    case 'address':
      return 'an address';
    case 'octets':
      return 'octets';
    default:
      return `\`${item.text.length > 40 ? `${item.text.slice(0, 40)}…` : item.text}\``;
  }
}

function faultOfItem(item: Item, letter: Letter): ValueFault | undefined {
  if (fits(item, letter)) return undefined;
  const wanted = what(letter);
  if (letter.letter === 'd' && item.kind === 'name')
    return syntax('A part of this domain name is longer than 63 characters.', item.span);
  if (item.kind === 'malformed' && letter.letter === 'I') {
    return syntax(`\`${item.text}\` is not an IPv4 address: it takes four numbers from 0 to 255.`, item.span);
  }
  if (item.kind === 'string' && letter.letter === 'I') {
    return {
      ...syntax(`${wanted} stands without quotes, found ${shown(item)}.`, item.span),
      ...(/^[\w.-]+$/.test(item.value) && {
        fix: { title: 'Remove the quotes', span: item.span, newText: item.value },
      }),
    };
  }
  const most = largest[letter.letter];
  if (item.kind === 'number' && most !== undefined) {
    return syntax(`${item.text} is too large here: the greatest number is ${most}.`, item.span);
  }
  if (
    letter.letter === 'N' &&
    letter.enumeration === 'ddns-styles' &&
    item.kind === 'name' &&
    item.text === 'ad-hoc'
  ) {
    return adHoc(item);
  }
  return syntax(`${wanted} is expected here, found ${shown(item)}.`, item.span);
}

function adHoc(item: Item): ValueFault {
  return {
    rule: 'dhcp/ddns-adhoc',
    message:
      'The update style ad-hoc was removed from dhcpd, which stops at once when it meets it. Use none or standard.',
    span: item.span,
    fix: { title: 'Use none', span: item.span, newText: 'none' },
  };
}

function fits(item: Item, { letter, enumeration: name }: Letter): boolean {
  switch (letter) {
    case 'I':
      return (
        item.kind === 'address' ||
        item.kind === 'name' ||
        (item.kind === 'number' && !item.text.startsWith('0x'))
      );
    case '6':
      if (item.kind === 'octets') return item.octets.length === 8;
      return item.kind === 'address6' || (item.kind === 'malformed' && isAddress6(item.text));
    case 't':
      return item.kind === 'string' || (item.kind === 'name' && !item.text.includes('.'));
    case 'k':
      return item.kind === 'string' || item.kind === 'name' || item.kind === 'number';
    case 'T':
      return item.kind === 'number' || (item.kind === 'name' && item.text.toLowerCase() === 'infinite');
    case 'f':
      return item.kind === 'name' && /^(?:on|off|true|false|ignore)$/i.test(item.text);
    case 'X':
    case 'E':
      if (item.kind === 'number' || item.kind === 'name' || item.kind === 'malformed') {
        return /^[0-9A-Fa-f]{1,2}$/.test(item.text);
      }
      return item.kind === 'string' || item.kind === 'octets';
    case 'N':
      return item.kind === 'name' && item.text !== 'ad-hoc' && enumeration(name).includes(item.text);
    case 'D':
      return item.kind === 'string';
    case 'd':
      if (item.kind === 'name') return !/[^.]{64}/.test(item.text);
      return item.kind === 'address' || item.kind === 'number' || item.kind === 'malformed';
    case 'U':
      return item.kind === 'name' && !item.text.includes('.');
    default: {
      const most = largest[letter];
      return most === undefined || (item.kind === 'number' && item.value <= most);
    }
  }
}
