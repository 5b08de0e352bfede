/** Lines of exports go in, the findings of exports/ipv6-brackets come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { findings, texts } from '../support.js';

const NODE = '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n';

describe('exports/ipv6-brackets', () => {
  const found = (lines: string, more: Readonly<Record<string, string>> = {}) =>
    texts('exports/ipv6-brackets', { 'etc/exports': NODE + lines, ...more });

  it('finds brackets around an address, and takes them away', () => {
    assert.deepEqual(found('/opt [2001:db8::1](ro)\n'), ['error [2001:db8::1]']);
    assert.deepEqual(found('/opt [2001:db8::]/64(ro)\n'), ['error [2001:db8::]/64']);
    const [one] = findings({ 'etc/exports': `${NODE}/opt [2001:db8::]/64(ro)\n` });
    assert.deepEqual(one?.fixes, [{ title: 'Write 2001:db8::/64', newTexts: ['2001:db8::/64'] }]);
  });

  it('is silent about patterns', () => {
    for (const client of ['node[12]', '[abc]', '2001:db8::1', '[a-f]:x'])
      assert.deepEqual(found(`/opt ${client}(ro)\n`), [], client);
  });
});
