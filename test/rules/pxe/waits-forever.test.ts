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

  it('looks into what is included, and leaves alone what it cannot', () => {
    const included = (head: string, text: string | undefined) =>
      texts('pxe/waits-forever', {
        [CONFIG]: `${head}DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`,
        'srv/tftp/common.cfg': text,
      });
    assert.deepEqual(included('INCLUDE common.cfg\n', 'PROMPT 1\n'), ['info 1']);
    assert.deepEqual(included('INCLUDE common.cfg\n', 'PROMPT 1\nTIMEOUT 50\n'), []);
    assert.deepEqual(included('PROMPT 1\nINCLUDE common.cfg\n', undefined), []);
    assert.deepEqual(included('UI menu.c32\nMENU INCLUDE common.cfg\n', 'MENU TITLE lab\n'), []);
  });
});
