/** Sites with one change go in, the findings of cmdline/duplicate-param come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { allTexts, CONFIG, label, ROOT } from '../support.js';

describe('cmdline/duplicate-param', () => {
  it('finds values that differ, in one file', () => {
    const twice = (append: string) => allTexts({ [CONFIG]: label(append) });
    assert.deepEqual(twice(`root=/dev/sda1 ${ROOT} ip=dhcp rw`), [
      'cmdline/duplicate-param warning root=/dev/sda1',
    ]);
    assert.deepEqual(twice(`${ROOT} root=/dev/nfs ip=dhcp rw`), []);
    assert.deepEqual(twice(`${ROOT} ip=dhcp console=tty0 console=ttyS0 rw`), []);
  });
});
