/** Lines of exports go in, the findings of exports/path-relative-or-quoted come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, texts } from '../support.js';

const NODE = '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n';

describe('exports/path-relative-or-quoted', () => {
  const found = (lines: string, more: Readonly<Record<string, string>> = {}) =>
    texts('exports/path-relative-or-quoted', { 'etc/exports': NODE + lines, ...more });

  it('finds quotes and homes, which exportfs does not know', () => {
    for (const path of ["'/srv/data'", '‘/srv/data’', '“/srv/data”', '~/data'])
      assert.deepEqual(found(`${path} 10.0.0.0/24(ro)\n`), [`error ${path}`], path);
  });

  it('is the one finding of a root, and of a directory that is mounted', () => {
    for (const [from, to] of [
      ["'", "'"],
      ['‘', '’'],
      ['“', '”'],
    ]) {
      const root = `${from}/diskless/node21${to}`;
      const home = `${from}/home${to}`;
      const line = '192.168.1.1:/home /home nfs ro,vers=3,nolock 0 0\ntmpfs';
      const mounted = changed('diskless/node21/etc/fstab', 'tmpfs', line);
      const rest = ' 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n';
      assert.deepEqual(all({ 'etc/exports': root + rest }), ['exports/path-relative-or-quoted error']);
      assert.deepEqual(all({ 'etc/exports': `${NODE}${home}${rest}`, ...mounted }), [
        'exports/path-relative-or-quoted error',
      ]);
    }
  });

  it('warns of what exportfs finds only where it is started in /, as it is at boot', () => {
    for (const path of ['./data', 'srv/data', 'home'])
      assert.deepEqual(found(`${path} 10.0.0.0/24(ro)\n`), [`warning ${path}`], path);
  });

  it('is silent about double quotes, escapes, templates and lines without options', () => {
    for (const path of ['"/srv/a b"', '/srv/a\\040b', '$' + '{DIR}/data', '{{ dir }}/data'])
      assert.deepEqual(found(`${path} 10.0.0.0/24(ro)\n`), [], path);
    assert.deepEqual(found('just some words\n'), []);
  });
});
