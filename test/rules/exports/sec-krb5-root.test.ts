/** Sites with one change go in, the findings of exports/sec-krb5-root come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, texts } from '../support.js';

describe('exports/sec-krb5-root', () => {
  it('is silent where sys is offered, too', () => {
    const rule = 'exports/sec-krb5-root';
    const sec = (words: string) => texts(rule, changed('etc/exports', '(rw,', `(${words},rw,`));
    assert.deepEqual(sec('sec=krb5:krb5p'), ['error sec=krb5:krb5p']);
    assert.deepEqual(sec('sec=sys'), []);
    assert.deepEqual(sec('sec=krb5,sec=sys'), []);
  });

  it('is the cause where only gss/ clients are named, and not where another is refused, too', () => {
    const found = (clients: string) =>
      all({ 'etc/exports': `/diskless/node21 ${clients}\n` }).filter((one) => one.endsWith(' error'));
    const options = '(rw,sync,no_subtree_check,no_root_squash)';
    assert.deepEqual(found(`gss/krb5${options}`), ['exports/sec-krb5-root error']);
    assert.deepEqual(found(`gss/krb5${options} gss/krb5p${options}`), ['exports/sec-krb5-root error']);
    assert.deepEqual(found(`gss/krb5${options} 192.168.1.99${options}`), [
      'nfsroot/client-not-allowed error',
    ]);
    assert.deepEqual(found(`192.168.1.99${options}`), ['nfsroot/client-not-allowed error']);
  });
});
