/** Sites with one change go in, the findings of fstab/swap-local-or-nfs come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('fstab/swap-local-or-nfs', () => {
  const found = (line: string, symbol = '# CONFIG_NFS_SWAP is not set\n') =>
    texts('fstab/swap-local-or-nfs', {
      'diskless/node21/etc/fstab': `${line}\ntmpfs /scratch tmpfs defaults 0 0\n`,
      ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_FS=y', `CONFIG_NFS_FS=y\n${symbol}`),
    });

  it('finds a file on the root', () => {
    assert.deepEqual(found('/swapfile none swap sw 0 0'), ['warning /swapfile']);
  });

  it('is silent where the kernel can, or nobody knows', () => {
    assert.deepEqual(found('/swapfile none swap sw 0 0', 'CONFIG_NFS_SWAP=y\n'), []);
    assert.deepEqual(found('/swapfile none swap sw 0 0', ''), []);
  });

  it('is silent about disks, files elsewhere and lines that may fail', () => {
    for (const line of [
      '/dev/sda2 none swap sw 0 0',
      '/scratch/swap none swap sw 0 0',
      '/swapfile none swap sw,nofail 0 0',
    ])
      assert.deepEqual(found(line), [], line);
  });
});
