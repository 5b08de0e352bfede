/** Sites with one change go in, the findings of exports/fsid0-path come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, texts } from '../support.js';

const options = (text: string) => changed(CONFIG, ',vers=3', text);

const kernel = (line: string) =>
  changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', `CONFIG_NFS_V3=y\n${line}`);

describe('exports/fsid0-path', () => {
  const rule = 'exports/fsid0-path';
  const root = (line: string, words: string) => ({
    'etc/exports': `${line}(rw,sync,fsid=0,no_root_squash,no_subtree_check)\n`,
    ...options(words),
    ...kernel('CONFIG_NFS_V4=y'),
  });
  const network = '/diskless 192.168.1.0/24';

  it('finds the path that is repeated, with version 4 only', () => {
    assert.equal(texts(rule, root(network, ',vers=4.2')).length, 1);
    assert.deepEqual(texts(rule, root(network, ',vers=3')), []);
    assert.deepEqual(texts(rule, root('/ 192.168.1.0/24', ',vers=4')), []);
    assert.deepEqual(texts(rule, root('/disk 192.168.1.0/24', ',vers=4')), []);
  });

  it('is silent where the directory lies below itself once more', () => {
    const again = { 'diskless/diskless/node21/etc/hostname': 'node21\n' };
    assert.deepEqual(texts(rule, { ...root(network, ',vers=4'), ...again }), []);
  });
});
