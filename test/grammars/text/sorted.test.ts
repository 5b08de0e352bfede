/** Lists in order go in; where a question begins to be true comes out. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstWhere } from '../../../grammars/text/index.js';

describe('the first of a list in order', () => {
  it('is the one that a search from the beginning finds, or none', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 40 })).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(numbers, fc.integer({ min: -1, max: 41 }), (list, least) => {
        const found = list.findIndex((one) => one >= least);
        assert.equal(
          firstWhere(list, (one) => one >= least),
          found < 0 ? list.length : found,
        );
      }),
    );
  });

  it('is asked of few', () => {
    let asked = 0;
    const list = Array.from({ length: 100_000 }, (_, i) => i);
    const at = firstWhere(list, (one) => {
      asked += 1;
      return one >= 77_777;
    });
    assert.equal(at, 77_777);
    assert.ok(asked <= 17, `${asked}`);
  });
});
