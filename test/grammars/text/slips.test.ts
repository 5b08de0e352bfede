/** Words go in; those that one of them may be a slip of come out, as comparing each with each finds them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isSlip, nearest, nearestAmong, slipsAmong } from '../../../grammars/text/index.js';
import { grows } from '../../support/growth.js';

describe('words that one may be a slip of', () => {
  it('are those that comparing it with all of them finds, in either case', () => {
    const word = fc.array(fc.constantFrom('a', 'b', 'B', '1'), { maxLength: 5 }).map((all) => all.join(''));
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 8 }), (one, all) => {
        const listed = all.map((text, i) => ({ text, i }));
        const found = slipsAmong(listed, ({ text }) => text)(one).map(({ i }) => i);
        const compared = listed.filter(({ text }) => isSlip(one, text)).map(({ i }) => i);
        assert.deepEqual(found, compared);
      }),
    );
  });

  it('are not looked for among names of more than 255 letters', () => {
    const [long, longer] = ['a'.repeat(255), 'a'.repeat(256)];
    const slipsOf = slipsAmong([long, longer], (one) => one);
    assert.deepEqual(slipsOf('a'.repeat(254)), [long]);
    assert.deepEqual(slipsOf(longer), []);
  });

  it('are looked for with work in proportion, as many words as there may be', () => {
    const hex = (from: number, size: number): string[] =>
      Array.from({ length: size }, (_, i) => (from + i).toString(16).padStart(8, '0'));
    const work = (size: number): void => {
      const slipsOf = slipsAmong(hex(0x0a010000, size), (one) => one);
      for (const one of hex(0x0b020000, size)) slipsOf(one);
    };
    assert.equal(grows(work, 2000), undefined);
  }).timeout(600_000);
});

describe('the name that is nearest to a word', () => {
  const others = (count: number): string[] => Array.from({ length: count }, (_, i) => `other${i}x`);

  it('is that of comparing it with each, among few', () => {
    const names = [...others(297), 'kernel-amd64', 'memtest', 'Memtes'];
    const near = nearestAmong(names);
    for (const word of ['kernel-amd', 'memtets', 'memtes', 'other1y', 'nothing like it'])
      assert.equal(near(word), nearest(word, names), word);
    assert.equal(
      near('memtes', (name) => name === 'Memtes'),
      'memtest',
    );
  });

  it('is a single slip away, among many, in other case before all', () => {
    const near = nearestAmong([...others(298), 'kernel-amd64', 'memtest', 'Memtes']);
    assert.equal(near('kernel-amd'), undefined);
    assert.equal(near('kernel-amd4'), 'kernel-amd64');
    assert.equal(near('memtes'), 'Memtes');
    assert.equal(
      near('memtes', (name) => name === 'Memtes'),
      'memtest',
    );
  });
});
