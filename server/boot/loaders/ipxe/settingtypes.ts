/** A value of iPXE as it is written, and the types by which it is kept and asked for, go in; the text that iPXE shows comes out (setting types of core/settings.c; asked of iPXE in QEMU). */
import { octetsOfText } from '../../../site/octets.js';

/** What stands between octets that are written as hexadecimal numbers. */
const SIGNS: Readonly<Record<string, string>> = { hex: ':', hexhyp: '-', hexraw: '' };

const WIDTHS: ReadonlyMap<string, number> = new Map([
  ['8', 1],
  ['16', 2],
  ['32', 4],
]);

/** The octets that a text is kept as; undefined where it cannot be, or where that is not known. */
function octetsOf(text: string, type: string): readonly number[] | undefined {
  const sign = SIGNS[type];
  if (sign !== undefined) {
    const parts = sign === '' ? (text.match(/../g) ?? []) : text.split(sign);
    const sound =
      text !== '' && parts.join(sign) === text && parts.every((part) => /^[\da-f]{2}$/i.test(part));
    return sound ? parts.map((part) => Number.parseInt(part, 16)) : undefined;
  }
  const [, unsigned, bits = ''] = /^(u?)int(8|16|32)$/.exec(type) ?? [];
  if (unsigned !== undefined) return numberOctets(text, WIDTHS.get(bits) ?? 4);
  if (type === 'ipv4') {
    const parts = text.split('.').map(Number);
    return parts.length === 4 && parts.every((part) => part >= 0 && part <= 255) ? parts : undefined;
  }
  if (type === 'uuid') {
    const digits = text.replaceAll('-', '');
    return digits.length === 32 ? octetsOf(digits, 'hexraw') : undefined;
  }
  if (type === 'uristring')
    return octetsOfText(
      text.replaceAll(/%([2-7][\da-f])/gi, (_, it: string) => String.fromCharCode(Number.parseInt(it, 16))),
    );
  return type === 'string' ? octetsOfText(text) : undefined;
}

function numberOctets(text: string, width: number): readonly number[] | undefined {
  if (!/^-?(?:0x[\da-f]{1,8}|0|[1-9]\d{0,9})$/i.test(text)) return undefined;
  const number = text.startsWith('-') ? -Number(text.slice(1)) : Number(text);
  return Array.from({ length: width }, (_, i) => Math.floor(number / 256 ** (width - 1 - i)) & 255);
}

function textOf(octets: readonly number[], type: string): string | undefined {
  const sign = SIGNS[type];
  if (sign !== undefined) return octets.map((octet) => octet.toString(16).padStart(2, '0')).join(sign);
  const [, unsigned, bits = ''] = /^(u?)int(8|16|32)$/.exec(type) ?? [];
  if (unsigned !== undefined) return numberText(octets, unsigned === 'u', WIDTHS.get(bits) ?? 4);
  if (type === 'ipv4') return octets.length === 4 ? octets.join('.') : undefined;
  if (octets.some((octet) => octet < 32 || octet > 126)) return undefined;
  const text = String.fromCharCode(...octets);
  if (type === 'string') return text;
  return type === 'uristring' ? encodeURIComponent(text) : undefined;
}

/** Without a sign as a hexadecimal number, with one as a decimal number. */
function numberText(octets: readonly number[], unsigned: boolean, width: number): string | undefined {
  if (octets.length === 0 || octets.length > width) return undefined;
  const number = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  if (unsigned) return `0x${number.toString(16)}`;
  const limit = 256 ** octets.length;
  return String((octets[0] ?? 0) > 127 ? number - limit : number);
}

/** What iPXE shows of a text that it keeps as one type, where it is asked for as another one; undefined where that is not known. */
export function shown(text: string, kept: string, asked: string): string | undefined {
  if (text === '' || kept === asked) return text;
  const octets = octetsOf(text, kept);
  return octets && textOf(octets, asked);
}

/** The text that iPXE shows of a value that was written for a type. */
export function stored(written: string, type: string): string | undefined {
  const octets = octetsOf(written, type);
  return octets && textOf(octets, type);
}
