/** Sites with one change go in, the findings of pxe/menu-label-outside come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { CONFIG, texts } from '../support.js';

describe('pxe/menu-label-outside', () => {
  const menu = (text: string) =>
    texts('pxe/menu-label-outside', { [CONFIG]: `${text}LABEL a\n  MENU LABEL ^A\n  LOCALBOOT 0\n` });

  it('finds the line before the first entry only', () => {
    assert.deepEqual(menu('DEFAULT a\nmenu label Boot\n'), ['info menu label']);
    assert.deepEqual(menu('DEFAULT a\nMENU BEGIN more\nMENU LABEL More\nMENU END\n'), []);
    assert.deepEqual(menu('DEFAULT a\nINCLUDE other.cfg\nMENU LABEL More\n'), []);
  });
});
