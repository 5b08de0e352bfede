/** The rules about what servers and kernels do without, and what a node's tree lacks: sites go in, findings come out, and the silence where the files do not tell. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/lint.js';
import { siteOf } from '../support/site.js';

const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

type Changes = Readonly<Record<string, string | undefined>>;

function found(rule: string, changes: Changes, directories: readonly string[] = []): string[] {
  const site = siteOf(miniature(changes), { directories });
  return lint(site)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity, place }) => {
      const text = site.files.get(place.file)?.document.text ?? '';
      return `${severity} ${text.slice(place.span.start, place.span.end)}`;
    });
}

const options = (text: string) => changed(CONFIG, ',vers=3', text);
const kernel = (line: string) =>
  changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', `CONFIG_NFS_V3=y\n${line}`);
const nfsd = (text: string) => ({ 'etc/nfs.conf': `[nfsd]\n${text}\n` });

describe('nfsroot/version-not-offered', () => {
  const rule = 'nfsroot/version-not-offered';

  it('finds the word, and the version that the kernel takes without one', () => {
    assert.deepEqual(found(rule, nfsd('vers3=n')), ['error vers=3']);
    assert.deepEqual(found(rule, { ...nfsd('vers3=n'), ...options(',tcp') }).length, 1);
    assert.deepEqual(found(rule, options(',vers=2')), ['error vers=2']);
  });

  it('is silent about other versions, other servers, and version 2 of a server that has it', () => {
    assert.deepEqual(found(rule, nfsd('vers4=n')), []);
    assert.deepEqual(found(rule, { ...nfsd('vers2=y'), ...options(',vers=2') }), []);
    const elsewhere = changed(CONFIG, '192.168.1.1:', '192.168.1.9:');
    assert.deepEqual(found(rule, { ...nfsd('vers3=n'), ...elsewhere }), []);
  });
});

describe('nfsroot/udp-not-offered', () => {
  const rule = 'nfsroot/udp-not-offered';

  it('finds both who may leave it out', () => {
    const off = kernel('CONFIG_NFS_DISABLE_UDP_SUPPORT=y');
    assert.deepEqual(found(rule, { ...off, ...options(',vers=3,proto=udp') }), ['error proto=udp']);
    assert.deepEqual(found(rule, { ...nfsd('udp=n'), ...options(',vers=3,udp') }), ['error udp']);
  });

  it('is silent where nobody says so', () => {
    assert.deepEqual(found(rule, options(',vers=3,udp')), []);
    const on = kernel('# CONFIG_NFS_DISABLE_UDP_SUPPORT is not set');
    assert.deepEqual(found(rule, { ...on, ...options(',vers=3,udp') }), []);
  });
});

const shared = (words: string) => ({
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
  ...changed('diskless/node21/etc/fstab', 'tmpfs', `192.168.1.1:/opt /opt nfs ${words} 0 0\ntmpfs`),
});

describe('fstab/protocol-not-offered', () => {
  it('is a warning where the boot goes on, and is silent about mounts that are not made', () => {
    const rule = 'fstab/protocol-not-offered';
    const off = nfsd('vers4=n');
    assert.deepEqual(found(rule, { ...off, ...shared('ro,vers=4,nofail') }), ['warning ro,vers=4,nofail']);
    assert.deepEqual(found(rule, { ...off, ...shared('ro,vers=4,noauto') }), []);
    assert.deepEqual(found(rule, { ...off, ...shared('ro,nolock') }), []);
  });
});

describe('fstab/unknown-option', () => {
  it('takes words of mount and fstab, and leaves sloppy mounts', () => {
    const rule = 'fstab/unknown-option';
    assert.deepEqual(found(rule, shared('ro,vers=3,nolok')), ['error nolok']);
    assert.deepEqual(found(rule, shared('ro,vers=5,nolock')), ['error vers=5']);
    assert.deepEqual(found(rule, shared('defaults,_netdev,x-systemd.automount,noatime,nolock')), []);
    assert.deepEqual(found(rule, shared('ro,vers=3,nolok,sloppy')), []);
  });
});

describe('roots that lack something', () => {
  const system = {
    'diskless/node21/sbin/init': '',
    'diskless/node21/bin/sh': '',
  };

  it('are told apart from a few files of one in a repository', () => {
    const missing = changed(CONFIG, '/diskless/node21', '/diskless/node12');
    const above = changed('etc/exports', '/diskless/node21 ', '/diskless ');
    assert.deepEqual(found('nfsroot/directory-missing', { ...missing, ...above }), []);
    assert.deepEqual(found('nfsroot/directory-missing', { ...missing, ...above, ...system }).length, 1);
    const line = shared('ro,vers=3,nolock');
    assert.deepEqual(found('fstab/mountpoint-missing', line), []);
    assert.deepEqual(found('fstab/mountpoint-missing', { ...line, ...system }), []);
    const proc = ['diskless/node21/proc/', 'diskless/node21/tmp/'];
    assert.deepEqual(found('fstab/mountpoint-missing', { ...line, ...system }, proc), ['warning /opt']);
  });

  it('may have an init that the command line names, or any shell', () => {
    const rule = 'roottree/no-init';
    const bare = {
      'diskless/node21/usr/bin/env': '',
      'diskless/node21/bin/ls': '',
      'diskless/node21/sbin/lvm': '',
    };
    assert.equal(found(rule, bare).length, 1);
    assert.deepEqual(found(rule, { ...bare, ...changed(CONFIG, ' rw', ' rw init=/usr/bin/env') }), []);
    assert.deepEqual(found(rule, { ...bare, 'diskless/node21/bin/sh': '' }), []);
  });
});

describe('pxe/no-config-for-client', () => {
  it('is silent where a file is for a UUID, which may be the machine’s', () => {
    const gone = { [CONFIG]: undefined, 'srv/tftp/pxelinux.cfg/default': undefined };
    const one = { ...gone, 'srv/tftp/pxelinux.cfg/C0A80163': 'DEFAULT a\nLABEL a\n  LOCALBOOT 0\n' };
    assert.equal(found('pxe/no-config-for-client', one).length, 1);
    const uuid = 'srv/tftp/pxelinux.cfg/4c4c4544-004b-3110-8043-b2c04f4d3253';
    assert.deepEqual(found('pxe/no-config-for-client', { ...one, [uuid]: 'LOCALBOOT 0\n' }), []);
  });
});

describe('exports/fsid0-path', () => {
  const rule = 'exports/fsid0-path';
  const root = (line: string, words: string) => ({
    'etc/exports': `${line}(rw,sync,fsid=0,no_root_squash,no_subtree_check)\n`,
    ...options(words),
    ...kernel('CONFIG_NFS_V4=y'),
  });
  const network = '/diskless 192.168.1.0/24';

  it('finds the path that is repeated, with version 4 only', () => {
    assert.equal(found(rule, root(network, ',vers=4.2')).length, 1);
    assert.deepEqual(found(rule, root(network, ',vers=3')), []);
    assert.deepEqual(found(rule, root('/ 192.168.1.0/24', ',vers=4')), []);
    assert.deepEqual(found(rule, root('/disk 192.168.1.0/24', ',vers=4')), []);
  });

  it('is silent where the directory lies below itself once more', () => {
    const again = { 'diskless/diskless/node21/etc/hostname': 'node21\n' };
    assert.deepEqual(found(rule, { ...root(network, ',vers=4'), ...again }), []);
  });
});
