/** Lines of exports go in, the findings of exports/overlap-same-type come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const NODE = '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n';

describe('exports/overlap-same-type', () => {
  const found = (lines: string, more: Readonly<Record<string, string>> = {}) =>
    texts('exports/overlap-same-type', { 'etc/exports': NODE + lines, ...more });

  it('finds a network that an earlier one holds, with other rights', () => {
    assert.deepEqual(found('/opt 10.0.0.0/8(ro) 10.1.0.0/16(rw)\n'), ['warning 10.1.0.0/16(rw)']);
    assert.deepEqual(found('/opt 10.0.0.0/8(ro)\n/opt/ 10.1.0.0/16(ro,no_root_squash)\n'), [
      'warning 10.1.0.0/16(ro,no_root_squash)',
    ]);
    assert.deepEqual(found('/opt 10.0.0.0/255.0.0.0(ro) 10.0.0.0/8(rw)\n'), ['warning 10.0.0.0/8(rw)']);
  });

  it('is silent where the narrower one comes first', () => {
    assert.deepEqual(found('/opt 10.1.0.0/16(rw) 10.0.0.0/8(ro)\n'), []);
  });

  it('is silent about the same rights, other directories, networks apart and other kinds', () => {
    for (const lines of [
      '/opt 10.0.0.0/8(rw) 10.1.0.0/16(rw,async)\n',
      '/opt 10.0.0.0/8(ro)\n/srv 10.1.0.0/16(rw)\n',
      '/opt 10.0.0.0/16(ro) 10.1.0.0/16(rw)\n',
      '/opt 10.0.0.0/8(ro) 10.1.0.5(rw) *(rw)\n',
    ])
      assert.deepEqual(found(lines), [], lines);
  });
});
