/** Sites with one change go in, the findings of exports/bad-mask come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { WITHOUT_ROOT_LINE } from '../../../server/rules/about/miniature.js';
import { all } from '../support.js';
import { said } from './support.js';

describe('exports/bad-mask', () => {
  it('finds what exportfs calls an invalid prefix or netmask', () => {
    for (const mask of ['33', 'abc', '255.255.255'])
      assert.deepEqual(said(`/home 10.0.0.0/${mask}(ro,no_subtree_check)\n`), [
        `exports/bad-mask error "${mask}" is no`,
      ]);
  });

  it('warns of holes, and takes every mask that is one', () => {
    assert.deepEqual(said('/home 10.2.0.0/255.0.255.0(ro,no_subtree_check)\n'), [
      'exports/bad-mask warning The netmask 255.0.255.0',
    ]);
    for (const spec of ['10.0.0.0/32', '10.0.0.0/255.255.0.0', 'fe80::/10'])
      assert.deepEqual(said(`/home ${spec}(ro,no_subtree_check)\n`), [], spec);
    // Who is kept out by it is told at the mask, and nowhere else.
    const root = '/diskless/node21 192.168.1.0/255.255.255.25(rw,no_root_squash,no_subtree_check)\n';
    assert.deepEqual(all({ 'etc/exports': root, ...WITHOUT_ROOT_LINE }), ['exports/bad-mask error']);
    const hole = '/home 10.0.0.0/${MASK}(ro,no_subtree_check)\n';
    assert.deepEqual(said(hole), ['text/template info This looks like']);
  });
});
