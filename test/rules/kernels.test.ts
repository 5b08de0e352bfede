/** The rules about kernels and what their site needs of them: a symbol changed, the findings come out, and the silence where the file does not say. */
import assert from 'node:assert/strict';
import { miniature } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/lint.js';
import { siteOf } from '../support/site.js';

type Files = Readonly<Record<string, string | undefined>>;

const CONFIG = 'srv/tftp/vmlinuz.config';
const SERVER = 'usr/src/linux/.config_master';
const TABLE = 'diskless/node21/etc/fstab';

function said(files: Files): string[] {
  const site = siteOf(miniature(files));
  return lint(site).findings.map(({ rule, severity, place }) => {
    const text = site.files.get(place.file)?.document.text ?? '';
    return `${rule} ${severity} ${text.slice(place.span.start, place.span.end)}`;
  });
}

/** The miniature site's kernel with lines added; a later line counts. */
function node(lines: string, files: Files = {}): string[] {
  return said({ [CONFIG]: `${miniature()[CONFIG] ?? ''}${lines}`, ...files }).filter(
    (one) => !one.startsWith('kernel/duplicate-symbol'),
  );
}

const server = (lines: string, files: Files = {}) =>
  said({
    [SERVER]: `# Automatically generated file; DO NOT EDIT.\n# Linux/x86 6.1.0 Kernel Configuration\n${lines}`,
    ...files,
  });

describe('what systemd needs', () => {
  const systemd = { 'diskless/node21/usr/lib/systemd/systemd': '' };
  const off = '# CONFIG_CGROUPS is not set\n# CONFIG_EPOLL is not set\n';

  it('counts only where a node starts it', () => {
    assert.deepEqual(node(off), []);
    assert.deepEqual(node(off, systemd), ['kernel/cgroup-etc-systemd warning # CONFIG_CGROUPS is not set']);
    assert.deepEqual(node('# CONFIG_DEVTMPFS is not set\n', systemd), [
      'kernel/devtmpfs-missing error # CONFIG_DEVTMPFS is not set',
    ]);
    assert.deepEqual(node('', systemd), []);
    const name = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const other = { [name]: (miniature()[name] ?? '').replace(' rw\n', ' rw init=/bin/sh\n') };
    assert.deepEqual(node(off, { ...systemd, ...other }), []);
  });
});

describe('what a fstab needs', () => {
  it('is a finding only where the file says that it is off', () => {
    assert.deepEqual(node('# CONFIG_TMPFS is not set\n'), [
      'kernel/tmpfs-missing error # CONFIG_TMPFS is not set',
    ]);
    // The name then stands for ramfs.
    assert.deepEqual(node('# CONFIG_TMPFS is not set\n# CONFIG_SHMEM is not set\n'), []);
    assert.deepEqual(node('# CONFIG_TMPFS is not set\n', { [TABLE]: 'tmpfs /tmp tmpfs noauto 0 0\n' }), []);
    assert.deepEqual(node('# CONFIG_OVERLAY_FS is not set\n'), []);
  });

  it('is a directory for an overlay that does not lie on NFS', () => {
    const over = (lines: string, upper: string) =>
      node('CONFIG_OVERLAY_FS=y\n', {
        [TABLE]: `192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\n${lines}overlay /srv overlay lowerdir=/srv,upperdir=${upper}/u,workdir=${upper}/w 0 0\n`,
      });
    assert.deepEqual(over('', '/var/o'), ['initramfs/overlay-on-nfs-upper error upperdir=/var/o/u']);
    assert.deepEqual(over('tmpfs /var tmpfs defaults 0 0\n', '/var/o'), []);
    assert.deepEqual(over('tmpfs /va tmpfs defaults 0 0\n', '/var/o').length, 1);
    assert.deepEqual(over('', '/run/o'), []);
  });
});

describe('kernel/lockd-missing', () => {
  const root = 'diskless/node21';
  const tree = Object.fromEntries(
    ['sbin/init', 'sbin/mount.nfs', 'bin/sh', 'dev/console', 'proc/a', 'sys/a', 'tmp/a', 'opt/a'].map(
      (name) => [`${root}/${name}`, ''],
    ),
  );
  const mounting = (options: string, files: Files = {}) =>
    said({
      'etc/exports': `${miniature()['etc/exports'] ?? ''}/opt 192.168.1.21(ro,no_subtree_check)\n`,
      [TABLE]: `192.168.1.1:/opt /opt nfs ${options} 0 0\n`,
      ...files,
    });

  it('needs a root that was listed, with mount.nfs and without rpc.statd', () => {
    assert.deepEqual(mounting('ro,vers=3', tree), ['kernel/lockd-missing warning vers=3']);
    assert.deepEqual(mounting('ro,vers=3'), []);
    assert.deepEqual(mounting('ro,vers=3', { ...tree, [`${root}/sbin/mount.nfs`]: undefined }), []);
    assert.deepEqual(mounting('ro,vers=3', { ...tree, [`${root}/usr/sbin/rpc.statd`]: '' }), []);
  });

  it('leaves local locks, version 4 and mounts without a version alone', () => {
    for (const options of [
      'ro,vers=3,nolock',
      'ro,vers=4.2',
      'ro',
      'ro,vers=3,vers=4',
      'ro,v3,local_lock=all',
    ])
      assert.deepEqual(mounting(options, tree), [], options);
    assert.equal(mounting('ro,v3', tree).length, 1);
  });
});

describe('what the boot server needs', () => {
  it('is a finding only where the file says that it is off', () => {
    assert.deepEqual(server(''), []);
    assert.deepEqual(server('# CONFIG_NFSD is not set\n'), [
      'kernel/nfsd-missing error # CONFIG_NFSD is not set',
    ]);
    assert.deepEqual(server('# CONFIG_NFSD is not set\n', { 'etc/ganesha/ganesha.conf': '' }), []);
    assert.deepEqual(server('# CONFIG_PACKET is not set\n# CONFIG_FILTER is not set\n'), [
      'kernel/dhcpd-sockets error # CONFIG_PACKET is not set',
      'kernel/dhcpd-sockets error # CONFIG_FILTER is not set',
    ]);
    assert.deepEqual(server('CONFIG_PACKET=m\nCONFIG_NFSD=m\n'), []);
  });
});

describe('kernel/impossible-combination', () => {
  it('finds what the next make drops', () => {
    assert.deepEqual(server('# CONFIG_NFSD is not set\nCONFIG_NFSD_V4=y\n'), [
      'kernel/nfsd-missing error # CONFIG_NFSD is not set',
      'kernel/impossible-combination warning CONFIG_NFSD_V4=y',
    ]);
    assert.deepEqual(server('CONFIG_ROOT_NFS=y\nCONFIG_NFS_FS=m\nCONFIG_IP_PNP=y\n'), [
      'kernel/impossible-combination warning CONFIG_ROOT_NFS=y',
    ]);
  });

  it('leaves modules, and conditions that the file does not name, alone', () => {
    assert.deepEqual(server('CONFIG_NFSD=m\nCONFIG_NFSD_V4=y\nCONFIG_NFS_FS=m\nCONFIG_NFS_V3=m\n'), []);
    assert.deepEqual(server('CONFIG_NFS_V4_2=y\n'), []);
  });
});

describe('kernel/initrd-support and kernel/unix-packet-missing', () => {
  it('go by what the file says', () => {
    const name = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const ramdisk = { [name]: (miniature()[name] ?? '').replace('  APPEND', '  INITRD a.img\n  APPEND') };
    assert.deepEqual(node('# CONFIG_BLK_DEV_INITRD is not set\n'), []);
    assert.deepEqual(node('# CONFIG_BLK_DEV_INITRD is not set\n', ramdisk), [
      'kernel/initrd-support error # CONFIG_BLK_DEV_INITRD is not set',
    ]);
    assert.deepEqual(node('', ramdisk), []);
    assert.deepEqual(node('# CONFIG_UNIX is not set\n'), [
      'kernel/unix-packet-missing error # CONFIG_UNIX is not set',
    ]);
    assert.deepEqual(node('# CONFIG_PACKET is not set\n'), [
      'kernel/unix-packet-missing info # CONFIG_PACKET is not set',
    ]);
  });
});
