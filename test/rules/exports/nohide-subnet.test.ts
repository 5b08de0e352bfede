/** Lines of exports go in, the findings of exports/nohide-subnet come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const NODE = '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n';

describe('exports/nohide-subnet', () => {
  const found = (lines: string, more: Readonly<Record<string, string>> = {}) =>
    texts('exports/nohide-subnet', { 'etc/exports': NODE + lines, ...more });

  it('finds nohide for more than single machines', () => {
    for (const client of ['10.0.0.0/24', '*.lab', '*', '@nodes'])
      assert.deepEqual(found(`/opt ${client}(ro,nohide)\n`), ['info nohide'], client);
  });

  it('is silent where a single machine has it, or it is taken back', () => {
    for (const line of [
      '/opt node21(ro,nohide)',
      '/opt 10.0.0.5(ro,nohide)',
      '/opt 10.0.0.0/24(ro,nohide,hide)',
    ])
      assert.deepEqual(found(`${line}\n`), [], line);
  });
});
