/** Lines of exports go in, the findings of exports/path-not-dir come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const NODE = '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n';

describe('exports/path-not-dir', () => {
  const found = (lines: string, more: Readonly<Record<string, string>> = {}) =>
    texts('exports/path-not-dir', { 'etc/exports': NODE + lines, ...more });

  it('finds a file, also one below [exports] rootdir', () => {
    assert.deepEqual(found('/srv/a.img 10.0.0.0/24(ro)\n', { 'srv/a.img': '' }), ['error /srv/a.img']);
    const below = { 'etc/nfs.conf': '[exports]\nrootdir=/pool\n', 'pool/srv/a.img': '' };
    assert.deepEqual(found('/srv/a.img 10.0.0.0/24(ro)\n', below), ['error /srv/a.img']);
  });

  it('is silent about a directory, and about what is not there', () => {
    assert.deepEqual(found('/srv 10.0.0.0/24(ro)\n', { 'srv/a.img': '' }), []);
    assert.deepEqual(found('/srv/b.img 10.0.0.0/24(ro)\n', { 'srv/a.img': '' }), []);
  });
});
