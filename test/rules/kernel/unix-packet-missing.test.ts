/** Sites with one change go in, the findings of kernel/unix-packet-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { node } from './support.js';

describe('kernel/unix-packet-missing', () => {
  it('goes by what the file says', () => {
    assert.deepEqual(node('# CONFIG_UNIX is not set\n'), [
      'kernel/unix-packet-missing error # CONFIG_UNIX is not set',
    ]);
    assert.deepEqual(node('# CONFIG_PACKET is not set\n'), [
      'kernel/unix-packet-missing info # CONFIG_PACKET is not set',
    ]);
  });
});
