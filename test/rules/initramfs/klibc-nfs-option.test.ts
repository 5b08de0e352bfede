/** Sites with one change go in, the findings of initramfs/klibc-nfs-option come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { klibcRefusal } from '../../../server/boot/index.js';
import { allTexts, CONFIG, findings, label } from '../support.js';

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

  it('takes the server for an option where a comma ends nfsroot=, as it does before a blank', () => {
    const at = '192.168.1.1:/diskless/node21';
    const told = (nfsroot: string) =>
      findings({ [CONFIG]: label(`initrd=initrd.img boot=nfs nfsroot=${nfsroot} ip=dhcp rw`) }).map(
        ({ rule, message }) =>
          `${rule} ${/bad option '([^']*)'.*Write (.*)\.$/.exec(message)?.slice(1).join(' ')}`,
      );
    const RULE = 'initramfs/klibc-nfs-option';
    assert.deepEqual(told(`${at},`), [`${RULE} ${at} nfsroot=${at}`]);
    assert.deepEqual(told(`${at}, vers=3`), [`${RULE} ${at} nfsroot=${at},vers=3`]);
    // Options with a comma behind them are options.
    for (const right of [`${at},vers=3,`, `${at},,`, at]) assert.deepEqual(told(right), []);
  });
});
