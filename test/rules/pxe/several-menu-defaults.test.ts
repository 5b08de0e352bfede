/** Menus with marked entries go in, the findings of pxe/several-menu-defaults come out. */
import assert from 'node:assert/strict';
import { CONFIG, lines, ROOT } from '../support.js';

const entry = (name: string, mark = true) =>
  `LABEL ${name}\n${mark ? '  MENU DEFAULT\n' : ''}  KERNEL vmlinuz\n  APPEND ${ROOT} ip=dhcp rw\n`;

const found = (text: string) =>
  lines('pxe/several-menu-defaults', { [CONFIG]: `UI menu.c32\nTIMEOUT 50\n${text}` });

describe('pxe/several-menu-defaults', () => {
  it('finds the last of several marks in one menu', () => {
    assert.deepEqual(found(entry('a') + entry('b')), ['warning 8']);
    assert.deepEqual(found(entry('a') + entry('b', false) + entry('c')), ['warning 11']);
  });

  it('leaves one mark, one entry that is marked twice, and a mark for each submenu alone', () => {
    assert.deepEqual(found(entry('a') + entry('b', false)), []);
    assert.deepEqual(found(`${entry('a')}  MENU DEFAULT\n`), []);
    assert.deepEqual(found(`${entry('a')}MENU BEGIN more\n${entry('b')}MENU END\n`), []);
    assert.deepEqual(found(`${entry('a')}MENU BEGIN more\n${entry('b')}MENU END\n${entry('c')}`), [
      'warning 14',
    ]);
  });
});
