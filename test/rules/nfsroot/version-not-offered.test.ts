/** Sites with one change go in, the findings of nfsroot/version-not-offered come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, findings, texts } from '../support.js';

const options = (text: string) => changed(CONFIG, ',vers=3', text);

const nfsd = (text: string) => ({ 'etc/nfs.conf': `[nfsd]\n${text}\n` });

describe('nfsroot/version-not-offered', () => {
  const rule = 'nfsroot/version-not-offered';

  it('finds the word, and the version that the kernel takes without one', () => {
    assert.deepEqual(texts(rule, nfsd('vers3=n')), ['error vers3=n']);
    assert.deepEqual(texts(rule, { ...nfsd('vers3=n'), ...options(',tcp') }).length, 1);
    for (const word of ['vers=2', 'nfsvers=2', 'v2'])
      assert.deepEqual(texts(rule, options(`,mountvers=3,tcp,${word}`)), [`error ${word}`]);
  });

  it('knows the version that the scripts of an initial ramdisk take without a word', () => {
    const ramdisk = (path: string, text = '') => ({
      [`diskless/node21/${path}`]: text,
      'srv/tftp/initrd.img': '',
      ...changed(CONFIG, 'vers=3 ip=dhcp', 'tcp ip=dhcp initrd=initrd.img'),
    });
    const found = (settings: string, path: string, text?: string) =>
      texts(rule, { ...nfsd(settings), ...ramdisk(path, text) }).length;
    assert.equal(found('vers3=n', 'etc/initramfs-tools/modules'), 1);
    const arch = (hooks: string) => found('vers3=n', 'etc/mkinitcpio.conf', `HOOKS=(base udev ${hooks})\n`);
    assert.equal(arch('net filesystems'), 1);
    // People make copies of the hook that ask for version 4.
    assert.equal(arch('net net_nfs4'), 0);
    assert.equal(arch('net_nfs4'), 0);
    assert.equal(found('vers3=n', 'etc/mkinitcpio.conf'), 0);
    // mount.nfs tries version 4 before.
    assert.equal(found('vers3=n', 'etc/dracut.conf'), 0);
    assert.equal(found('vers4=n', 'etc/initramfs-tools/modules'), 0);
  });

  it('is silent about other versions, other servers, and version 2 of a server that has it', () => {
    assert.deepEqual(texts(rule, nfsd('vers4=n')), []);
    assert.deepEqual(texts(rule, { ...nfsd('vers2=y'), ...options(',vers=2') }), []);
    const elsewhere = changed(CONFIG, '192.168.1.1:', '192.168.1.9:');
    assert.deepEqual(texts(rule, { ...nfsd('vers3=n'), ...elsewhere }), []);
  });

  it('is told once, and what it does to the mounts of an fstab with it', () => {
    const shared = {
      ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
      ...changed(
        'diskless/node21/etc/fstab',
        'tmpfs',
        '192.168.1.1:/opt /opt nfs ro,nolock,vers=3 0 0\ntmpfs',
      ),
    };
    assert.deepEqual(
      findings({ ...shared, ...nfsd('vers3=n') }).map((one) => `${one.rule} ${one.text}`),
      [`${rule} vers3=n`],
    );
    // Where the root is mounted with another version, the line of the fstab is the one to change.
    const four = {
      ...shared,
      ...options(',vers=4'),
      ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y'),
    };
    const lines = findings({ ...four, ...nfsd('vers3=n') }).map((one) => one.rule);
    assert.ok(lines.includes('fstab/protocol-not-offered') && !lines.includes(rule), lines.join());
  });
});
