/** Roots of nodes go in, the findings of roottree/folder-missing come out. */
import assert from 'node:assert/strict';
import { type Changes, findings } from '../support.js';

describe('roottree/folder-missing', () => {
  const FOLDERS = ['home', 'mnt', 'opt', 'root', 'sys', 'usr'].map((name) => `${name}/.keep`);
  const found = (names: readonly string[], folders: readonly string[] = FOLDERS, more: Changes = {}) =>
    findings({
      ...Object.fromEntries([...folders, ...names].map((name) => [`diskless/node21/${name}`, ''])),
      ...more,
    })
      .filter(({ rule }) => rule === 'roottree/folder-missing')
      .map(({ message }) => /has no ([^:]*):/.exec(message)?.[1]);
  const WHOLE = ['sbin/init', 'bin/sh', 'lib/libc.so.6'];

  it('finds the one of bin, sbin and lib that is missing', () => {
    assert.deepEqual(found(['sbin/init', 'bin/sh']), ['lib']);
    assert.deepEqual(found(['lib/libc.so.6', 'bin/sh']), ['sbin']);
    const without = { 'diskless/node21/etc/fstab': undefined };
    assert.deepEqual(found([...WHOLE, 'proc/.keep'], FOLDERS, without), ['dev, tmp and var']);
    assert.deepEqual(found(['sbin/init', 'lib/libc.so.6']), ['bin']);
  });

  it('finds folders that are empty on disk only where such are kept', () => {
    assert.deepEqual(found([...WHOLE, 'proc/.keep', 'dev/console', 'var/log/.keep', 'tmp/.keep']), []);
    assert.deepEqual(found([...WHOLE, 'proc/.keep']), ['dev and var']);
    assert.deepEqual(found([...WHOLE, 'dev/console', 'tmp/.keep', 'var/log/.keep']), ['proc']);
    assert.deepEqual(
      found(
        [...WHOLE, 'dev/console', 'proc/.keep', 'var/log/.keep'],
        FOLDERS.filter((name) => !name.startsWith('sys')),
      ),
      ['sys'],
    );
    assert.deepEqual(found(WHOLE), []);
  });

  it('is silent about programs that need no libraries, and about copies of some folders', () => {
    assert.deepEqual(found(['sbin/init', 'bin/busybox']), []);
    assert.deepEqual(found(['sbin/init', 'bin/sh', 'lib64/libc.so.6']), []);
    assert.deepEqual(found(['sbin/init', 'bin/sh'], FOLDERS.slice(2)), []);
    assert.deepEqual(found([], FOLDERS), []);
  });
});
