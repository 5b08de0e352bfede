/** Names of boot files go in, the loaders that they are known for are compared. */
import assert from 'node:assert/strict';
import { loaderOf } from '../../../server/boot/loaders/names.js';

describe('a boot file', () => {
  it('is known by its name', () => {
    const names = [
      'a/lpxelinux.0',
      'syslinux.efi',
      'undionly.kpxe',
      'http://x/y',
      'grubx64.efi',
      'vmlinuz-6',
      'x.0',
    ];
    assert.deepEqual(names.map(loaderOf), ['pxelinux', 'pxelinux', 'ipxe', 'url', 'grub', 'kernel', 'other']);
  });
});
