/** Sites with one change go in, the findings of kernel/initrd-support come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { CONFIG, findings } from '../support.js';
import { node } from './support.js';

describe('kernel/initrd-support', () => {
  const ramdisk = {
    [CONFIG]: (miniature()[CONFIG] ?? '').replace('  APPEND', '  INITRD a.img\n  APPEND'),
  };

  it('counts only where a kernel is given a ramdisk', () => {
    assert.deepEqual(node('# CONFIG_BLK_DEV_INITRD is not set\n'), []);
    assert.deepEqual(node('', ramdisk), []);
  });

  it('is a warning where the kernel mounts its root by itself', () => {
    assert.deepEqual(node('# CONFIG_BLK_DEV_INITRD is not set\n', ramdisk), [
      'kernel/initrd-support warning # CONFIG_BLK_DEV_INITRD is not set',
    ]);
  });

  it('is the one cause where the kernel counts on the ramdisk for its root', () => {
    const lacks = (miniature()['srv/tftp/vmlinuz.config'] ?? '').replace(
      'CONFIG_ROOT_NFS=y',
      '# CONFIG_ROOT_NFS is not set\n# CONFIG_BLK_DEV_INITRD is not set',
    );
    const found = findings({ ...ramdisk, 'srv/tftp/vmlinuz.config': lacks });
    assert.deepEqual(
      found.map(({ rule, severity }) => `${rule} ${severity}`),
      ['kernel/initrd-support error'],
    );
    assert.match(found[0]?.message ?? '', /unknown-block\(0,255\)/);
  });
});
