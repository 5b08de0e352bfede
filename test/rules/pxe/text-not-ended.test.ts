/** Configurations of PXELINUX go in, the findings of pxe/text-not-ended come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { CONFIG, label, ROOT, texts } from '../support.js';

describe('pxe/text-not-ended', () => {
  const found = (more: string) =>
    texts('pxe/text-not-ended', { [CONFIG]: label(`${ROOT} ip=dhcp rw`, more) });

  it('finds directives that are taken for help', () => {
    assert.deepEqual(found('TEXT HELP\n help\nLABEL b\n LOCALBOOT 0\n'), ['warning TEXT HELP']);
    assert.deepEqual(found('  text help\n help\n  menu label B\n'), ['warning text help']);
    // The first one is ended, the second is not.
    const [first] = found('TEXT HELP\nLABEL a\nENDTEXT\nText\n  KERNEL x\n');
    assert.equal(first, 'warning Text');
  });

  it('finds one in an included file, once', () => {
    const files = {
      [CONFIG]: label(`${ROOT} ip=dhcp rw`, 'INCLUDE pxelinux.cfg/more\n'),
      'srv/tftp/pxelinux.cfg/more': 'LABEL b\n LOCALBOOT 0\n TEXT HELP\n help\nLABEL c\n',
    };
    assert.deepEqual(texts('pxe/text-not-ended', files), ['warning TEXT HELP']);
  });

  it('is silent where it is ended, where only help follows, and about other words', () => {
    assert.deepEqual(found('TEXT HELP\n help\n  endtext\nLABEL b\n LOCALBOOT 0\n'), []);
    assert.deepEqual(found('TEXT HELP\n label\n Linux 6.1 for all\n kernel of old\n'), []);
    assert.deepEqual(found('TEXTURE x\nLABEL b\n LOCALBOOT 0\n'), []);
    assert.deepEqual(found('TEXT HELP\nENDTEXTS\nLABEL b\n LOCALBOOT 0\n'), ['warning TEXT HELP']);
    assert.deepEqual(found('TEXT HELP\n help\nLABEL {{ name }}\n KERNEL {{ kernel }}\n ENDTEXT\n'), []);
  });
});
