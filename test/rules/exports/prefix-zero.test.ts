/** Clients of exports go in, the findings of exports/prefix-zero come out: what mountd would admit no machine by. */
import assert from 'node:assert/strict';
import { all, texts } from '../support.js';

describe('exports/prefix-zero', () => {
  const found = (client: string) =>
    texts('exports/prefix-zero', {
      'etc/exports': `/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n/opt ${client}(ro,no_subtree_check)\n`,
    });

  it('finds every spelling of the length 0', () => {
    for (const client of ['0.0.0.0/0', '10.0.0.0/0', '0.0.0.0/00'])
      assert.deepEqual(found(client), [`warning ${client}`]);
  });

  it('is silent about masks, other lengths, and version 6', () => {
    for (const client of ['0.0.0.0/0.0.0.0', '0.0.0.0/1', '10.0.0.0/32', '10.0.0.0/10', '::/0', '*'])
      assert.deepEqual(found(client), [], client);
  });

  it('is an error, and the one finding, where a node is kept out by it', () => {
    const exports = '/diskless/node21 0.0.0.0/0(rw,no_root_squash,no_subtree_check)\n';
    assert.deepEqual(all({ 'etc/exports': exports }), ['exports/prefix-zero error']);
  });
});
