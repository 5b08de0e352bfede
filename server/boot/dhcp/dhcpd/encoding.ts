/** The literal parts of a value and the format letters of its option go in, the octets as they stand in a reply come out (parse_option_token in common/parse.c). */
import type { DhcpAtom } from '../../../site/dhcpd/facts.js';
import type { NameTable } from '../../../site/model.js';
import { numberOctets, octetsOfUtf8 } from '../../../site/octets.js';

/** Undefined where a name is in no hosts file of the server. */
export function optionOctets(
  atoms: readonly DhcpAtom[],
  format: string | undefined,
  names: NameTable,
): number[] | undefined {
  if (format?.startsWith('D') && atoms.every(({ kind }) => kind === 'text')) {
    return domainNames(
      atoms.map((atom) => `${atom.value}`),
      format.includes('c'),
    );
  }
  const letters = lettersOf(format ?? 'X');
  const octets: number[] = [];
  for (const [index, atom] of atoms.entries()) {
    const part = atomOctets(atom, letters[index % letters.length] ?? 'X', names);
    if (part === undefined) return undefined;
    octets.push(...part);
  }
  return octets.slice();
}

const letters = new Map<string, readonly string[]>();

function lettersOf(format: string): readonly string[] {
  const ready = letters.get(format);
  if (ready !== undefined) return ready;
  // A space follows E and N by name, up to a full stop.
  const plain = format.replace(/[EN][A-Za-z0-9_-]*\./g, 'X');
  const found = [...plain].filter((letter) => !'Aaoc'.includes(letter));
  const made = found.length === 0 ? ['X'] : found;
  letters.set(format, made);
  return made;
}

function atomOctets(atom: DhcpAtom, letter: string, names: NameTable): readonly number[] | undefined {
  switch (atom.kind) {
    case 'address':
      return numberOctets(atom.value, 4);
    case 'text':
      return octetsOfUtf8(atom.value);
    case 'hex':
      return atom.value;
    case 'flag':
      return [atom.value ? 1 : 0];
    case 'number': {
      const width = { b: 1, B: 1, s: 2, S: 2, f: 1 }[letter] as 1 | 2 | undefined;
      return numberOctets(atom.value >>> 0, width ?? 4);
    }
    case 'name': {
      if (letter !== 'I') return octetsOfUtf8(atom.value);
      const address = names.addresses.get(atom.value.toLowerCase())?.value;
      return address === undefined ? undefined : numberOctets(address, 4);
    }
    case 'other':
      return undefined;
  }
}

/** RFC 1035, 3.1 and 4.1.4: labels with their lengths; in a compressed list a pointer stands for a tail that came before. Blanks and commas inside of quotes are parts of labels (measured). */
function domainNames(names: readonly string[], compress: boolean): number[] {
  const octets: number[] = [];
  const seen = new Map<string, number>();
  for (const name of names) {
    const whole = name.replace(/\.$/, '');
    const labels = whole === '' ? [] : whole.split('.');
    let pointed = false;
    for (const [index, label] of labels.entries()) {
      const tail = labels.slice(index).join('.').toLowerCase();
      const before = seen.get(tail);
      if (compress && before !== undefined) {
        octets.push(0xc0 | (before >> 8), before & 255);
        pointed = true;
        break;
      }
      if (octets.length < 0x3fff) seen.set(tail, octets.length);
      const text = octetsOfUtf8(label);
      octets.push(text.length & 63, ...text);
    }
    if (!pointed) octets.push(0);
  }
  return octets;
}
