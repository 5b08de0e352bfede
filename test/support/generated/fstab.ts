/** Nothing goes in; made-up fstab files come out, most of them with one mutation. */
import fc from 'fast-check';
import { mutated, textOf } from './mutation.js';

const pick = fc.constantFrom;
const entry = fc
  .tuple(
    pick('10.0.0.1:/srv', 'proc', '/dev/sda1', 'UUID=ab-12', 'LABEL="x y"', '[::1]:/x', 'a\\040b'),
    pick('/', '/a', '/a\\040b', 'none', '/usr/'),
    pick('nfs', 'nfs4', 'proc', 'ext4', 'auto'),
    pick('', 'defaults', 'rw,nolock', 'ro,vers=3', 'x="a,b"'),
    pick('', '0', '1'),
    pick('', '0', '2'),
    pick(' ', '\t', '   '),
  )
  .map(([source, target, type, options, dump, pass, blank]) => {
    const words: string[] = [source, target, type];
    for (const word of [options, dump, pass]) {
      if (word === '') break;
      words.push(word);
    }
    return words.join(blank);
  });

const pieces = [
  ...[' ', '\t', '#', '"', '\\', '\n', ',', '0', 'x', '-1', '+', '\\040', '\r', '=', ' 0', '\f'],
  '99999999999999999999',
];

export function fstabText(): fc.Arbitrary<string> {
  return mutated(textOf(fc.oneof({ weight: 5, arbitrary: entry }, pick('', '# a note')), 4), pieces);
}
