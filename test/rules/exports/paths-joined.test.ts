/** Exports with several paths in one go in, one finding for all that nobody may mount comes out. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { all, findings, texts } from '../support.js';

const FSTAB = 'diskless/node21/etc/fstab';

describe('exports/paths-joined', () => {
  const rule = 'exports/paths-joined';
  const shared = (path: string) =>
    changed('etc/exports', '\n', `\n${path} 192.168.1.0/24(ro,sync,no_subtree_check)\n`);
  const mounted = changed(
    FSTAB,
    'tmpfs',
    '192.168.1.1:/opt /opt nfs ro,vers=3,nolock 0 0\n192.168.1.1:/usr /usr nfs ro,vers=3,nolock 0 0\ntmpfs',
  );

  it('is told once, with all that mount one of them', () => {
    for (const path of ['/opt;/usr', '/opt,/usr']) {
      const found = findings({ ...shared(path), ...mounted });
      assert.deepEqual(
        found.map((one) => `${one.rule} ${one.severity} ${one.text}`),
        [`${rule} error ${path}`],
      );
      assert.match(found[0]?.message ?? '', /nobody may mount \/opt and \/usr\./);
    }
  });

  it('is told of a root as well', () => {
    const root = { 'etc/exports': (miniature()['etc/exports'] ?? '').replace(' ', ';/opt ') };
    assert.deepEqual(all(root), [`${rule} error`]);
  });

  it('leaves a directory of such a name alone, and other signs', () => {
    const there = { 'opt,/usr/x': '' };
    assert.deepEqual(texts(rule, { ...shared('/opt,/usr'), ...there }), []);
    assert.deepEqual(texts(rule, shared('/a,b')), []);
    assert.deepEqual(texts(rule, shared('/a:/b')), []);
  });
});
