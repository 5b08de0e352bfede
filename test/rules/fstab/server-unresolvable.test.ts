/** Names of servers in a node's fstab go in, what fstab/server-unresolvable proposes for them comes out. */
import assert from 'node:assert/strict';
import { type Changes, findings } from '../support.js';

const ROOT = '192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\n';
const EXPORTS = '/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n';

describe('fstab/server-unresolvable', () => {
  const found = (source: string, more: Changes = {}) =>
    findings({
      'etc/exports': `${EXPORTS}/opt 192.168.1.0/24(ro,no_subtree_check)\n`,
      'diskless/node21/etc/fstab': `${ROOT}${source} /opt nfs ro,vers=3,nolock 0 0\n`,
      'diskless/node21/etc/hosts': '127.0.0.1 localhost\n',
      ...more,
    }).filter(({ rule }) => rule === 'fstab/server-unresolvable');
  const fixes = (source: string, more?: Changes) =>
    found(source, more).flatMap((one) => one.fixes.flatMap(({ newTexts }) => newTexts));

  it('proposes the address that the server has for the name', () => {
    const hosts = { 'etc/hosts': '192.168.1.9 nas\n' };
    assert.deepEqual(fixes('nas:/opt', hosts), ['192.168.1.9 nas\n']);
    assert.deepEqual(fixes('NAS:/elsewhere', hosts), ['192.168.1.9 NAS\n']);
  });

  it('proposes its own for what it exports itself', () => {
    assert.deepEqual(fixes('master:/opt'), ['192.168.1.1 master\n']);
    assert.deepEqual(fixes('master:/opt/share'), ['192.168.1.1 master\n']);
    assert.deepEqual(fixes('master:/any', { 'etc/exports': `${EXPORTS}/ *(ro,no_subtree_check)\n` }), [
      '192.168.1.1 master\n',
    ]);
  });

  it('does not know the address of another server', () => {
    assert.equal(found('nas:/elsewhere').length, 1);
    assert.deepEqual(fixes('nas:/elsewhere'), []);
    assert.deepEqual(fixes('nas:/optical'), []);
  });

  it('has no file to write to where the node has no hosts file', () => {
    const none = { 'diskless/node21/etc/hosts': undefined, 'diskless/node21/etc/hostname': 'node21\n' };
    assert.deepEqual(fixes('master:/opt', none), []);
  });
});
