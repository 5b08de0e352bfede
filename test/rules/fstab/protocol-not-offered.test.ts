/** Sites with one change go in, the findings of fstab/protocol-not-offered come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

const nfsd = (text: string) => ({ 'etc/nfs.conf': `[nfsd]\n${text}\n` });

const shared = (words: string) => ({
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
  ...changed('diskless/node21/etc/fstab', 'tmpfs', `192.168.1.1:/opt /opt nfs ${words} 0 0\ntmpfs`),
});

describe('fstab/protocol-not-offered', () => {
  it('is a warning where the boot goes on, and is silent about mounts that are not made', () => {
    const rule = 'fstab/protocol-not-offered';
    const off = nfsd('vers4=n');
    assert.deepEqual(texts(rule, { ...off, ...shared('ro,vers=4,nofail') }), ['warning ro,vers=4,nofail']);
    assert.deepEqual(texts(rule, { ...off, ...shared('ro,vers=4,noauto') }), []);
    assert.deepEqual(texts(rule, { ...off, ...shared('ro,nolock') }), []);
  });

  it('goes by the kernels of both, as far as their configurations tell', () => {
    const rule = 'fstab/protocol-not-offered';
    const kernel = (lines: string) =>
      changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', `CONFIG_NFS_V3=y\n${lines}`);
    const server = (lines: string) => ({ 'srv/tftp/.config_master': `CONFIG_NFSD=y\n${lines}\n` });
    const four = shared('ro,vers=4');
    const three = shared('ro,vers=3,nolock');
    assert.deepEqual(texts(rule, { ...kernel('# CONFIG_NFS_V4 is not set'), ...four }), ['error ro,vers=4']);
    for (const fine of ['CONFIG_NFS_V4=y', 'CONFIG_NFS_V4=m'])
      assert.deepEqual(texts(rule, { ...kernel(fine), ...four }), [], fine);
    assert.deepEqual(texts(rule, { ...kernel('# CONFIG_NFS_V4 is not set'), ...three }), []);
    const able = kernel('CONFIG_NFS_V4=y');
    assert.deepEqual(texts(rule, { ...able, ...server('# CONFIG_NFSD_V4 is not set'), ...four }), [
      'error ro,vers=4',
    ]);
    // What it has no line for may be there: newer kernels have none for version 3.
    assert.deepEqual(texts(rule, { ...able, ...server('CONFIG_NFSD_V4=y'), ...four }), []);
    assert.deepEqual(texts(rule, { ...able, ...server('CONFIG_PACKET=y'), ...four }), []);
  });

  it('takes a version among the options before the type', () => {
    const off = nfsd('vers4=n');
    const typed = (type: string, words: string) => {
      const { 'diskless/node21/etc/fstab': fstab = '', ...others } = shared(words);
      return { ...off, ...others, 'diskless/node21/etc/fstab': fstab.replace('/opt nfs ', `/opt ${type} `) };
    };
    const rule = 'fstab/protocol-not-offered';
    assert.deepEqual(texts(rule, typed('nfs4', 'ro')), ['error ro']);
    assert.deepEqual(texts(rule, typed('nfs4', 'ro,nolock,vers=3')), []);
    assert.deepEqual(texts(rule, typed('nfs', 'ro,vers=4')), ['error ro,vers=4']);
  });

  it('takes a minor version for switched off with version 4, unless it is named', () => {
    const rule = 'fstab/protocol-not-offered';
    assert.deepEqual(texts(rule, { ...nfsd('vers4=n'), ...shared('ro,vers=4.2') }), ['error ro,vers=4.2']);
    const able = changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y');
    assert.deepEqual(texts(rule, { ...able, ...nfsd('vers4=n\nvers4.2=y'), ...shared('ro,vers=4.2') }), []);
    assert.deepEqual(texts(rule, { ...able, ...nfsd('vers4=y'), ...shared('ro,nfsvers=4.1') }), []);
  });
});
