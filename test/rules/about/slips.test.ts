/** Words go in; those that one of them may be a slip of come out, as comparing each with each finds them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isSlip } from '../../../grammars/text/index.js';
import { slipsAmong } from '../../../server/rules/about/slips.js';
import { grows } from '../../support/growth.js';

describe('words that one may be a slip of', () => {
  it('are those that comparing it with all of them finds, in either case', () => {
    const word = fc.array(fc.constantFrom('a', 'b', 'B', '1'), { maxLength: 5 }).map((all) => all.join(''));
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 8 }), (one, all) => {
        const listed = all.map((text, i) => ({ text, i }));
        const found = slipsAmong(listed, ({ text }) => text)(one).map(({ i }) => i);
        const compared = listed.filter(({ text }) => isSlip(one, text)).map(({ i }) => i);
        assert.deepEqual(
          found.sort((a, b) => a - b),
          compared,
        );
      }),
    );
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
