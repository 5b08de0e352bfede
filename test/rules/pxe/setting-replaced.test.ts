/** Configurations that say something twice go in, the findings of pxe/setting-replaced come out. */
import assert from 'node:assert/strict';
import { allLines, CONFIG, findings, lines, ROOT } from '../support.js';

const LABELS = `LABEL linux\n  KERNEL vmlinuz\n  APPEND ${ROOT} ip=dhcp rw\nLABEL other\n  LOCALBOOT 0\n`;
const PART = 'srv/tftp/pxelinux.cfg/part';

const found = (head: string, part?: string) =>
  lines('pxe/setting-replaced', { [CONFIG]: head + LABELS, ...(part === undefined ? {} : { [PART]: part }) });

describe('pxe/setting-replaced', () => {
  it('finds the one that a later one takes the place of', () => {
    assert.deepEqual(found('DEFAULT other\nDEFAULT linux\n'), ['warning 1']);
    assert.deepEqual(found('DEFAULT linux\nTIMEOUT 50\nTIMEOUT 100\n'), ['warning 2']);
    assert.deepEqual(found('default linux\nONTIMEOUT other\nOnTimeout linux\n'), ['warning 2']);
    assert.deepEqual(found('UI menu.c32\nUI vesamenu.c32\n'), ['warning 1']);
  });

  it('finds words of an APPEND that another one of its label takes the place of', () => {
    const two = (second: string) => ({
      [CONFIG]: `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND quiet\n  APPEND ${second}\n`,
    });
    assert.deepEqual(allLines(two(`${ROOT} ip=dhcp rw`)), ['pxe/setting-replaced warning 4']);
    // What the second one lacks follows from that.
    const lost = {
      [CONFIG]: `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ${ROOT} ip=dhcp rw\n  APPEND quiet\n`,
    };
    assert.deepEqual(allLines(lost), ['pxe/setting-replaced error 4']);
    // The same words twice take nothing from each other.
    assert.deepEqual(
      allLines(two('quiet')).filter((one) => one.startsWith('pxe/setting-replaced')),
      [],
    );
    // One for the file, and one for a label, each has its own.
    const both = `APPEND quiet\nDEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ${ROOT} ip=dhcp rw\n`;
    assert.deepEqual(lines('pxe/setting-replaced', { [CONFIG]: both }), []);
  });

  it('says that a menu is not shown', () => {
    const [one] = findings({ [CONFIG]: `DEFAULT menu.c32\nTIMEOUT 50\nDEFAULT linux\n${LABELS}` }).filter(
      ({ rule }) => rule === 'pxe/setting-replaced',
    );
    assert.match(one?.message ?? '', /the menu menu\.c32 is never shown/);
  });

  it('leaves equal values, and one that says nothing, alone', () => {
    assert.deepEqual(found('DEFAULT linux\nTIMEOUT 50\nTIMEOUT  50\n'), []);
    assert.deepEqual(found('DEFAULT linux\nDEFAULT\n'), []);
    assert.deepEqual(found('DEFAULT linux\nPROMPT 0\nTIMEOUT 50\n'), []);
  });

  it('leaves a file alone that says otherwise than what it includes, and finds an included one that does', () => {
    assert.deepEqual(found('INCLUDE pxelinux.cfg/part\nDEFAULT linux\n', 'DEFAULT other\n'), []);
    assert.deepEqual(found('DEFAULT linux\nINCLUDE pxelinux.cfg/part\n', 'DEFAULT other\n'), ['warning 1']);
  });

  it('knows that a submenu has a time-out of its own', () => {
    const menu = `UI menu.c32\nTIMEOUT 50\n${LABELS}MENU BEGIN more\nTIMEOUT 100\nLABEL third\n  LOCALBOOT 0\nMENU END\n`;
    assert.deepEqual(lines('pxe/setting-replaced', { [CONFIG]: menu }), []);
  });
});
