/** Sites with one change go in, the findings of initramfs/overlay-on-nfs-upper come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { node } from '../kernel/support.js';

const TABLE = 'diskless/node21/etc/fstab';

describe('initramfs/overlay-on-nfs-upper', () => {
  it('is a directory for an overlay that does not lie on NFS', () => {
    const over = (lines: string, upper: string) =>
      node('CONFIG_OVERLAY_FS=y\n', {
        [TABLE]: `192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\n${lines}overlay /srv overlay lowerdir=/srv,upperdir=${upper}/u,workdir=${upper}/w 0 0\n`,
      });
    assert.deepEqual(over('', '/var/o'), ['initramfs/overlay-on-nfs-upper error upperdir=/var/o/u']);
    assert.deepEqual(over('tmpfs /var tmpfs defaults 0 0\n', '/var/o'), []);
    assert.deepEqual(over('tmpfs /va tmpfs defaults 0 0\n', '/var/o').length, 1);
    assert.deepEqual(over('', '/run/o'), []);
  });
});
