/** Names of boot files go in, the loaders that they are known for are compared. */
import assert from 'node:assert/strict';
import { isOtherProgram, loaderOf } from '../../../server/boot/loaders/names.js';

describe('a program that is no Linux', () => {
  it('is one that tests the memory, or a loader, by its name', () => {
    const others =
      'memtest tools/memtest86+-5.31b MEMTEST.EFI mt86plus memdisk a/wimboot ipxe.lkrn hdt.c32 netboot.xyz.lkrn';
    assert.deepEqual(
      others.split(' ').filter((name) => !isOtherProgram(name)),
      [],
    );
    const linux = 'vmlinuz bzImage memtest/vmlinuz linux kernel-memtest ltsp/vmlinuz pxelinux-kernel hdtv';
    assert.deepEqual(linux.split(' ').filter(isOtherProgram), []);
  });
});

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
    const others = ['xcore.0', 'core.01', 'xbootx64.efi', 'bootx64.efi2'];
    assert.deepEqual(others.map(loaderOf), ['other', 'other', 'other', 'other']);
    for (const name of ['core.0', 'bootx64.efi', 'bootia32.efi', 'BOOTAA64.EFI', 'shim.efi'])
      assert.equal(loaderOf(name), 'grub', name);
    assert.deepEqual(names.map(loaderOf), ['pxelinux', 'pxelinux', 'ipxe', 'url', 'grub', 'kernel', 'other']);
  });
});
