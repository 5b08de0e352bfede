/** Sizes of a tmpfs go in, the findings of fstab/tmpfs-tiny come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('fstab/tmpfs-tiny', () => {
  const found = (options: string, type = 'tmpfs') =>
    texts('fstab/tmpfs-tiny', changed('diskless/node21/etc/fstab', 'tmpfs mode=1777', `${type} ${options}`));

  it('finds a number without a unit that holds nothing', () => {
    for (const size of ['1', '50', '512', '65535'])
      assert.deepEqual(found(`size=${size}`), [`warning size=${size}`]);
    assert.deepEqual(found('size=50m,size=50'), ['warning size=50']);
  });

  it('is silent about what is enough, about units, and about other file systems', () => {
    for (const size of ['65536', '1000000', '50m', '50%', '0', '4k', '$SIZE', ''])
      assert.deepEqual(found(`size=${size}`), [], size);
    assert.deepEqual(found('size=50,size=50m'), []);
    assert.deepEqual(found('size=50', 'ramfs'), []);
  });
});
