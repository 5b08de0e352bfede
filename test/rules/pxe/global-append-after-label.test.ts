/** Sites with one change go in, the findings of pxe/global-append-after-label come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { allLines, CONFIG, ROOT } from '../support.js';

const BOOT = `${ROOT} ip=dhcp rw`;

const config = (text: string) => allLines({ [CONFIG]: text });

describe('pxe/global-append-after-label', () => {
  it('goes by the blank line and the margin', () => {
    const finding = ['pxe/global-append-after-label info 5'];
    assert.deepEqual(config(`DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n\nAPPEND ${BOOT}\n`), finding);
    assert.deepEqual(config(`DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\nAPPEND ${BOOT}\n`), []);
    assert.deepEqual(config(`DEFAULT linux\nLABEL linux\nKERNEL vmlinuz\n\nAPPEND ${BOOT}\n`), []);
    assert.deepEqual(config(`DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n\n  APPEND ${BOOT}\n`), []);
    assert.deepEqual(config(`DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  # why\n  APPEND ${BOOT}\n`), []);
  });
});
