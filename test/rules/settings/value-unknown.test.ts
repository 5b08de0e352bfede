/** Files by which initial ramdisks are made go in, the findings of settings/value-unknown come out, and its silence. */
import assert from 'node:assert/strict';
import { all, texts } from '../support.js';

const ETC = 'diskless/node21/etc';

describe('settings/value-unknown', () => {
  const found = (path: string, text: string, more: Readonly<Record<string, string>> = {}) =>
    texts('settings/value-unknown', { [`${ETC}/${path}`]: text, ...more });
  const tools = (text: string) => found('initramfs-tools/initramfs.conf', text);
  const dracut = (text: string, more = {}) => found('dracut.conf.d/net.conf', text, more);
  const hooks = (text: string, more = {}) => found('mkinitcpio.conf', `HOOKS=(base udev ${text})\n`, more);

  it('finds words that mkinitramfs does not know', () => {
    for (const line of [
      'MODULES=netbot',
      'MODULES=NETBOOT',
      'KEYMAP=yes',
      'COMPRESS=gz',
      'BOOT=nsf',
      'BOOT=NFS',
    ])
      assert.deepEqual(tools(`${line}\n`), [`warning ${line.split('=')[1]}`], line);
    const fine = 'most dep netboot list'.split(' ').map((word) => `MODULES=${word}`);
    for (const line of [
      ...fine,
      'KEYMAP=Y',
      'COMPRESS=zstd',
      'BOOT=ltsp',
      'MODULES=$MODE',
      'BOOT=',
      'MODULES=@m@',
    ])
      assert.deepEqual(tools(`${line}\n`), [], line);
    assert.deepEqual(found('initramfs-tools/conf.d/driver', 'MODULES=depp\n'), ['warning depp']);
  });

  it('finds what dracut takes for a no, and modules that it has not', () => {
    for (const value of ['ture', 'true', '1'])
      assert.deepEqual(dracut(`hostonly="${value}"\n`).length, 1, value);
    for (const value of ['yes', 'no', '']) assert.deepEqual(dracut(`hostonly="${value}"\n`), [], value);
    assert.deepEqual(dracut('add_dracutmodules+=" nsf lvm "\n').length, 1);
    assert.deepEqual(dracut('add_dracutmodules+=" nfs zfs 99own "\ncompress="xz -9"\n'), []);
    assert.deepEqual(dracut('compress="gizp"\n').length, 1);
    const own = { 'diskless/node21/usr/lib/dracut/modules.d/95nsf/module-setup.sh': '' };
    assert.deepEqual(dracut('add_dracutmodules+=" nsf "\n', own), []);
  });

  it('finds hooks of mkinitcpio that are a slip away, and are none of one’s own', () => {
    assert.equal(hooks('net filesystmes').length, 1);
    assert.deepEqual(hooks('net_nfs4 net2 netboot sd-network zfs filesystems'), []);
    const own = { 'diskless/node21/etc/initcpio/install/nett': '' };
    assert.deepEqual(hooks('nett filesystems', own), []);
    assert.equal(hooks('nett filesystems').length, 1);
  });

  it('tells a file that several machines share once', () => {
    assert.deepEqual(all({ [`${ETC}/initramfs-tools/initramfs.conf`]: 'MODULES=netbot\n' }), [
      'settings/value-unknown warning',
    ]);
  });
});
