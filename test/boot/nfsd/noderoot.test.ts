/** Roots that version 4 finds below the directory with fsid=0 go in; what is found in their trees comes out. */
import assert from 'node:assert/strict';
import { nodeRootOf, traceAll } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const RIGHTS = '192.168.1.21(rw,sync,no_root_squash,no_subtree_check';

function site(
  files: Readonly<Record<string, string>>,
  exports = `/srv/nfs4 ${RIGHTS},fsid=0,crossmnt)\n`,
  version = '4.2',
) {
  return siteOf(
    miniature({
      ...changed(
        'srv/tftp/vmlinuz.config',
        'CONFIG_NFS_V3=y\n',
        'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y\nCONFIG_NFS_V4_1=y\nCONFIG_NFS_V4_2=y\n',
      ),
      ...changed(CONFIG, ':/diskless/node21,vers=3', `:/node21,vers=${version}`),
      'diskless/node21/etc/fstab': undefined,
      'etc/exports': exports,
      ...files,
    }),
  );
}
const found = (one: ReturnType<typeof site>) => lint(one).findings.map(({ rule }) => rule);
const BELOW = 'srv/nfs4/node21/etc';
const FSTAB = { [`${BELOW}/fstab`]: 'tmpfs /tmp tmpfs mode=1777 0 0\n' };

describe('the tree of a root', () => {
  it('is found by its path, however many slashes that has', () => {
    for (const path of ['/diskless/node21', '/diskless/node21/', '//diskless//node21']) {
      const one = siteOf(miniature(changed(CONFIG, ':/diskless/node21,', `:${path},`)));
      const [trace] = traceAll(one);
      assert.ok(trace?.root !== undefined);
      assert.equal(nodeRootOf(one, trace.root)?.path, '/diskless/node21', path);
    }
  });
});

describe('the tree of a root below fsid=0', () => {
  it('lies where version 4 counts its paths from', () => {
    const one = site(FSTAB);
    const [trace] = traceAll(one);
    assert.ok(trace?.root !== undefined);
    assert.equal(nodeRootOf(one, trace.root)?.path, '/srv/nfs4/node21');
    assert.deepEqual(found(one), []);
  });

  it('is looked at by the rules about trees', () => {
    const wrong = { ...FSTAB, [`${BELOW}/hostname`]: 'node22\n' };
    assert.deepEqual(found(site(wrong)), ['dhcp/hostname-mismatch']);
    assert.deepEqual(found(site({ ...FSTAB, [`${BELOW}/hostname`]: 'node21\n' })), []);
  });

  it('is found by its own line of exports as well, and not where another directory is meant', () => {
    const wrong = { ...FSTAB, [`${BELOW}/hostname`]: 'node22\n' };
    const both = `/srv/nfs4 ${RIGHTS},fsid=0)\n/srv/nfs4/node21 ${RIGHTS})\n`;
    assert.deepEqual(found(site(wrong, both)), ['dhcp/hostname-mismatch']);
    const other = { ...FSTAB, 'srv/nfs4/node22/etc/hostname': 'node22\n' };
    assert.deepEqual(found(site(other, both)), []);
  });
});
