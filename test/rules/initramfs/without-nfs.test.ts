/** Settings of initial ramdisks go in, the findings of initramfs/without-nfs come out. */
import assert from 'node:assert/strict';
import { CONFIG, findings, label, ROOT, texts } from '../support.js';

const KERNEL = 'srv/tftp/vmlinuz.config';

describe('initramfs/without-nfs', () => {
  const found = (files: Record<string, string>, append = `initrd=initrd.img ${ROOT} ip=dhcp rw`) => {
    const inRoot = Object.entries(files).map(([name, text]) => [`diskless/node21/etc/${name}`, text]);
    return texts('initramfs/without-nfs', { [CONFIG]: label(append), ...Object.fromEntries(inRoot) });
  };

  it('finds HOOKS without net, over several lines and with quotes, too', () => {
    for (const hooks of [
      'HOOKS=(base udev filesystems)',
      'HOOKS="base udev filesystems"',
      'HOOKS=(base\n  udev\n)',
    ])
      assert.match(
        found({ 'mkinitcpio.conf': `MODULES=(net)\n${hooks}\nCOMPRESSION="net"\n` }).join(),
        /^warning HOOKS=.base/,
        hooks,
      );
  });

  it('finds net before udev, but where a driver may be there without', () => {
    const said = (text: string, more: Record<string, string | undefined> = { [KERNEL]: undefined }) =>
      findings({
        [CONFIG]: label(`initrd=initrd.img ${ROOT} ip=dhcp rw`),
        'diskless/node21/etc/mkinitcpio.conf': text,
        ...more,
      }).flatMap(({ rule, message }) => (rule === 'initramfs/without-nfs' ? [message] : []));
    assert.match(
      said('HOOKS=(base net udev filesystems)\n').join(),
      /net before udev.*Write net behind udev/,
    );
    assert.equal(said('MODULES=(nfsv3)\nHOOKS=(base net udev filesystems)\n').length, 1);
    for (const text of [
      'HOOKS=(base udev net)\n',
      'MODULES=(e1000e)\nHOOKS=(net udev)\n',
      'HOOKS=(net net4 udev)\n',
    ])
      assert.deepEqual(said(text), [], text);
    assert.deepEqual(said('HOOKS=(base net udev filesystems)\n', {}), []);
  });

  it('finds systemd in the initial ramdisk, beside which net does nothing', () => {
    const said = (hooks: string) => {
      const text = `HOOKS=(${hooks})\n`;
      const files = {
        [CONFIG]: label(`initrd=initrd.img ${ROOT} ip=dhcp rw`),
        'diskless/node21/etc/mkinitcpio.conf': text,
      };
      return findings(files).flatMap(({ rule, message }) =>
        rule === 'initramfs/without-nfs' ? [message] : [],
      );
    };
    const beside = said('base systemd modconf net filesystems');
    assert.match(beside.join(), /systemd, beside which the hook net does nothing.*Write udev in the place/);
    assert.doesNotMatch(beside.join(), /add net/);
    assert.match(said('base systemd filesystems').join(), /does not mount such a root.*add net/);
    assert.deepEqual(said('base systemd sd-network filesystems'), []);
    assert.deepEqual(said('base udev net filesystems'), []);
  });

  it('names the words that want such a root beside the line', () => {
    const beside = (name: string, text: string) =>
      findings({
        [CONFIG]: label(`initrd=initrd.img ${ROOT} ip=dhcp rw`),
        [`diskless/node21/etc/${name}`]: text,
      }).flatMap(({ rule, related }) => (rule === 'initramfs/without-nfs' ? [related.length] : []));
    assert.deepEqual(beside('mkinitcpio.conf', 'HOOKS=(base udev)\n'), [1]);
    assert.deepEqual(beside('dracut.conf', 'omit_dracutmodules+=" nfs "\n'), [1]);
  });

  it('finds what dracut.conf and its folder leave out', () => {
    const line = 'omit_dracutmodules+=" nfs "';
    assert.deepEqual(found({ 'dracut.conf': `${line}\n` }), [`warning ${line}`]);
    assert.deepEqual(found({ 'dracut.conf.d/small.conf': 'omit_dracutmodules+=" network "\n' }).length, 1);
  });

  it('is silent with any hook for the network, with further files, and without an initial ramdisk', () => {
    for (const hooks of [
      'HOOKS=(base net)',
      'HOOKS=(base net_nfs4)',
      'HOOKS=(base sd-network)',
      'HOOKS=($X)',
      'HOOKS=()',
      'HOOKS=( )',
      'HOOKS=""',
      '',
    ])
      assert.deepEqual(found({ 'mkinitcpio.conf': `${hooks}\n` }), [], hooks);
    const both = { 'mkinitcpio.conf': 'HOOKS=(base)\n', 'mkinitcpio.conf.d/net.conf': 'HOOKS=(base net)\n' };
    assert.deepEqual(found(both), []);
    assert.deepEqual(found({ 'mkinitcpio.conf': 'HOOKS=(base)\n' }, `${ROOT} ip=dhcp rw`), []);
    assert.deepEqual(found({ 'dracut.conf': 'omit_dracutmodules+=" plymouth "\n' }), []);
    assert.deepEqual(found({ 'dracut.conf': 'add_dracutmodules+=" nfs "\n' }), []);
    const own = 'omit_dracutmodules+=" nfs "\n';
    assert.deepEqual(found({ 'dracut.conf': '', 'conf.d/net': own }), []);
  });
});
