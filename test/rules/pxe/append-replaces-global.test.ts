/** Sites with one change go in, the findings of pxe/append-replaces-global come out, and its silence where all is well. */

import assert from 'node:assert/strict';
import { grows } from '../../support/growth.js';
import { allLines, CONFIG, ROOT } from '../support.js';

const BOOT = `${ROOT} ip=dhcp rw`;

const config = (text: string) => allLines({ [CONFIG]: text });

describe('pxe/append-replaces-global', () => {
  const variant = (more: string) =>
    config(`DEFAULT linux\nAPPEND ${BOOT}\nLABEL linux\n  KERNEL vmlinuz\n${more}`);

  it('finds the label that boots as well as the one in a menu', () => {
    assert.deepEqual(
      config(`DEFAULT linux\nAPPEND ${BOOT}\nLABEL linux\n  KERNEL vmlinuz\n  APPEND quiet\n`),
      ['pxe/append-replaces-global error 5'],
    );
    assert.deepEqual(variant('LABEL debug\n  KERNEL vmlinuz\n  APPEND debug\n'), [
      'pxe/append-replaces-global warning 7',
    ]);
  });

  it('finds the network left out, unless IPAPPEND adds it', () => {
    const noIp = BOOT.replace(' ip=dhcp', '');
    assert.deepEqual(variant(`LABEL debug\n  KERNEL vmlinuz\n  APPEND ${noIp} debug\n`), [
      'pxe/append-replaces-global warning 7',
    ]);
    assert.deepEqual(variant(`LABEL debug\n  KERNEL vmlinuz\n  APPEND ${noIp} debug\n  IPAPPEND 1\n`), []);
  });

  it('leaves other kernels, tools, ramdisks and an explicit nothing alone', () => {
    for (const more of [
      'LABEL rescue\n  KERNEL kernel-rescue\n  APPEND quiet\n',
      'LABEL memtest\n  KERNEL memtest86\n  APPEND btrace\n',
      'LABEL floppy\n  LINUX memdisk\n  APPEND floppy\n',
      'LABEL chain\n  COM32 chain.c32\n  APPEND hd0\n',
      'LABEL none\n  KERNEL vmlinuz\n  APPEND -\n',
      'LABEL install\n  KERNEL vmlinuz\n  APPEND initrd=installer.gz quiet\n',
      'LABEL install\n  KERNEL vmlinuz\n  INITRD installer.gz\n  APPEND quiet\n',
      'LABEL disk\n  KERNEL vmlinuz\n  APPEND root=/dev/sda1\n',
    ])
      assert.deepEqual(variant(more), [], more);
  });
});

describe('a file with many labels', () => {
  it('is judged in one go', () => {
    const work = (count: number): void => {
      const labels = Array.from({ length: count }, (_, i) => `LABEL l${i}\n  KERNEL k${i}\n  APPEND quiet\n`);
      assert.deepEqual(
        config(`DEFAULT linux\nAPPEND ${BOOT}\nLABEL linux\n  KERNEL vmlinuz\n${labels.join('')}`),
        [],
      );
    };
    assert.equal(grows(work, 1000), undefined);
  });
});
