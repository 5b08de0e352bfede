/** Sites with one change go in, the findings of nfsroot/directory-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, texts } from '../support.js';

const shared = (words: string) => ({
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
  ...changed('diskless/node21/etc/fstab', 'tmpfs', `192.168.1.1:/opt /opt nfs ${words} 0 0\ntmpfs`),
});

describe('nfsroot/directory-missing', () => {
  const system = {
    'diskless/node21/sbin/init': '',
    'diskless/node21/bin/sh': '',
  };

  it('are told apart from a few files of one in a repository', () => {
    const missing = changed(CONFIG, '/diskless/node21', '/diskless/node12');
    const above = changed('etc/exports', '/diskless/node21 ', '/diskless ');
    assert.deepEqual(texts('nfsroot/directory-missing', { ...missing, ...above }), []);
    assert.deepEqual(texts('nfsroot/directory-missing', { ...missing, ...above, ...system }).length, 1);
    const line = shared('ro,vers=3,nolock');
    assert.deepEqual(texts('fstab/mountpoint-missing', line), []);
    assert.deepEqual(texts('fstab/mountpoint-missing', { ...line, ...system }), []);
    const proc = ['diskless/node21/proc/', 'diskless/node21/tmp/'];
    assert.deepEqual(texts('fstab/mountpoint-missing', { ...line, ...system }, proc), ['warning /opt']);
  });
});
