/** Paths, patterns and the order of file names. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalise } from '../../../server/site/serverpath.js';
import { compileGlob } from '../../../server/workspace/disk/glob.js';
import { mapPaths } from '../../../server/workspace/disk/paths.js';
import { compareVersions } from '../../../server/workspace/disk/version-order.js';

describe('paths', () => {
  it('stay below the top', () => {
    assert.equal(normalise('//a/./b/../../../c/'), '/c');
    assert.equal(normalise('/'), '/');
  });

  it('map from the server to disk and back, the longest prefix first', () => {
    const map = mapPaths('/repo/files', '/repo', { '/diskless': 'nodes', '/diskless/shared': '../other' });
    assert.equal(map.toDisk('/etc/exports'), '/repo/files/etc/exports');
    assert.equal(map.toDisk('/diskless/21/etc'), '/repo/nodes/21/etc');
    assert.equal(map.toDisk('/diskless/shared/x'), '/other/x');
    assert.equal(map.toDisk('/disklessness'), '/repo/files/disklessness');
    assert.equal(map.toDisk('relative'), undefined);
    assert.equal(map.toServer('/repo/nodes/21'), '/diskless/21');
    assert.equal(map.toServer('/other'), '/diskless/shared');
    assert.equal(map.toServer('/elsewhere'), undefined);
    assert.equal(mapPaths('/', '/', {}).toDisk('/etc'), '/etc');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('etc', 'diskless', 'shared', 'a b')), (names) => {
        const path = `/${names.join('/')}`;
        const disk = map.toDisk(path);
        assert.ok(disk !== undefined);
        assert.equal(map.toServer(disk), path);
      }),
    );
  });
});

describe('patterns', () => {
  it('match names at any depth, or paths from the base, and all below', () => {
    for (const [pattern, path, expected] of [
      ['*.bak', 'etc/exports.bak', true],
      ['*.bak', 'etc/exports', false],
      ['old/', 'etc/old/exports', true],
      ['/old', 'etc/old/exports', false],
      ['etc/*/x', 'etc/a/x', true],
      ['etc/*/x', 'etc/a/b/x', false],
      ['etc/**/x', 'etc/a/b/x/y', true],
      ['**/fstab', 'fstab', true],
      ['?.cfg', 'a.cfg', true],
    ] as const) {
      assert.equal(compileGlob(pattern)(path), expected, `${pattern} ${path}`);
    }
  });

  it('are linear where a backtracking matcher is not', () => {
    const matches = compileGlob(`${'*a'.repeat(50)}b`);
    assert.equal(matches('a'.repeat(5000)), false);
  });
});

describe('version order', () => {
  it('sorts runs of digits as numbers', () => {
    const sorted = ['a1', 'a2', 'a10', 'a10b', 'b', 'b0', 'b1'];
    assert.deepEqual([...sorted].reverse().sort(compareVersions), sorted);
    // The example of versionsort(3).
    const zeros = ['000', '00', '01', '010', '09', '0', '1', '9', '10'];
    assert.deepEqual([...zeros].sort().sort(compareVersions), zeros);
  });

  it('is an order', () => {
    const name = fc
      .array(fc.constantFrom('0', '1', '9', 'a', '-'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        assert.equal(Math.sign(compareVersions(a, b)), -Math.sign(compareVersions(b, a)) || 0);
        assert.equal(compareVersions(a, b) === 0, a === b);
        if (compareVersions(a, b) < 0 && compareVersions(b, c) < 0) assert.ok(compareVersions(a, c) < 0);
      }),
      { numRuns: 2000 },
    );
  });
});
