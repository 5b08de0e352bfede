/** Sites with one change go in, the findings of roottree/static-mtab come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

describe('roottree/static-mtab', () => {
  const found = (files: Readonly<Record<string, string>>) => texts('roottree/static-mtab', files).length;
  const INIT = { 'diskless/node21/sbin/init': '' };

  it('finds a file in a whole root', () => {
    assert.equal(found({ ...INIT, 'diskless/node21/etc/mtab': '/dev/sda1 / ext3 rw 0 0\n' }), 1);
  });

  it('is silent where there is none, or the root is kept in part', () => {
    assert.equal(found(INIT), 0);
    assert.equal(found({ 'diskless/node21/etc/mtab': '/dev/sda1 / ext3 rw 0 0\n' }), 0);
  });
});
