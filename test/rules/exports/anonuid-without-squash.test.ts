/** Lines of exports go in, the findings of exports/anonuid-without-squash come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const NODE = '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n';

describe('exports/anonuid-without-squash', () => {
  const found = (lines: string, more: Readonly<Record<string, string>> = {}) =>
    texts('exports/anonuid-without-squash', { 'etc/exports': NODE + lines, ...more });

  it('finds a number for users whom nobody squashes', () => {
    assert.deepEqual(found('/opt 10.0.0.0/24(rw,no_root_squash,anonuid=1000)\n'), ['info anonuid=1000']);
    assert.deepEqual(found('/opt 10.0.0.0/24(rw,anongid=100,no_root_squash)\n'), ['info anongid=100']);
    assert.deepEqual(found('/opt -no_root_squash 10.0.0.0/24(rw,anonuid=0)\n'), ['info anonuid=0']);
  });

  it('is silent where somebody is squashed', () => {
    for (const options of [
      'anonuid=1000',
      'root_squash,anonuid=1000',
      'no_root_squash,all_squash,anonuid=1000',
    ])
      assert.deepEqual(found(`/opt 10.0.0.0/24(rw,${options})\n`), [], options);
  });

  it('is silent where Kerberos brings users that nobody knows', () => {
    assert.deepEqual(found('/opt 10.0.0.0/24(rw,sec=krb5,no_root_squash,anonuid=1000)\n'), []);
  });
});
