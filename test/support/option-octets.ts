/** A value of ours and the format letters of its option go in, the octets as they stand in a reply come out. */
import { numberOctets, octetsOf } from '../../server/boot/octets.js';
import type { DhcpAtom, DhcpValue } from '../../server/site/dhcp.js';
import type { NameTable } from '../../server/site/model.js';

/** Undefined where a name does not resolve or the format has no octets of its own (domain lists are compressed). */
export function optionOctets(
  value: DhcpValue,
  format: string | undefined,
  names: NameTable,
): number[] | undefined {
  const letters = lettersOf(format ?? 'X');
  const octets: number[] = [];
  for (const [index, atom] of value.atoms.entries()) {
    const part = atomOctets(atom, letters[index % letters.length] ?? 'X', names);
    if (part === undefined) return undefined;
    octets.push(...part);
  }
  return octets;
}

function lettersOf(format: string): string[] {
  const letters = [...format.replace(/[EN][A-Za-z0-9-]*\./g, 'X')].filter(
    (letter) => !'Aaoc'.includes(letter),
  );
  return letters.length === 0 ? ['X'] : letters;
}

function atomOctets(atom: DhcpAtom, letter: string, names: NameTable): readonly number[] | undefined {
  switch (atom.kind) {
    case 'address':
      return numberOctets(atom.value, 4);
    case 'text':
      return octetsOf(atom.value);
    case 'hex':
      return atom.value;
    case 'flag':
      return [atom.value ? 1 : 0];
    case 'number': {
      const width = { b: 1, B: 1, s: 2, S: 2, f: 1 }[letter] as 1 | 2 | undefined;
      return numberOctets(atom.value >>> 0, width ?? 4);
    }
    case 'name': {
      if (letter !== 'I') return octetsOf(atom.value);
      const address = names.addresses.get(atom.value.toLowerCase())?.value;
      return address === undefined ? undefined : numberOctets(address, 4);
    }
    case 'other':
      return undefined;
  }
}

/** RFC 3397: a list of names, where a pointer stands for a tail that came before. */
export function domainList(octets: readonly number[]): string {
  const names: string[] = [];
  for (let at = 0; at < octets.length; ) {
    const labels: string[] = [];
    let jumped = false;
    let i = at;
    for (let steps = 0; steps < 200; steps++) {
      const length = octets[i] ?? 0;
      if (length >= 0xc0) {
        if (!jumped) at = i + 2;
        jumped = true;
        i = ((length & 0x3f) << 8) | (octets[i + 1] ?? 0);
      } else if (length === 0) {
        if (!jumped) at = i + 1;
        break;
      } else {
        labels.push(String.fromCharCode(...octets.slice(i + 1, i + 1 + length)));
        i += 1 + length;
      }
    }
    names.push(labels.join('.'));
  }
  return names.join(' ');
}
