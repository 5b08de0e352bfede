/** Exports and the server's fstab go in, the findings of exports/submount-hidden come out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { texts } from '../support.js';

const ROOT = (options = '') =>
  `/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check${options})\n`;
const DISK = '/dev/sdb1 /diskless/node21/opt ext4 defaults 0 2\n';

describe('exports/submount-hidden', () => {
  const found = (exports: string, fstab = DISK, more: Record<string, string> = {}) =>
    texts('exports/submount-hidden', { 'etc/exports': exports, 'etc/fstab': fstab, ...more });

  it('finds what is mounted below a root, and below the directory of another mount', () => {
    assert.deepEqual(found(ROOT()), ['warning /diskless/node21/opt']);
    const mount = changed(
      'diskless/node21/etc/fstab',
      'tmpfs /tmp',
      '192.168.1.1:/srv/data /opt nfs ro,vers=3,nolock 0 0\ntmpfs /tmp',
    );
    const data = `${ROOT()}/srv/data 192.168.1.21(ro,no_subtree_check)\n`;
    assert.deepEqual(found(data, '/srv/big /srv/data/big none bind 0 0\n', mount), ['warning /srv/data/big']);
  });

  it('is silent with crossmnt, with nohide, and with an export of its own for version 4', () => {
    const own = (options: string) =>
      `${ROOT()}/diskless/node21/opt 192.168.1.21(ro,no_subtree_check${options})\n`;
    assert.deepEqual(found(ROOT(',crossmnt')), []);
    assert.deepEqual(found(own(',nohide')), []);
    assert.deepEqual(found(own('')), ['warning /diskless/node21/opt']);
    // That of the directory above says nothing of the one below.
    assert.deepEqual(found(ROOT(',nohide')), ['warning /diskless/node21/opt']);
    for (const version of ['4', '4.1', '4.2']) {
      const four = changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'vers=3', `vers=${version}`);
      assert.deepEqual(found(own(''), DISK, four), [], version);
      assert.deepEqual(found(ROOT(), DISK, four), ['warning /diskless/node21/opt'], version);
    }
  });

  it('is silent about what the node has itself, what is not mounted at the start, and the mount of the root', () => {
    for (const fstab of [
      'proc /diskless/node21/proc proc defaults 0 0\n',
      '/dev/sdb1 /diskless/node21/tmp ext4 defaults 0 0\n',
      '/dev/sdb1 /diskless/node21/run ext4 defaults 0 0\n',
      '/dev/sdb1 /diskless/node21/dev/shm ext4 defaults 0 0\n',
      '/dev/sdb1 /diskless/node21/opt ext4 nofail 0 0\n',
      '/dev/sdb1 diskless/node21/opt ext4 defaults 0 0\n',
      '/dev/sdb1 /diskless/node21/opt ext4 noauto 0 0\n',
      '/dev/sdb1 /diskless/node21 ext4 defaults 0 0\n',
      '/dev/sdb1 /diskless/node210/opt ext4 defaults 0 0\n',
    ])
      assert.deepEqual(found(ROOT(), fstab), [], fstab);
  });

  it('finds a root that lies on a file system of its own below the export', () => {
    const parent = (options = '') => `/diskless *(rw,no_root_squash,no_subtree_check${options})\n`;
    const disk = (at: string, options = 'defaults') => `/dev/sdb1 ${at} ext4 ${options} 0 2\n`;
    const node = disk('/diskless/node21');
    assert.deepEqual(found(parent(), node), ['error /diskless/node21']);
    assert.deepEqual(found(parent().replace('/diskless', '/'), disk('/diskless')), ['error /diskless']);
    // By the entry of its own, by crossmnt, and where the export itself is what is mounted, or lies on it.
    assert.deepEqual(found(`${parent()}${ROOT()}`, node), []);
    assert.deepEqual(found(parent(',crossmnt'), node), []);
    assert.deepEqual(found(parent(), disk('/diskless')), []);
    assert.deepEqual(found(parent(), disk('/diskless/node22')), []);
    assert.deepEqual(found(parent(), disk('/diskless/node2')), []);
    // Not known to be another file system, or to be mounted.
    assert.deepEqual(found(parent(), '/data/node21 /diskless/node21 none bind 0 0\n'), []);
    assert.deepEqual(found(parent(), disk('/diskless/node21', 'noauto')), []);
    assert.deepEqual(found(parent(), node, { 'etc/nfs.conf': '[exports]\nrootdir=/srv\n' }), []);
  });

  it('says what becomes of it by the version', () => {
    const site = (words: string) =>
      siteOf(
        miniature({
          'etc/exports': '/diskless *(rw,no_root_squash,no_subtree_check)\n',
          'etc/fstab': '/dev/sdb1 /diskless/node21 ext4 defaults 0 2\n',
          ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'vers=3', words),
        }),
      );
    const told = (words: string) => {
      const [trace] = traceAll(site(words));
      const fault = trace?.stages
        .flatMap(({ faults }) => faults)
        .find(({ id }) => id === 'exports/submount-hidden');
      return [trace?.verdict, fault?.console?.replace(/:.*/, ''), fault?.log];
    };
    assert.deepEqual(told('vers=3'), [
      'fails',
      'VFS',
      'request to export directory /diskless/node21 below nearest filesystem /diskless',
    ]);
    assert.deepEqual(told('vers=4'), ['fails', 'Kernel panic - not syncing', undefined]);
  });

  it('finds a mount of the fstab that lies on one', () => {
    const table = (type: string) => ({
      ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y'),
      ...changed(
        'diskless/node21/etc/fstab',
        'tmpfs /tmp',
        `192.168.1.1:/srv/data/big /opt ${type} 0 0\ntmpfs /tmp`,
      ),
    });
    const data = `${ROOT()}/srv/data *(ro,no_subtree_check)\n`;
    const disk = '/dev/sdb1 /srv/data/big ext4 defaults 0 2\n';
    for (const type of ['nfs ro,vers=3,nolock', 'nfs4 ro', 'nfs ro'])
      assert.deepEqual(found(data, disk, table(type)), ['warning /srv/data/big'], type);
    assert.deepEqual(found(data.replace('(ro', '(ro,crossmnt'), disk, table('nfs4 ro')), []);
  });

  it('finds folders whose names only begin like those of every machine', () => {
    for (const folder of ['/running', '/device', '/processes', '/opt/tmp'])
      assert.deepEqual(found(ROOT(), `/dev/sdb1 /diskless/node21${folder} ext4 defaults 0 0\n`), [
        `warning /diskless/node21${folder}`,
      ]);
  });
});
