/** Lines of the server's fstab go in, the findings of exports/bind-source-missing come out. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('exports/bind-source-missing', () => {
  const EXPORTED = changed('etc/exports', '\n', '\n/srv/data 192.168.1.0/24(ro,sync,no_subtree_check)\n');
  const found = (line: string, more: Readonly<Record<string, string>> = EXPORTED) =>
    texts('exports/bind-source-missing', { ...more, 'etc/fstab': `${line}\n`, 'data/shared/README': '' });

  it('finds a slip in what is bound to an export, below it, around it, and to the TFTP root', () => {
    assert.deepEqual(found('/data/shard /srv/data none bind 0 0'), ['warning /data/shard']);
    assert.equal(found('/data/shard /srv/data/more none rw,rbind 0 0').length, 1);
    assert.equal(found('/data/shard /srv none bind 0 0').length, 1);
    assert.equal(found('/data/shard /srv/tftp none bind 0 0', {}).length, 1);
  });

  it('is silent about what is there, what a copy may leave out, other mounts, and what nobody is given', () => {
    for (const line of [
      '/data/shared /srv/data none bind 0 0',
      '/data/films /srv/data none bind 0 0',
      '/elsewhere/shard /srv/data none bind 0 0',
      '/dat /srv/data none bind 0 0',
      '/data/shared2 /srv/data none bind 0 0',
      '/data/shard /srv/data ext4 defaults 0 0',
      '/data/shard /home none bind 0 0',
    ])
      assert.deepEqual(found(line), [], line);
  });
});
