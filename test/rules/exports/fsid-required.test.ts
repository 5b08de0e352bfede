/** An export and the server's fstab go in, the findings of exports/fsid-required come out. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

describe('exports/fsid-required', () => {
  const found = (fstab: string, options = 'rw', path = '/srv/x') =>
    texts('exports/fsid-required', {
      'etc/exports': `/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n${path} 192.168.1.0/24(${options},no_subtree_check)\n`,
      'etc/fstab': fstab,
    });

  it('finds what has no device: at the mount, and below it', () => {
    for (const type of ['tmpfs', 'overlay', 'fuse.mergerfs', 'nfs'])
      assert.equal(found(`none /srv/x ${type} defaults 0 0\n`).length, 1, type);
    assert.equal(found('tmpfs /srv tmpfs defaults 0 0\n').length, 1);
  });

  it('is silent with fsid=, on a disk, on the nearest disk, beside the mount, and where it is mounted by hand', () => {
    assert.deepEqual(found('tmpfs /srv/x tmpfs defaults 0 0\n', 'rw,fsid=7'), []);
    assert.deepEqual(found('/dev/sdb1 /srv/x ext4 defaults 0 0\n'), []);
    assert.deepEqual(found('tmpfs /srv tmpfs defaults 0 0\n/dev/sdb1 /srv/x ext4 defaults 0 0\n'), []);
    assert.deepEqual(found('tmpfs /srv/x tmpfs defaults 0 0\n', 'rw', '/srv/xy'), []);
    assert.deepEqual(found('tmpfs /srv/x tmpfs noauto 0 0\n'), []);
  });
});
