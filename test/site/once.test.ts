/** Questions about objects go in; how often each is really asked comes out. */
import assert from 'node:assert/strict';
import { once } from '../../server/site/once.js';

describe('a question that is answered once', () => {
  it('is asked once of each object, also where the answer is that there is none', () => {
    const asked: string[] = [];
    const first = once((about: { readonly name: string; readonly size?: number }) => {
      asked.push(about.name);
      return about.size;
    });
    const [large, none] = [{ name: 'large', size: 3 }, { name: 'none' }];
    assert.deepEqual([large, none, large, none].map(first), [3, undefined, 3, undefined]);
    assert.deepEqual(asked, ['large', 'none']);
    assert.equal(first({ name: 'large', size: 4 }), 4);
  });

  it('is asked again where asking failed', () => {
    let tries = 0;
    const failing = once((_about: object) => {
      tries++;
      throw new Error('not now');
    });
    const about = {};
    assert.throws(() => failing(about));
    assert.throws(() => failing(about));
    assert.equal(tries, 2);
  });
});
