/** Sites with one change go in, the findings of pxe/waits-forever come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { CONFIG, texts } from '../support.js';

describe('pxe/waits-forever', () => {
  const waits = (head: string) =>
    texts('pxe/waits-forever', {
      [CONFIG]: `DEFAULT linux\n${head}LABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`,
    });

  it('finds prompts and menus without an end, for nodes with a root of their own', () => {
    assert.deepEqual(waits('PROMPT 1\n'), ['info 1']);
    assert.deepEqual(waits('UI menu.c32\n'), ['info UI menu.c32']);
    assert.deepEqual(waits('PROMPT 0\n'), []);
    assert.deepEqual(waits('PROMPT 1\nTOTALTIMEOUT 600\n'), []);
  });
});
