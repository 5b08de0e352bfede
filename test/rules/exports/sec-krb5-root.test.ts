/** Sites with one change go in, the findings of exports/sec-krb5-root come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('exports/sec-krb5-root', () => {
  it('is silent where sys is offered, too', () => {
    const rule = 'exports/sec-krb5-root';
    const sec = (words: string) => texts(rule, changed('etc/exports', '(rw,', `(${words},rw,`));
    assert.equal(sec('sec=krb5:krb5p').length, 1);
    assert.deepEqual(sec('sec=sys'), []);
    assert.deepEqual(sec('sec=krb5,sec=sys'), []);
  });
});
