/** Text and numbers go in, octets as they stand in a packet come out, and back. */
import type { MacAddress } from './address.js';

/** One octet for each character, as a file of options has them. */
export function octetsOfText(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0) & 255);
}

/** UTF-8, as an editor writes the quoted text of a configuration file. */
export function octetsOfUtf8(text: string): number[] {
  const octets: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) octets.push(code);
    else if (code < 0x800) octets.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) octets.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else {
      octets.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63));
      octets.push(0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
  }
  return octets;
}

/** The octets as text; undefined where they are not printable text in UTF-8. */
export function textOf(octets: readonly number[]): string | undefined {
  let text = '';
  for (let i = 0; i < octets.length; ) {
    const first = octets[i] ?? 0;
    if (first < 32 || first === 127) return undefined;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
    if (length === 0 || i + length > octets.length) return undefined;
    let code = length === 1 ? first : first & (0x7f >> length);
    for (let k = 1; k < length; k++) {
      const next = octets[i + k] ?? 0;
      if ((next & 0xc0) !== 0x80) return undefined;
      code = (code << 6) | (next & 63);
    }
    if (code > 0x10ffff) return undefined;
    text += String.fromCodePoint(code);
    i += length;
  }
  return text;
}

/** Network byte order, as every number in a DHCP packet. */
export function numberOctets(value: number, width: 1 | 2 | 4): number[] {
  const all = [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  return width === 4 ? all : all.slice(4 - width);
}

export function octetsNumber(octets: readonly number[]): number {
  let value = 0;
  for (const octet of octets) value = value * 256 + octet;
  return value;
}

export function sameOctets(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((octet, i) => octet === b[i]);
}

/** The six octets of a normalised MAC address. */
export function macOctets(mac: MacAddress): number[] {
  return mac.split(':').map((octet) => Number.parseInt(octet, 16));
}

/** As addresses of hardware are written: two small letters or digits for each, with colons between. */
export function octetsInHex(octets: readonly number[]): string {
  return octets.map((octet) => octet.toString(16).padStart(2, '0')).join(':');
}
