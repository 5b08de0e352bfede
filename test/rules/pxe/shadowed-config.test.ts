/** Sites with one change go in, the findings of pxe/shadowed-config come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { allLines, CONFIG, ROOT } from '../support.js';

const DIRECTORY = 'srv/tftp/pxelinux.cfg';

const BOOT = `${ROOT} ip=dhcp rw`;

const LINUX = `LABEL linux\n  KERNEL vmlinuz\n  APPEND ${BOOT}\n`;

describe('pxe/shadowed-config', () => {
  const local = 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n';

  it('says nothing of a copy, and of the address of another', () => {
    const text = `DEFAULT linux\n${LINUX}`;
    assert.deepEqual(allLines({ [CONFIG]: text, [`${DIRECTORY}/C0A80115`]: text }), []);
    assert.deepEqual(allLines({ [CONFIG]: text, [`${DIRECTORY}/C0A80115`]: local }), [
      'pxe/shadowed-config info 1',
    ]);
    assert.deepEqual(allLines({ [CONFIG]: text, [`${DIRECTORY}/C0A80116`]: local }), []);
  });
});
