/** Lines of a node's fstab, an export above them and the directories of the server go in; what is said of one that is not there comes out. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, findings } from '../support.js';

const FSTAB = 'diskless/node21/etc/fstab';

describe('fstab/source-missing', () => {
  const site = (lines: string, exported = '/srv') => ({
    ...changed('etc/exports', '\n', `\n${exported} 192.168.1.0/24(rw,sync,no_subtree_check)\n`),
    ...changed(FSTAB, 'tmpfs', `${lines}\ntmpfs`),
    'srv/home/anna/.profile': '',
    'srv/disk1/file': '',
  });
  const line = (path: string, at = '/home') => `192.168.1.1:${path} ${at} nfs rw,vers=3,nolock 0 0`;

  it('finds the slip of a directory that is there, in a copy in a repository', () => {
    assert.deepEqual(all(site(line('/srv/hmoe'))), ['fstab/source-missing error']);
    const [found] = findings(site(line('/srv/hmoe')));
    assert.equal(found?.text, '192.168.1.1:/srv/hmoe');
    assert.match(found?.message ?? '', /There is a \/srv\/home\. Correct the path\.$/);
  });

  it('finds it below the directory with fsid=0', () => {
    const below = {
      ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y'),
      ...site(line('/hmoe').replace('nfs rw,vers=3', 'nfs4 rw')),
      'etc/exports':
        '/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n/srv 192.168.1.0/24(rw,fsid=0,no_subtree_check)\n',
    };
    assert.deepEqual(all(below), ['fstab/source-missing error']);
  });

  it('is silent about what a repository need not hold, and about one beside the other', () => {
    assert.deepEqual(all(site(line('/srv/mail'))), []);
    assert.deepEqual(all(site(line('/srv/disk2'))), []);
    // The other directory has a line of its own.
    assert.deepEqual(all(site(`${line('/srv/hom')}\n${line('/srv/home', '/mnt')}`)), []);
    // The line of exports has the same slip, and is told of.
    assert.deepEqual(all(site(line('/srv/hmoe'), '/srv/hmoe')), ['exports/path-missing warning']);
  });
});
