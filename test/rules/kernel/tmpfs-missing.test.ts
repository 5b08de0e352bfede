/** Sites with one change go in, the findings of kernel/tmpfs-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { node } from './support.js';

const TABLE = 'diskless/node21/etc/fstab';

describe('kernel/tmpfs-missing', () => {
  it('is a finding only where the file says that it is off', () => {
    assert.deepEqual(node('# CONFIG_TMPFS is not set\n'), [
      'kernel/tmpfs-missing error # CONFIG_TMPFS is not set',
    ]);
    // The name then stands for ramfs.
    assert.deepEqual(node('# CONFIG_TMPFS is not set\n# CONFIG_SHMEM is not set\n'), []);
    assert.deepEqual(node('# CONFIG_TMPFS is not set\n', { [TABLE]: 'tmpfs /tmp tmpfs noauto 0 0\n' }), []);
    assert.deepEqual(node('# CONFIG_OVERLAY_FS is not set\n'), []);
  });
});
