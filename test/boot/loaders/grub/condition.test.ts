/** Words of `test` and of a configuration go in; whether the command succeeds, and what variables make of the words, comes out. GRUB 2.06 was asked in QEMU. */
import assert from 'node:assert/strict';
import { condition, not } from '../../../../server/boot/loaders/grub/condition.js';
import { type Argument, expand, expandAll } from '../../../../server/boot/loaders/grub/expand.js';
import type { GrubWord } from '../../../../server/site/grub/facts.js';
import type { Answer } from '../../../../server/site/place.js';
import { somewhere } from '../../support.js';

/** `?` is a word that is not known, `''` an empty one. */
function test(words: string, files: Readonly<Record<string, Answer>> = {}): Answer {
  const all = words.split(' ').filter((word) => word !== '');
  const known = (word: string) => (word === '?' ? undefined : word === "''" ? '' : word);
  const args = all.map((word): Argument => ({ text: known(word), begins: '', place: somewhere }));
  const there = (name: string): Answer => files[name] ?? 'unknown';
  // What is in the list of a folder is told with a blank: nothing over the net.
  return condition(args, (name) => there(`list ${name}`), there);
}

const decided = (cases: Readonly<Record<string, Answer>>) => {
  for (const [words, answer] of Object.entries(cases)) assert.equal(test(words), answer, words);
};

describe('test of GRUB', () => {
  it('compares texts', () => {
    decided({
      'a = a': 'yes',
      'a = b': 'no',
      'a == a': 'yes',
      'a == b': 'no',
      'a != a': 'no',
      'a != b': 'yes',
    });
    decided({ 'a < b': 'yes', 'a < a': 'no', 'b < a': 'no', 'a > b': 'no', 'a > a': 'no', 'b > a': 'yes' });
    decided({
      'a <= b': 'yes',
      'a <= a': 'yes',
      'b <= a': 'no',
      'a >= b': 'no',
      'a >= a': 'yes',
      'b >= a': 'yes',
    });
    decided({
      '10 < 9': 'yes',
      '? = a': 'unknown',
      'a = ?': 'unknown',
      'a ? b': 'unknown',
      '? b c': 'unknown',
    });
  });

  it('compares numbers', () => {
    decided({ '1 -eq 1': 'yes', '1 -eq 2': 'no', '1 -ne 1': 'no', '1 -ne 2': 'yes' });
    decided({
      '1 -lt 2': 'yes',
      '2 -lt 2': 'no',
      '3 -lt 2': 'no',
      '1 -le 2': 'yes',
      '2 -le 2': 'yes',
      '3 -le 2': 'no',
    });
    decided({
      '1 -gt 2': 'no',
      '2 -gt 2': 'no',
      '3 -gt 2': 'yes',
      '1 -ge 2': 'no',
      '2 -ge 2': 'yes',
      '3 -ge 2': 'yes',
    });
    decided({
      '10 -gt 9': 'yes',
      '-3 -lt 2': 'yes',
      '-3 -lt -2': 'yes',
      'x -eq 0': 'yes',
      '5x -eq 5': 'yes',
    });
    // Hexadecimal and octal digits (grub_strtosl with base 0).
    decided({
      '0x10 -eq 16': 'yes',
      '0X1f -eq 31': 'yes',
      '010 -eq 8': 'yes',
      '010 -eq 10': 'no',
      '08 -eq 8': 'no',
    });
    decided({ '0 -eq 0': 'yes', '-0x10 -eq -16': 'yes', '00 -eq 0': 'yes' });
  });

  it('looks at one word, or at two', () => {
    decided({ a: 'yes', "''": 'no', '?': 'unknown' });
    decided({
      "-z ''": 'yes',
      '-z a': 'no',
      "-n ''": 'no',
      '-n a': 'yes',
      '-z ?': 'unknown',
    });
    for (const answer of ['yes', 'no', 'unknown'] as const) {
      for (const operator of ['-d', '-e', '-f'])
        assert.equal(test(`${operator} f`, { 'list f': answer }), answer);
      // It opens the file, which it can over the net.
      assert.equal(test('-s f', { f: answer, 'list f': 'no' }), answer);
    }
    assert.equal(test('-d ?'), 'unknown');
  });

  it('turns round, and joins: -o binds least', () => {
    decided({ '! a': 'no', "! ''": 'yes', '! ! a': 'yes', '! ?': 'unknown', '! a = b': 'yes', '!': 'yes' });
    decided({
      'a -o a': 'yes',
      "'' -o a": 'yes',
      "a -o ''": 'yes',
      "'' -o ''": 'no',
      '? -o a': 'yes',
      "? -o ''": 'unknown',
    });
    decided({
      'a -a a': 'yes',
      "'' -a a": 'no',
      "a -a ''": 'no',
      "? -a ''": 'no',
      '? -a a': 'unknown',
      '? -o ?': 'unknown',
    });
    decided({
      "a -o '' -a ''": 'yes',
      "'' -a '' -o a": 'yes',
      "'' -a a -o ''": 'no',
      'a = a -a b = b': 'yes',
    });
    decided({ 'a = b -o c = c -a d = d': 'yes', 'a = a -a b = c -o d = e': 'no' });
    assert.deepEqual((['yes', 'no', 'unknown'] as const).map(not), ['no', 'yes', 'unknown']);
  });

  it('takes the words from the left, as they stand: what it knows no sign in is a text that holds', () => {
    // Nothing at all holds, as `[ $none ]` shows; so does what a sign leaves without words.
    decided({ '': 'yes', ']': 'yes', '!': 'yes', '-o': 'yes', "'' -o": 'yes', '( )': 'yes', '-a a': 'yes' });
    decided({ 'a -o': 'yes', 'a -a': 'yes', 'a = b -a': 'no', "! -a ''": 'yes', "'' -a ! -o ''": 'yes' });
    // Texts side by side have to hold at once.
    decided({
      'a b c d': 'yes',
      'a ~ b': 'yes',
      "'' b": 'no',
      '-x a': 'yes',
      "-n '' a": 'no',
      "a -z ''": 'yes',
    });
    decided({
      'a = b a = a': 'no',
      "'' a = a": 'no',
      'a = a a = a': 'yes',
      'a ? b': 'unknown',
      "'' ?": 'no',
    });
    // A comparison comes before the test of a word; a sign at the end is a text.
    decided({ '-z = -z': 'yes', '-z -z': 'no', '-z': 'yes', '= a': 'yes', '=': 'yes', 'a =': 'yes' });
    decided({ 'a -nt b': 'unknown', 'a -ot b': 'unknown', 'v2 -pgt v1': 'unknown', 'v1 -plt v2': 'unknown' });
  });

  it('goes into parentheses, and ends at one that closes nothing', () => {
    decided({ '( a )': 'yes', "( '' )": 'no', '! ( a = b -o c = c )': 'no', '( a = b ) -o a = a': 'yes' });
    decided({ "( a -o '' ) -a ''": 'no', "( ( '' ) -o a ) -a b": 'yes', "( '' -o a": 'yes', "( ( ''": 'no' });
    decided({ "a ) ''": 'yes', "'' ) a": 'no', '( a ) )': 'yes' });
    assert.equal(test('( '.repeat(100_000)), 'yes');
  });

  it('has a bracket at its end, or none', () => {
    decided({ 'a = a ]': 'yes', 'a = b ]': 'no', 'a = a': 'yes', "'' ] ]": 'no', 'a ] ]': 'yes' });
  });
});

describe('a word of GRUB', () => {
  type Part = GrubWord['parts'][number];
  const plain = (text: string): Part => ({ kind: 'text', text, quoted: false }) as Part;
  const variable = (name: string, quoted = false): Part => ({ kind: 'variable', name, quoted }) as Part;
  const values: Readonly<Record<string, string>> = {
    one: 'a',
    two: 'a b',
    edge: ' a  b ',
    none: '',
    '@': 'x y',
  };
  const of = (...parts: readonly Part[]) =>
    expand({ parts, place: somewhere } as unknown as GrubWord, (name) => values[name]).map(
      ({ text, begins }) => text ?? `${begins}…`,
    );

  it('is what its parts make', () => {
    assert.deepEqual(of(plain('x')), ['x']);
    assert.deepEqual(of(plain('x'), variable('one'), plain('y')), ['xay']);
    assert.deepEqual(of(plain('x'), variable('none'), plain('y')), ['xy']);
  });

  it('comes to nothing, or to several, where variables are without quotes', () => {
    assert.deepEqual(of(variable('none')), []);
    assert.deepEqual(of(variable('none', true)), ['']);
    assert.deepEqual(of(variable('two')), ['a', 'b']);
    assert.deepEqual(of(variable('two', true)), ['a b']);
    assert.deepEqual(of(plain('x'), variable('two'), plain('y')), ['xa', 'by']);
    assert.deepEqual(of(plain('x'), variable('edge'), plain('y')), ['x', 'a', 'b', 'y']);
    // All words of a function stay apart, in quotes, too.
    assert.deepEqual(of(variable('@', true)), ['x', 'y']);
  });

  it('is known up to the first variable that is not', () => {
    assert.deepEqual(of(plain('x='), variable('gone'), plain('y')), ['x=…']);
    assert.deepEqual(of(variable('gone')), ['…']);
    assert.deepEqual(of(variable('two'), variable('gone'), plain('z')), ['a', 'b…']);
    assert.deepEqual(of(variable('gone'), variable('two')), ['…', 'b']);
    assert.equal(expandAll([], () => undefined).length, 0);
  });
});
