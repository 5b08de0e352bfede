/** One line of a node's fstab goes in; what comes of its boot, and how often lint says so, comes out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { tell } from '../../../server/service/verdict/tell.js';
import { siteOf } from '../../support/site.js';

const FSTAB = 'diskless/node21/etc/fstab';
const OPT = '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n';

/** The verdict, what the screen shows, and the rules that name the node. */
function booted(line: string, more: Readonly<Record<string, string | undefined>> = {}): string[] {
  const site = siteOf(
    miniature({
      ...changed('etc/exports', '\n', OPT),
      ...changed(FSTAB, 'tmpfs', `${line}\ntmpfs`),
      ...more,
    }),
  );
  const [trace] = traceAll(site);
  if (trace === undefined) return [];
  const step = tell(trace).find(({ stage }) => stage === 'mounts');
  const rules = lint(site)
    .findings.filter(({ nodes, severity }) => nodes.includes('node21') && severity !== 'info')
    .map(({ rule }) => rule);
  return [trace.verdict, step?.console ?? '', ...rules];
}

describe('a line of the fstab', () => {
  it('that mount cannot read is told by the finding of the parser', () => {
    assert.deepEqual(booted('tmpfs /run tmpfs mode=755, size=1m 0 0'), ['degraded', '', 'fstab/field-count']);
  });

  it('with a path that does not begin with a slash is refused to version 3', () => {
    assert.deepEqual(booted('192.168.1.1:opt /opt nfs ro,vers=3,nolock 0 0'), [
      'degraded',
      'mount.nfs: access denied by server while mounting 192.168.1.1:opt',
      'fstab/source-not-exported',
    ]);
    const able = changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y');
    assert.deepEqual(booted('192.168.1.1:opt /opt nfs4 ro 0 0', able).slice(0, 1), ['boots']);
    // Without version 4 in its kernel the node says something of nfs4 that is not known here.
    assert.deepEqual(booted('192.168.1.1:/opt /opt nfs4 ro 0 0'), [
      'degraded',
      '',
      'fstab/protocol-not-offered',
    ]);
  });

  it('from an address of version 6 needs nobody who knows its name', () => {
    const root = { 'diskless/node21/etc/hosts': '127.0.0.1 localhost\n' };
    assert.deepEqual(booted('fileserver:/opt /opt nfs ro,vers=4 0 0', root).slice(2), [
      'fstab/server-unresolvable',
    ]);
    assert.deepEqual(booted('[fe80::1]:/opt /opt nfs ro,vers=4 0 0', root).slice(2), []);
  });

  it('without a colon in its source, or with a type that there is not, is not mounted', () => {
    assert.deepEqual(booted('192.168.1.1/opt /opt nfs ro,vers=3,nolock 0 0'), [
      'degraded',
      "mount.nfs: remote share not in 'host:dir' format",
      'fstab/source-syntax',
    ]);
    assert.deepEqual(booted('192.168.1.1:/opt /opt nsf ro,nolock 0 0'), [
      'degraded',
      "mount: /opt: unknown filesystem type 'nsf'.",
      'fstab/unknown-filesystem',
    ]);
    // A program of that name may mount it, and a type near to none may be anything.
    assert.deepEqual(booted('x /opt nsf ro 0 0', { 'diskless/node21/sbin/mount.nsf': '' }).slice(0, 1), [
      'boots',
    ]);
    assert.deepEqual(booted('x /opt moonfs9 ro 0 0').slice(0, 1), ['boots']);
  });

  it('without a version is mounted by version 4 where only that is there, and by version 3 else', () => {
    const kernel = changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y');
    const below = {
      ...kernel,
      'etc/exports':
        '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n/export 192.168.1.21(rw,fsid=0,no_subtree_check)\n',
    };
    assert.deepEqual(booted('192.168.1.1:/home /home nfs rw,hard 0 0', below), ['boots', '']);
    assert.deepEqual(booted('192.168.1.1:/export/home /home nfs rw,hard 0 0', below), ['boots', '']);
    // With version 4 switched off there is nothing but version 3.
    const off = { ...below, 'etc/nfs.conf': '[nfsd]\nvers4=n\n' };
    assert.deepEqual(booted('192.168.1.1:/home /home nfs rw,hard 0 0', off), [
      'degraded',
      'mount.nfs: access denied by server while mounting 192.168.1.1:/home',
      'fstab/source-not-exported',
    ]);
  });

  it('for a disk of the node is a doubt, and for a missing data directory an assumption', () => {
    assert.deepEqual(booted('UUID=2f3e-11aa /boot ext4 defaults 0 0').slice(0, 1), ['unknown']);
    assert.deepEqual(booted('UUID=2f3e-11aa none swap sw 0 0').slice(0, 1), ['boots']);
    const data = { 'opt/else/.keep': '', ...changed('etc/exports', '\n', OPT.replace('/opt', '/opt/data')) };
    assert.deepEqual(booted('192.168.1.1:/opt/data /opt nfs ro,vers=3,nolock 0 0', data), ['boots', '']);
  });
});
