/** Lines of exports go in, the findings of exports/dash-opts-position come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const NODE = '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n';

describe('exports/dash-opts-position', () => {
  const found = (lines: string, more: Readonly<Record<string, string>> = {}) =>
    texts('exports/dash-opts-position', { 'etc/exports': NODE + lines, ...more });

  it('finds options behind the last client, and says for whom they are', () => {
    assert.deepEqual(found('/opt 10.0.0.1 -rw,sync\n'), ['warning -rw,sync']);
    assert.deepEqual(found('/opt 10.0.0.1(ro) 10.0.0.2 -rw\n'), ['warning -rw']);
  });

  it('is silent where clients follow, or none comes before', () => {
    for (const line of [
      '/opt -ro 10.0.0.1',
      '/opt 10.0.0.1(rw) -ro 10.0.0.2',
      '/opt -ro',
      '/opt 10.0.0.1 (rw)',
    ])
      assert.deepEqual(found(`${line}\n`), [], line);
  });
});
