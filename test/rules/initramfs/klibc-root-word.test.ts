/** Words for a kernel and a root go in, the findings of initramfs/klibc-root-word come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { type Changes, CONFIG, findings, label, texts } from '../support.js';

const TOOLS = { 'diskless/node21/usr/sbin/mkinitramfs': '#!/bin/sh\n' };

const site = (words: string, more: Changes = TOOLS): Changes => ({
  [CONFIG]: label(words, '  INITRD initrd.img\n'),
  'srv/tftp/initrd.img': '',
  ...more,
});

describe('initramfs/klibc-root-word', () => {
  const found = (words: string, more?: Changes) => texts('initramfs/klibc-root-word', site(words, more));
  const NFS = 'root=nfs:192.168.1.1:/diskless/node21';

  it('finds a root on a server that initramfs-tools takes for a disk', () => {
    for (const root of [
      NFS,
      'root=nfs4:192.168.1.1:/diskless/node21',
      'root=192.168.1.1:/diskless/node21',
      'root=/diskless/node21:vers=3',
    ])
      assert.deepEqual(found(`${root} ip=dhcp`), [`warning ${root}`]);
    const local = { ...TOOLS, 'diskless/node21/etc/initramfs-tools/initramfs.conf': 'BOOT=local\n' };
    assert.deepEqual(found(NFS, local), [`warning ${NFS}`]);
    // BOOT= of another program's file says nothing to mkinitramfs.
    assert.deepEqual(found(NFS, { ...TOOLS, 'diskless/node21/etc/conf.d/net': 'BOOT=nfs\n' }), [
      `warning ${NFS}`,
    ]);
  });

  it('says what the screen shows, and is told of no other place', () => {
    const [said] = findings(site(NFS)).filter(({ rule }) => rule === 'initramfs/klibc-root-word');
    assert.match(said?.message ?? '', /"ALERT! {2}nfs:192\.168\.1\.1:\/diskless\/node21 does not exist\./);
    assert.deepEqual(said?.related, []);
  });

  it('tells what is wrong with the root that was meant', () => {
    const exports = { ...TOOLS, 'etc/exports': '/diskless/node22 192.168.1.21(rw,no_root_squash)\n' };
    assert.deepEqual(texts('nfsroot/not-exported', site(NFS, exports)), [`error ${NFS}`]);
    assert.deepEqual(texts('nfsroot/not-exported', site(NFS)), []);
  });

  it('is silent where it is another program, another word, or another script', () => {
    const dracut = { 'diskless/node21/usr/bin/dracut': '' };
    assert.deepEqual(found(NFS, dracut), []);
    assert.deepEqual(found(NFS, { ...TOOLS, ...dracut }), []);
    assert.deepEqual(found(`${NFS} rd.neednet=1`), []);
    // Settings without the program may be left over.
    assert.deepEqual(found(NFS, { 'diskless/node21/etc/initramfs-tools/initramfs.conf': '' }), []);
    assert.deepEqual(found('root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21'), []);
    assert.deepEqual(found('root=/dev/sda1 nfsroot=192.168.1.1:/diskless/node21'), []);
    assert.deepEqual(found(`boot=nfs ${NFS} nfsroot=192.168.1.1:/diskless/node21`), []);
    const nfs = (value: string) => ({
      ...TOOLS,
      'diskless/node21/etc/initramfs-tools/initramfs.conf': `BOOT=${value}\n`,
    });
    assert.deepEqual(found(NFS, nfs('nfs')), []);
    assert.deepEqual(found(NFS, nfs('$(cat /x)')), []);
  });

  it('writes the words that initramfs-tools has', () => {
    const written = (words: string): readonly string[] =>
      findings(site(words))
        .filter(({ rule }) => rule === 'initramfs/klibc-root-word')
        .flatMap(({ fixes }) => fixes.flatMap(({ newTexts }) => newTexts));
    assert.deepEqual(written(`${NFS},vers=3`), ['root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21']);
    assert.deepEqual(written('root=/diskless/node21'), ['root=/dev/nfs nfsroot=/diskless/node21']);
  });
});
