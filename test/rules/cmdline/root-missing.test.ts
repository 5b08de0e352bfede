/** Kernels without a ramdisk and without root= go in; what they are told to load comes out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { CONFIG } from '../support.js';

function advice(words: string): (string | undefined)[] {
  const config = `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND ip=dhcp ${words}\n`;
  return lint(siteOf(miniature({ [CONFIG]: config })))
    .findings.filter(({ rule }) => rule === 'cmdline/root-missing')
    .map(({ message }) => /Add root=|are for [\w -]+, which runs from an initial ramdisk/.exec(message)?.[0]);
}

describe('cmdline/root-missing', () => {
  it('is silent about what is no Linux, and needs no root', () => {
    const found = (kernel: string) =>
      lint(siteOf(miniature({ [CONFIG]: `DEFAULT l\nLABEL l\n  ${kernel}\n` }))).findings.filter(
        ({ rule }) => rule === 'cmdline/root-missing',
      ).length;
    assert.deepEqual(
      ['KERNEL memtest', 'LINUX memtest86+.bin', 'KERNEL ipxe.lkrn', 'KERNEL vmlinuz'].map(found),
      [0, 0, 0, 1],
    );
  });

  it('asks for the ramdisk of the program that the words are for', () => {
    assert.deepEqual(advice('quiet'), ['Add root=']);
    assert.deepEqual(advice('alpine_repo=http://192.168.1.1/main'), [
      'are for Alpine init, which runs from an initial ramdisk',
    ]);
    assert.deepEqual(advice('boot=live fetch=http://192.168.1.1/a.squashfs'), [
      'are for live-boot, which runs from an initial ramdisk',
    ]);
  });
});
