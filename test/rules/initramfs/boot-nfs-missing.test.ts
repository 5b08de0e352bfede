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

  it('is silent about ramdisks of which nobody knows who made them', () => {
    assert.deepEqual(found(`root=/dev/ram0 ${NFSROOT}`, 'initramfs'), []);
    assert.deepEqual(found('root=/dev/ram0'), []);
  });
});
