/** Lines of exports go in, the findings of exports/precedence-surprise come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const NODE = '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n';

describe('exports/precedence-surprise', () => {
  const found = (lines: string, more: Readonly<Record<string, string>> = {}) =>
    texts('exports/precedence-surprise', { 'etc/exports': NODE + lines, ...more });

  const HOSTS = { 'etc/hosts': '10.0.0.5 node5.lab\n' };

  it('finds a machine that a pattern was for and a network gets', () => {
    assert.deepEqual(found('/opt *.lab(rw) 10.0.0.0/24(ro)\n', HOSTS), ['info *.lab(rw)']);
    assert.deepEqual(found('/opt 10.0.0.0/24(ro)\n/opt node?.lab(ro,no_root_squash)\n', HOSTS), [
      'info node?.lab(ro,no_root_squash)',
    ]);
  });

  it('is silent where the rights agree, the name or the address does not fit, or a machine of its own comes first', () => {
    for (const line of [
      '/opt *.lab(rw) 10.0.0.0/24(rw)',
      '/opt *.net(rw) 10.0.0.0/24(ro)',
      '/opt *.lab(rw) 10.0.1.0/24(ro)',
      '/opt *.lab(rw) 10.0.0.5(rw) 10.0.0.0/24(ro)',
      '/opt *.lab(rw) 10.0.0.5(ro) 10.0.0.0/24(ro)',
      // Who the stranger is, nobody knows: it may be this machine.
      '/opt *.lab(ro) stranger(ro) 10.0.0.0/24(rw)',
      '/opt *.lab(rw) *(ro)',
    ])
      assert.deepEqual(found(`${line}\n`, HOSTS), [], line);
    assert.deepEqual(found('/opt *.lab(rw) 10.0.0.0/24(ro)\n'), []);
  });
});
