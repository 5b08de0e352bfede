/** Lines of exports go in, the findings of exports/gss-client come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const NODE = '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n';

describe('exports/gss-client', () => {
  const found = (lines: string, more: Readonly<Record<string, string>> = {}) =>
    texts('exports/gss-client', { 'etc/exports': NODE + lines, ...more });

  it('finds each flavour, and names what to write instead', () => {
    for (const flavour of ['krb5', 'krb5i', 'krb5p'])
      assert.deepEqual(found(`/home gss/${flavour}(rw)\n`), [`info gss/${flavour}`]);
  });

  it('is silent about sec=', () => {
    assert.deepEqual(found('/home 10.0.0.0/24(rw,sec=krb5)\n'), []);
  });
});
