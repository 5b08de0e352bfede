/** Words for dracut that mean a root on NFS go in, the findings of initramfs/dracut-root-word come out. */
import assert from 'node:assert/strict';
import { CONFIG, findings, label, texts } from '../support.js';

const AT = '192.168.1.1:/diskless/node21';
const changes = (words: string) => ({
  'etc/hosts': '192.168.1.1 bootserver bootserver.example.org\n192.168.1.2 10gserver\n',
  [CONFIG]: label(`initrd=initrd.img ${words} ip=dhcp rd.neednet=1 rw`),
});

describe('initramfs/dracut-root-word', () => {
  const found = (words: string) => texts('initramfs/dracut-root-word', changes(words));

  it('finds a server by name without nfs:', () => {
    for (const host of ['bootserver', 'bootserver.example.org', 'BootServer']) {
      const word = `root=${host}:/diskless/node21`;
      assert.deepEqual(found(word), [`error ${word}`]);
    }
  });

  it('finds protocols that dracut does not know', () => {
    for (const scheme of ['nfs3', 'nfs4.2', 'nfsv4', 'NFS'])
      assert.deepEqual(found(`root=${scheme}:${AT}`), [`error root=${scheme}:${AT}`]);
  });

  it('finds another sign in the place of the colon behind the protocol, also where no other word is of dracut', () => {
    for (const nfs of ['nfs/', 'nfs4,', 'NFS=']) {
      const word = `root=${nfs}${AT}`;
      assert.deepEqual(found(word), [`error ${word}`]);
      const alone = { [CONFIG]: label(`initrd=initrd.img ${word} ip=dhcp rw`) };
      assert.deepEqual(texts('initramfs/dracut-root-word', alone), [`error ${word}`]);
    }
    for (const root of ['nfs/diskless', '/nfs/192.168.1.1:/x']) assert.deepEqual(found(`root=${root}`), []);
  });

  it('finds an address that no colon parts from the path', () => {
    const word = 'root=nfs:192.168.1.1/diskless/node21';
    assert.deepEqual(
      findings(changes(word)).map(({ rule }) => rule),
      ['initramfs/dracut-root-word'],
    );
    assert.equal(found(word.replace('nfs:', 'nfs4:')).length, 1);
    assert.equal(found(`${word}:vers=3,nolock`).length, 1);
    for (const root of ['nfs:/diskless/node21', 'nfs:/192.168.1.1/node21', `nfs:vers=4:${AT}`])
      assert.deepEqual(found(`root=${root}`), [], root);
  });

  it('finds a URL of nfs4:, of which dracut makes a path', () => {
    const fix = (root: string) =>
      findings(changes(`root=${root}`))
        // The kernel has no version 4 either.
        .filter(({ rule }) => rule !== 'kernel/nfs-version-missing')
        .map(({ rule, fixes }) => [rule, fixes[0]?.title]);
    const RULE = 'initramfs/dracut-root-word';
    assert.deepEqual(fix('nfs4://192.168.1.1/diskless/node21'), [[RULE, `Write root=nfs4:${AT}`]]);
    assert.deepEqual(fix('nfs4://bootserver/node21:nolock'), [
      [RULE, 'Write root=nfs4:bootserver:/node21:nolock'],
    ]);
    assert.deepEqual(found('root=nfs://192.168.1.1/diskless/node21'), []);
  });

  it('finds a server without a path, and a path without its slash', () => {
    const fix = (root: string) =>
      findings(changes(`root=${root}`)).map(({ rule, fixes }) => [rule, fixes[0]?.title]);
    const RULE = 'initramfs/dracut-root-word';
    assert.deepEqual(fix('nfs:192.168.1.1'), [[RULE, 'Write root=nfs:192.168.1.1:/PATH']]);
    assert.deepEqual(fix('nfs:192.168.1.1:diskless'), [[RULE, 'Write root=nfs:192.168.1.1:/diskless']]);
    for (const root of ['nfs:', 'nfs:$server', 'nfs:@HOST@'])
      assert.equal(found(`root=${root}`).length, 0, root);
  });

  it('finds netroot= that no root= goes with', () => {
    assert.deepEqual(found(`netroot=nfs:${AT}`), [`error netroot=nfs:${AT}`]);
    assert.deepEqual(found(`root=nfs:${AT} netroot=nfs:${AT}`), []);
    assert.deepEqual(found('netroot=iscsi:192.168.1.1::::iqn.2026-01.org.example:root'), []);
    assert.deepEqual(found('netroot=dhcp'), []);
  });

  it('is silent where the form is one that dracut takes', () => {
    for (const root of [AT, `nfs:${AT}`, `nfs4:${AT}`, '10gserver:/diskless/node21', '/diskless/node21'])
      assert.deepEqual(found(`root=${root}`), [], root);
    assert.deepEqual(found('root=nfs:bootserver:/diskless/node21'), []);
  });

  it('is silent where the name may be a protocol of another module', () => {
    for (const root of ['elsewhere:/diskless/node21', 'live:/dev/sda1', 'bootserver://x', 'zfs:/tank'])
      assert.deepEqual(found(`root=${root}`), [], root);
  });

  it('says what to write, with the version that was meant', () => {
    const advice = (words: string) =>
      findings(changes(words))
        .filter(({ rule }) => rule === 'initramfs/dracut-root-word')
        .flatMap(({ fixes }) => fixes.flatMap(({ newTexts }) => newTexts));
    assert.deepEqual(advice('root=bootserver:/diskless/node21'), ['root=nfs:bootserver:/diskless/node21']);
    assert.deepEqual(advice(`root=nfs3:${AT}`), [`root=nfs:${AT}:vers=3`]);
    assert.deepEqual(advice(`root=nfs4.2:${AT}:ro`), [`root=nfs:${AT}:ro,vers=4.2`]);
    assert.deepEqual(advice(`root=nfs3:${AT},vers=3`), [`root=nfs:${AT},vers=3`]);
    assert.deepEqual(advice(`netroot=nfs4:${AT}`), [`root=nfs4:${AT}`]);
    assert.deepEqual(advice(`root=nfs4${AT}`), [`root=nfs4:${AT}`]);
    assert.deepEqual(advice(`root=NFS${AT}:ro`), [`root=nfs:${AT}:ro`]);
  });
});
