/** Entries go in, what grub/initrd-before-linux finds in them comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { findings } from '../support.js';

const OVER_NFS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

const found = (commands: string): string[] =>
  findings(bootedByGrub({ [GRUB_CFG]: grubMenu(commands), 'srv/tftp/initrd.img': '' })).map(
    ({ severity, rule, line }) => `${severity} ${rule} ${line}`,
  );
const entry = (words: string) => `  initrd /initrd.img\n  linux /vmlinuz ${words}\n`;

describe('grub/initrd-before-linux', () => {
  it('finds a kernel that panics, and one that needs no ramdisk', () => {
    assert.deepEqual(found(entry('ip=dhcp boot=live')), ['error grub/initrd-before-linux 4']);
    assert.deepEqual(found(entry(OVER_NFS)), ['warning grub/initrd-before-linux 4']);
  });

  it('is silent where another one follows the kernel, or the order is right', () => {
    assert.deepEqual(found(`${entry(OVER_NFS)}  initrd /initrd.img\n`), []);
    assert.deepEqual(found(`  linux /vmlinuz ${OVER_NFS}\n  initrd /initrd.img\n`), []);
  });

  it('finds an entry that loads no kernel at all', () => {
    assert.deepEqual(found('  initrd /vmlinuz\n  initrd /initrd.img\n'), [
      'error grub/initrd-before-linux 4',
    ]);
  });
});
