/** Texts of cmdline.txt go in, what rpi/cmdline-second-line finds comes out. */
import assert from 'node:assert/strict';
import { RASPBERRY_CMDLINE, RASPBERRY_WORDS } from '../../../server/rules/about/examples/raspberry.js';
import { found } from './support.js';

const cmdline = (rule: string, text: string) => found(rule, { [RASPBERRY_CMDLINE]: text });

describe('rpi/cmdline-second-line', () => {
  const rule = 'rpi/cmdline-second-line';

  it('finds words behind the first line, and says nothing else of what they would have been', () => {
    const text = RASPBERRY_WORDS.replace(' ip=dhcp', '\nip=dhcp');
    assert.deepEqual(cmdline('', text), ['warning ip=dhcp rw rootwait']);
    assert.deepEqual(cmdline(rule, `${RASPBERRY_WORDS}\r\n# quiet\r\n`), ['warning # quiet']);
  });

  it('is silent about blank lines', () => {
    assert.deepEqual(cmdline(rule, `${RASPBERRY_WORDS}\n  \n`), []);
    assert.deepEqual(cmdline(rule, RASPBERRY_WORDS.trimEnd()), []);
  });
});
