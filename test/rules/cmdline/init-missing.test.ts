/** Sites with one change go in, the findings of cmdline/init-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { all, type Changes, CONFIG, findings, label, ROOT } from '../support.js';

const TREE = {
  'diskless/node21/sbin/init': '',
  'diskless/node21/sbin/mount.nfs': '',
  'diskless/node21/bin/sh': '',
  'diskless/node21/lib/libc.so.6': '',
};

describe('cmdline/init-missing', () => {
  const old = (text: string) => text.replace('6.1.0', '3.18.0');
  const kernel = (init: string) => {
    const site = { ...TREE, [CONFIG]: label(`${ROOT} ip=dhcp rw${init}`) };
    return all({ ...site, 'srv/tftp/vmlinuz.config': old(miniature()['srv/tftp/vmlinuz.config'] ?? '') });
  };
  const ramdisk = (words: string, files: Changes) =>
    findings({
      ...TREE,
      ...files,
      [CONFIG]: label(`initrd=initrd.img ${ROOT} ip=dhcp rw init=/sbin/inti ${words}`),
    }).map(({ rule, severity, text }) => `${rule} ${severity} ${text}`);

  it('finds a program that an old kernel passes over', () => {
    assert.deepEqual(kernel(' init=/sbin/inti'), ['cmdline/init-missing warning']);
    for (const fine of ['', ' init=/sbin/init', ' init=/bin/sh']) assert.deepEqual(kernel(fine), []);
    // What is not listed may be there.
    assert.deepEqual(kernel(' init=/lib64/inti'), []);
  });

  it('finds what the scripts of initramfs-tools and dracut pass over', () => {
    const found = ['cmdline/init-missing warning init=/sbin/inti'];
    const tools = { 'diskless/node21/etc/initramfs-tools/initramfs.conf': 'MODULES=netboot\n' };
    assert.deepEqual(ramdisk('boot=nfs', tools), found);
    const dracut = { 'diskless/node21/etc/dracut.conf': 'hostonly="no"\n' };
    const [one] = findings({
      ...TREE,
      ...dracut,
      [CONFIG]: label('initrd=initrd.img root=nfs:192.168.1.1:/diskless/node21 ip=dhcp rw init=/sbin/inti'),
    });
    assert.match(one?.message ?? '', /dracut starts \/sbin\/init in its place, and where systemd runs/);
  });

  it('leaves it to roottree/no-init where nothing else is started, as by the script of mkinitcpio', () => {
    const hooks = (list: string) => ({ 'diskless/node21/etc/mkinitcpio.conf': `HOOKS=(${list})\n` });
    assert.deepEqual(ramdisk('', hooks('base udev modconf net filesystems')), [
      'roottree/no-init error init=/sbin/inti',
    ]);
    // systemd may look for itself.
    assert.ok(!ramdisk('', hooks('base systemd nfsboot filesystems')).join().includes('no-init'));
  });
});
