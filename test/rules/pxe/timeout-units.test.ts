/** Configurations with a prompt or a menu go in, the findings of pxe/timeout-units come out, and its silence where the time is enough. */
import assert from 'node:assert/strict';
import { CONFIG, findings, label, lines, ROOT } from '../support.js';

const config = (head: string) =>
  lines('pxe/timeout-units', { [CONFIG]: label(`${ROOT} ip=dhcp rw`).replace('DEFAULT linux\n', head) });

describe('pxe/timeout-units', () => {
  it('finds a second and a half or less at a prompt and in menus', () => {
    assert.deepEqual(config('DEFAULT linux\nPROMPT 1\nTIMEOUT 5\n'), ['info 3']);
    assert.deepEqual(config('UI menu.c32\nTIMEOUT 15\n'), ['info 2']);
    assert.deepEqual(config('DEFAULT util/vesamenu.c32\nTIMEOUT 2\n'), ['info 2']);
  });

  it('leaves longer times, no wait, and what nobody is asked alone', () => {
    assert.deepEqual(config('DEFAULT linux\nPROMPT 1\nTIMEOUT 16\n'), []);
    assert.deepEqual(config('DEFAULT linux\nPROMPT 1\nTIMEOUT 1\n'), []);
    assert.deepEqual(config('DEFAULT linux\nPROMPT 1\nTIMEOUT 0\n'), []);
    assert.deepEqual(config('DEFAULT linux\nPROMPT 0\nTIMEOUT 5\n'), []);
    assert.deepEqual(config('DEFAULT linux\nTIMEOUT 5\n'), []);
  });

  it('leaves U-Boot alone, which rounds up to seconds', () => {
    const text = `DEFAULT linux\nPROMPT 1\nTIMEOUT 5\nLABEL linux\n  KERNEL vmlinuz\n  FDT board.dtb\n  APPEND ${ROOT} ip=dhcp rw\n`;
    assert.deepEqual(lines('pxe/timeout-units', { [CONFIG]: text }), []);
  });

  it('writes as many seconds as there are tenths', () => {
    const text = label(`${ROOT} ip=dhcp rw`).replace(
      'DEFAULT linux\n',
      'DEFAULT linux\nPROMPT 1\nTIMEOUT 5\n',
    );
    const [one] = findings({ [CONFIG]: text }).filter(({ rule }) => rule === 'pxe/timeout-units');
    assert.deepEqual(one?.fixes, [{ title: 'Write 50', newTexts: ['50'] }]);
    assert.match(one?.message ?? '', /5 is 0\.5 seconds/);
  });
});
