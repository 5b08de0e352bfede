/** Sites with one change go in, the findings of pxe/kernel-before-label come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { allLines, CONFIG, ROOT } from '../support.js';

const DIRECTORY = 'srv/tftp/pxelinux.cfg';

const BOOT = `${ROOT} ip=dhcp rw`;

const LINUX = `LABEL linux\n  KERNEL vmlinuz\n  APPEND ${BOOT}\n`;

const config = (text: string) => allLines({ [CONFIG]: text });

describe('pxe/kernel-before-label', () => {
  it('finds each line, also between the end of a menu and the next label', () => {
    assert.deepEqual(config(`DEFAULT linux\nINITRD initrd.img\n${LINUX}`), [
      'pxe/kernel-before-label warning 2',
    ]);
    assert.deepEqual(config(`DEFAULT linux\nMENU BEGIN a\n${LINUX}MENU END\nKERNEL vmlinuz\n`), [
      'pxe/kernel-before-label warning 7',
    ]);
  });

  it('is the one finding where the label lacks its kernel by that', () => {
    const site = {
      [CONFIG]: `DEFAULT linux\nKERNEL vmlinuz\nLABEL linux\n  APPEND ${BOOT}\n`,
      'srv/tftp/pxelinux.0': '',
      'srv/tftp/ldlinux.c32': '',
      'srv/tftp/vmlinuz': '',
    };
    assert.deepEqual(allLines(site), ['pxe/kernel-before-label error 2']);
    const second = `DEFAULT other\nKERNEL vmlinuz\n${LINUX}LABEL other\n  APPEND ${BOOT}\n`;
    assert.deepEqual(allLines({ ...site, [CONFIG]: second }), [
      'pxe/kernel-before-label warning 2',
      'pxe/kernel-missing error 6',
    ]);
  });

  it('leaves a kernel behind DEFAULT and files of U-Boot alone', () => {
    assert.deepEqual(config(`DEFAULT vmlinuz ${BOOT}\n`), []);
    assert.deepEqual(config(`DEFAULT linux\nFDTDIR dtbs\nKERNEL vmlinuz\n${LINUX}`), []);
  });

  it('leaves an included file alone, where a label may be open', () => {
    const part = `${DIRECTORY}/part`;
    const files = {
      [CONFIG]: `DEFAULT linux\nLABEL linux\n  INCLUDE pxelinux.cfg/part\n`,
      [part]: `KERNEL vmlinuz\nAPPEND ${BOOT}\n`,
    };
    assert.deepEqual(allLines(files), []);
  });
});
