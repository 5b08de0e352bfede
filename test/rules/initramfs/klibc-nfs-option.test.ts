/** Sites with one change go in, the findings of initramfs/klibc-nfs-option come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { klibcRefusal } from '../../../server/boot/index.js';
import { allTexts, CONFIG, label } from '../support.js';

describe('initramfs/klibc-nfs-option', () => {
  it('has only the options of nfsmount where initramfs-tools mounts it', () => {
    // What nfsmount of klibc 2.0.12 says to each option.
    const known =
      'port=2049,nfsvers=3,vers=2,rsize=1024,acdirmin=1,soft,nointr,noposix,nocto,noac,nolock,noacl,v3,tcp,broken_suid,ro';
    for (const option of known.split(',')) assert.equal(klibcRefusal(option), undefined, option);
    assert.equal(klibcRefusal('vers=4'), "nfsmount: bad NFS version '4'");
    assert.equal(klibcRefusal('vers=4.1'), '4.1: invalid value for vers');
    for (const option of [
      'v4',
      'proto=tcp',
      'actimeo=1',
      'mountport=1',
      'sync',
      'noatime',
      'nodev',
      'defaults',
      'sec=sys',
      'bg',
      'retry=1',
      'nobroken_suid',
    ])
      assert.equal(klibcRefusal(option), `nfsmount: bad option '${option.split('=')[0]}'`);
    const boot = (how: string) =>
      allTexts({
        [CONFIG]: label(
          `initrd=initrd.img boot=${how} nfsroot=192.168.1.1:/diskless/node21,vers=3,proto=tcp ip=dhcp rw`,
        ),
      });
    assert.deepEqual(boot('nfs'), ['initramfs/klibc-nfs-option error proto=tcp']);
    assert.deepEqual(boot('live netboot=nfs'), []);
    const named = (how: string) =>
      allTexts({ [CONFIG]: label(`initrd=initrd.img boot=nfs nfsroot=${how} ip=dhcp rw`) }).map(
        (one) => one.split(' ')[0],
      );
    assert.deepEqual(named('master:/diskless/node21'), ['cmdline/nfsroot-hostname']);
    // Whether the kernel has version 4, and what fstab says, is no matter then.
    assert.deepEqual(named('192.168.1.1:/diskless/node21,vers=4'), ['initramfs/klibc-nfs-option']);
    assert.deepEqual(named('auto'), ['cmdline/root-path-unset-default']);
  });
});
