/** Sites with one change go in, the findings of pxe/short-hex-prefix-captures come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { allLines } from '../support.js';

const DIRECTORY = 'srv/tftp/pxelinux.cfg';

describe('pxe/short-hex-prefix-captures', () => {
  const local = 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n';

  it('says nothing of a file for a whole subnet', () => {
    assert.deepEqual(allLines({ [`${DIRECTORY}/C0A801`]: local }), []);
    assert.deepEqual(allLines({ [`${DIRECTORY}/C0A8`]: local }), []);
  });
});
