/** Sites with one change go in, the findings of exports/host-bits-set come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { said } from './support.js';

describe('exports/host-bits-set', () => {
  it('finds the address of a node, and leaves those of the server and of nobody alone', () => {
    assert.deepEqual(said('/home 192.168.1.21/24(ro,no_subtree_check)\n'), [
      'exports/host-bits-set warning 192.168.1.21/24 admits all',
    ]);
    for (const spec of ['192.168.1.1/24', '192.168.1.9/24', '192.168.1.21/32', '192.168.1.0/255.255.255.0'])
      assert.deepEqual(said(`/home ${spec}(ro,no_subtree_check)\n`), [], spec);
  });
});
