/** Sites with one change go in, the findings of initramfs/boot-nfs-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { CONFIG, label, texts } from '../support.js';

describe('initramfs/boot-nfs-missing', () => {
  const NFSROOT = 'nfsroot=192.168.1.1:/diskless/node21,vers=3';
  const found = (words: string, initrd = 'initrd.img', more: Readonly<Record<string, string>> = {}) =>
    texts('initramfs/boot-nfs-missing', {
      [CONFIG]: label(words, `  INITRD ${initrd}\n`),
      [`srv/tftp/${initrd}`]: '',
      ...more,
    });

  it('finds nfsroot= without a word that says how to boot', () => {
    assert.deepEqual(found(`${NFSROOT} ip=dhcp`), [`warning ${NFSROOT}`]);
    assert.deepEqual(found(`root=/dev/ram0 ${NFSROOT}`, 'initrd.img-5.10.0-8-amd64'), [`warning ${NFSROOT}`]);
    const tools = { 'diskless/node21/etc/initramfs-tools/initramfs.conf': 'BOOT=local\n' };
    assert.deepEqual(found(`root=/dev/ram0 ${NFSROOT}`, 'ramdisk', tools), [`warning ${NFSROOT}`]);
  });

  it('is silent where a word says it, or the ramdisk was made for NFS', () => {
    for (const words of [
      'boot=nfs',
      'root=/dev/nfs',
      'boot=live netboot=nfs',
      'root=nfs:192.168.1.1:/x',
      'netboot=nfs',
    ])
      assert.deepEqual(found(`${words} ${NFSROOT}`), [], words);
    for (const file of ['initramfs.conf', 'conf.d/netboot']) {
      const made = { [`diskless/node21/etc/initramfs-tools/${file}`]: 'BOOT=nfs\n' };
      assert.deepEqual(found(NFSROOT, 'initrd.img', made), [], file);
    }
  });

  it('finds root=/dev/nfs beside BOOT= of the ramdisk, which counts for more', () => {
    const tools = 'diskless/node21/etc/initramfs-tools';
    const by = (conf: string, words = '', more: Readonly<Record<string, string>> = {}) =>
      found(`root=/dev/nfs ${NFSROOT} ${words}`, 'initrd.img', {
        [`${tools}/initramfs.conf`]: conf,
        ...more,
      });
    assert.deepEqual(by('BOOT=local\n'), ['info root=/dev/nfs']);
    assert.deepEqual(by('BOOT=nfs\n', '', { [`${tools}/conf.d/disk`]: 'BOOT=local\n' }), [
      'info root=/dev/nfs',
    ]);
    assert.deepEqual(by('BOOT=local\n', 'boot=nfs'), []);
    for (const conf of [
      'BOOT=nfs\n',
      'BOOT=\n',
      'MODULES=netboot\n',
      '# BOOT=local\n',
      'BOOT=$(hostname)\n',
      'BOOT=NFS\n',
    ])
      assert.deepEqual(by(conf), [], conf);
    assert.deepEqual(by('BOOT=local\n', '', { [`${tools}/conf.d/net`]: 'BOOT=nfs\n' }), []);
  });

  it('leaves a slip in the name of BOOT to where it stands', () => {
    const made = { 'diskless/node21/etc/initramfs-tools/initramfs.conf': 'BOT=nfs\n' };
    assert.deepEqual(found(NFSROOT, 'initrd.img', made), []);
  });

  it('reads the settings of a root below fsid=0', () => {
    const below = (boot: string) => ({
      'etc/exports':
        '/diskless 192.168.1.0/24(ro,fsid=0,no_subtree_check)\n/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n',
      'diskless/node21/etc/initramfs-tools/initramfs.conf': `BOOT=${boot}\n`,
    });
    const words = 'nfsroot=192.168.1.1:/node21';
    assert.deepEqual(found(words, 'initrd.img', below('nfs')), []);
    assert.deepEqual(found(words, 'initrd.img', below('local')), [`warning ${words}`]);
  });

  it('is silent about ramdisks of which nobody knows who made them', () => {
    assert.deepEqual(found(`root=/dev/ram0 ${NFSROOT}`, 'initramfs'), []);
    assert.deepEqual(found('root=/dev/ram0'), []);
  });
});
