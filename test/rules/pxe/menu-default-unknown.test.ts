/** Menus go in, the findings of pxe/menu-default-unknown come out, and its silence where the entry is there or not asked for. */
import assert from 'node:assert/strict';
import { findings, texts } from '../support.js';

describe('pxe/menu-default-unknown', () => {
  const rule = 'pxe/menu-default-unknown';
  const FILE = 'srv/tftp/pxelinux.cfg/default';
  const ENTRIES = 'LABEL local\n  LOCALBOOT 0\nLABEL again\n  LOCALBOOT -1\n';
  const found = (head: string, entries = ENTRIES, more = {}) =>
    texts(rule, { [FILE]: `${head}\n${entries}`, ...more });

  it('finds an entry that the menu does not have', () => {
    assert.deepEqual(found('UI menu.c32\nDEFAULT agian'), ['warning agian']);
    assert.deepEqual(found('UI vesamenu\nDEFAULT Local'), ['warning Local']);
    assert.deepEqual(found('UI menu.c32\nDEFAULT rescue'), ['warning rescue']);
    const fixesOf = (word: string) =>
      findings({ [FILE]: `UI menu.c32\nDEFAULT ${word}\n${ENTRIES}` }).find((one) => one.rule === rule)
        ?.fixes;
    assert.deepEqual(fixesOf('agian'), [{ title: 'Write again', newTexts: ['again'] }]);
    assert.deepEqual(fixesOf('rescue'), []);
  });

  it('is silent where the menu has it, or something else decides', () => {
    assert.deepEqual(found('UI menu.c32\nDEFAULT again'), []);
    assert.deepEqual(found('UI menu.c32\nDEFAULT menu.c32'), []);
    assert.deepEqual(found('UI menu.c32\nDEFAULT vesamenu'), []);
    assert.deepEqual(found('UI menu.c32\nDEFAULT images/vmlinuz'), []);
    assert.deepEqual(found('UI menu.c32\nDEFAULT agian\nONTIMEOUT local'), []);
    assert.deepEqual(found('UI menu.c32\nDEFAULT agian', `${ENTRIES}  MENU DEFAULT\n`), []);
    assert.deepEqual(found('UI menu.c32\nDEFAULT agian', 'LABEL local\n  LOCALBOOT 0\n'), []);
    assert.deepEqual(found('UI menu.c32 other.conf\nDEFAULT agian'), []);
    assert.deepEqual(found('UI gfxboot.c32\nDEFAULT agian'), []);
    assert.deepEqual(found('DEFAULT agian'), []);
    // U-Boot shows its own menu; and nobody knows which entries a template makes.
    const board = 'LABEL one\n  KERNEL vmlinuz\n  FDT board.dtb\nLABEL two\n  KERNEL vmlinuz\n';
    assert.deepEqual(found('UI menu.c32\nDEFAULT agian', board), []);
    assert.deepEqual(found('UI menu.c32\nDEFAULT agian', `${ENTRIES}LABEL {{ name }}\n  LOCALBOOT 1\n`), []);
  });

  it('is silent where an entry may stand in a file that is not there', () => {
    assert.deepEqual(found('UI menu.c32\nDEFAULT agian\nINCLUDE more.cfg'), []);
    const more = { 'srv/tftp/more.cfg': 'LABEL agian\n  LOCALBOOT 1\n' };
    assert.deepEqual(found('UI menu.c32\nDEFAULT agian\nINCLUDE more.cfg', ENTRIES, more), []);
    const other = { 'srv/tftp/more.cfg': 'LABEL other\n  LOCALBOOT 1\n' };
    assert.deepEqual(found('UI menu.c32\nDEFAULT agian\nINCLUDE more.cfg', ENTRIES, other), [
      'warning agian',
    ]);
  });
});
