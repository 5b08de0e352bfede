/** Configurations of GRUB go in, what is found in them comes out where words stand behind initrd. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { findings } from '../support.js';

const found = (words: string): string[] =>
  findings(
    bootedByGrub({
      'srv/tftp/initrd.img': '',
      'diskless/node21/casper/filesystem.squashfs': '',
      [GRUB_CFG]: grubMenu(`  linux /vmlinuz ${words}\n  initrd /initrd.img auto=true\n`),
    }),
  ).map(({ rule, severity }) => `${severity} ${rule}`);

describe('grub/initrd-words', () => {
  it('stops a live system, which lies in the ramdisk, whatever it is told of an NFS server', () => {
    assert.deepEqual(found('boot=casper netboot=nfs nfsroot=192.168.1.1:/diskless/node21 ip=dhcp'), [
      'error grub/initrd-words',
    ]);
  });

  it('is a warning where the kernel needs no ramdisk', () => {
    assert.deepEqual(found('root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw'), [
      'warning grub/initrd-words',
    ]);
  });
});
