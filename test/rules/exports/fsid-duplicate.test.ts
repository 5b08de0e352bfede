/** Exports with fsid= go in, the findings of exports/fsid-duplicate come out. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

describe('exports/fsid-duplicate', () => {
  const found = (first: string, second: string) =>
    texts('exports/fsid-duplicate', {
      'etc/exports': `/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n${first}\n${second}\n`,
    });

  it('finds one number for two directories, however it is written', () => {
    const first = '/a 192.168.1.0/24(ro,fsid=8,no_subtree_check)';
    for (const fsid of ['8', '0x8', '010'])
      assert.deepEqual(found(first, `/b 192.168.1.21(ro,fsid=${fsid},no_subtree_check)`), [
        `warning fsid=${fsid}`,
      ]);
    assert.deepEqual(
      found('/a *(ro,fsid=0,no_subtree_check)', '/b 192.168.1.21(ro,fsid=root,no_subtree_check)'),
      ['warning fsid=root'],
    );
  });

  it('takes for octal only what begins with a zero', () => {
    const first = '/a *(ro,fsid=71,no_subtree_check)';
    assert.deepEqual(found(first, '/b *(ro,fsid=107,no_subtree_check)'), []);
    assert.deepEqual(found(first, '/b *(ro,fsid=0107,no_subtree_check)'), ['warning fsid=0107']);
  });

  it('is silent where no machine gets both, for one directory, and for other numbers', () => {
    const first = '/a 192.168.1.21(ro,fsid=8,no_subtree_check)';
    for (const second of [
      '/b 192.168.1.22(ro,fsid=8,no_subtree_check)',
      '/b node.example.org(ro,fsid=8,no_subtree_check)',
      '/a/ 192.168.1.0/24(ro,fsid=8,no_subtree_check)',
      '/b 192.168.1.21(ro,fsid=9,no_subtree_check)',
      '/b 192.168.1.21(ro,no_subtree_check)',
    ])
      assert.deepEqual(found(first, second), [], second);
  });
});
