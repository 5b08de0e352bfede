/** Sites with one change go in, the findings of initramfs/dracut-proc-dir come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { initramfsDracutProcDir } from '../../../server/rules/initramfs/dracut-proc-dir.js';
import { texts } from '../support.js';

describe('initramfs/dracut-proc-dir', () => {
  const { avoid } = initramfsDracutProcDir.docs;
  const found = (changes: Readonly<Record<string, string | undefined>> = {}) =>
    texts('initramfs/dracut-proc-dir', { ...avoid, 'diskless/node21/etc/fstab': undefined, ...changes })
      .length;

  it('finds a root with its empty directories and without proc', () => {
    assert.equal(found(), 1);
  });

  it('is silent where proc is there, or no directory that is empty is kept', () => {
    assert.equal(found({ 'diskless/node21/proc/.keep': '' }), 0);
    assert.equal(found({ 'diskless/node21/sys/.keep': undefined }), 0);
    assert.equal(found({ 'diskless/node21/sbin/init': undefined }), 0);
  });
});
