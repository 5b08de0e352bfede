/** Sites with one change go in, the findings of kernel/initrd-support come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { CONFIG } from '../support.js';
import { node } from './support.js';

describe('kernel/initrd-support', () => {
  it('counts only where a kernel is given a ramdisk', () => {
    const ramdisk = {
      [CONFIG]: (miniature()[CONFIG] ?? '').replace('  APPEND', '  INITRD a.img\n  APPEND'),
    };
    assert.deepEqual(node('# CONFIG_BLK_DEV_INITRD is not set\n'), []);
    assert.deepEqual(node('# CONFIG_BLK_DEV_INITRD is not set\n', ramdisk), [
      'kernel/initrd-support error # CONFIG_BLK_DEV_INITRD is not set',
    ]);
    assert.deepEqual(node('', ramdisk), []);
  });
});
