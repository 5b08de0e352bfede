/** The first octets of a program go in; what it says of itself as one for UEFI comes out (Microsoft PE and COFF Specification). */
import { Binary } from './binary.js';

/** Where it lies in the file. */
export interface Section {
  readonly start: number;
  readonly size: number;
}

export interface UefiProgram {
  /** The number of its processor ("Machine Types"). */
  readonly machine: number;
  /** It carries certificates, whoever gave them; undefined where its head does not tell. */
  readonly signed: boolean | undefined;
  readonly sections: ReadonlyMap<string, Section>;
}

/** Where the list of tables begins behind the optional header's own fields, by the sign of that header. */
const TABLES: ReadonlyMap<number, number> = new Map([
  [0x10b, 96],
  [0x20b, 112],
]);
const CERTIFICATES = 4;

/** Undefined for what is no such program. */
export function uefiProgram(text: string): UefiProgram | undefined {
  const head = new Binary(text);
  const coff = head.number(0x3c, 4);
  if (!text.startsWith('MZ') || !text.startsWith('PE\0\0', coff)) return undefined;
  const optional = coff + 24;
  const length = head.number(coff + 20, 2);
  const tables = TABLES.get(head.number(optional, 2));
  const at = tables === undefined ? length : tables + 8 * CERTIFICATES;
  const sections = new Map<string, Section>();
  const end = Math.min(text.length, optional + length + 40 * head.number(coff + 6, 2));
  for (let row = optional + length; row + 40 <= end; row += 40) {
    const name = head.word(row).slice(0, 8);
    sections.set(name, { size: head.number(row + 16, 4), start: head.number(row + 20, 4) });
  }
  return {
    machine: head.number(coff + 4, 2),
    signed: at + 8 <= length ? head.number(optional + at + 4, 4) > 0 : undefined,
    sections,
  };
}
