/** Sites with one change go in, the findings of fstab/unknown-option come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { findings, texts } from '../support.js';

const shared = (words: string) => ({
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
  ...changed('diskless/node21/etc/fstab', 'tmpfs', `192.168.1.1:/opt /opt nfs ${words} 0 0\ntmpfs`),
});

describe('fstab/unknown-option', () => {
  it('takes words of mount and fstab, and leaves sloppy mounts', () => {
    const rule = 'fstab/unknown-option';
    assert.deepEqual(texts(rule, shared('ro,vers=3,nolok')), ['error nolok']);
    assert.deepEqual(texts(rule, shared('ro,vers=5,nolock')), ['error vers=5']);
    assert.deepEqual(texts(rule, shared('defaults,_netdev,x-systemd.automount,noatime,nolock')), []);
    assert.deepEqual(texts(rule, shared('ro,vers=3,nolok,sloppy')), []);
  });

  it('changes no name of an option, though it begins the sentence', () => {
    const said = (words: string) => findings(shared(words)).map(({ message }) => message.split(',')[0]);
    assert.deepEqual(said('ro,vers=3,nolock,rsize=x'), ['rsize needs a number']);
    assert.deepEqual(said('ro,vers=3,=3'), ['The kernel knows no option "=3"']);
    assert.deepEqual(said('ro,vers=3,nolok'), [
      'The kernel knows no option "nolok"; perhaps nolock is meant',
    ]);
  });

  it('finds a slip in a word that mount itself would have taken', () => {
    const found = (line: string) =>
      texts('fstab/unknown-option', changed('diskless/node21/etc/fstab', 'tmpfs', `${line} 0 0\ntmpfs`));
    // init mounts /proc whatever stands here.
    assert.deepEqual(found('proc /proc proc defalts'), ['warning defalts']);
    assert.deepEqual(found('/dev/sda2 /var/cache ext4 noatmie'), ['error noatmie']);
    assert.deepEqual(found('/dev/sda2 /var/cache ext4 defaultss,nofail'), ['warning defaultss']);
    // FUSE programs have words of their own, and what has a value is for the file system.
    assert.deepEqual(found('/dev/sda2 /var/cache fuse defalts'), []);
    assert.deepEqual(found('/dev/sda2 /var/cache ext4 defalts=1'), []);
    assert.deepEqual(found('/dev/sda2 /var/cache ext4 defaults,data=ordered'), []);
  });

  it('holds a tmpfs to what the kernel takes (Linux 6.18 was asked)', () => {
    const found = (words: string) =>
      texts('fstab/unknown-option', changed('diskless/node21/etc/fstab', 'mode=1777', words)).length;
    for (const words of [
      'size=64mb',
      'size=abc',
      'size=',
      'size',
      'size=-1',
      'size=1.5g',
      'sise=64m',
      'nodev,siz=3m',
      'mode=1788',
      'mode=rwx',
      'mode=0o777',
      'mode1777',
      'size64m',
      'noexecc',
      'huge=yes',
      'nr_inodes=50%',
      'user_xattr',
      'acl',
      'data=ordered',
      'errors=remount-ro',
      'nolock',
    ])
      assert.equal(found(words), 1, words);
    for (const words of [
      'size=64m',
      'size=64M,mode=01777',
      'size=50%',
      'size=0x1000',
      'nr_inodes=10k,nr_blocks=10',
      'uid=root,gid=users',
      'huge=always,noswap,inode64,mpol=bind:0',
      'defaults,noatime,nosuid,nodev,noexec,relatime,lazytime,sync',
      'x-foo,comment=x,nofail,_netdev,auto,user,noauto',
      'size={{ size }}',
      'strange',
    ])
      assert.equal(found(words), 0, words);
  });
});
