/** Sites with one change go in, the findings of cmdline/nfsroot-bad-option come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { optionFault } from '../../../server/boot/index.js';
import { changed } from '../../../server/rules/about/miniature.js';
import { allTexts, CONFIG, label } from '../support.js';
import { withRoot } from './support.js';

describe('cmdline/nfsroot-bad-option', () => {
  it('may have every option of the kernel', () => {
    const options =
      'v3,nfsvers=3,tcp,proto=tcp,nolock,hard,intr,noac,rsize=8192,wsize=0x1fA0,timeo=14,bg,retry=1,rw,sec=sys';
    for (const option of options.split(',')) assert.equal(optionFault(option), undefined, option);
    assert.deepEqual(withRoot('/diskless/node21,vers=3,tcp,nolock,rsize=8192,wsize=8192'), []);
  });

  it('has no words of mount(8), no unknown ones and no wrong values', () => {
    for (const option of ['noatime', 'x-systemd.automount'])
      assert.match(optionFault(option)?.text ?? '', /is a word of mount\(8\)/, option);
    assert.doesNotMatch(optionFault('max-x-')?.text ?? '', /mount\(8\)/);
    // Each was refused by Linux 6.1 with "nfs: Unknown parameter".
    for (const option of ['defaults', 'noatime', '_netdev', 'foo=1'])
      assert.deepEqual(withRoot(`/diskless/node21,vers=3,${option}`), [
        `cmdline/nfsroot-bad-option error ${option}`,
      ]);
    for (const option of [
      'vers=5',
      'vers=three',
      'rsize',
      'rsize=8k',
      'rsize=k8',
      'rsize=0x',
      'proto=quic',
      'nolocks',
    ])
      assert.notEqual(optionFault(option), undefined, option);
  });

  it('has no UDP for version 4, whether or not the server offers it', () => {
    const kernel = changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y');
    const found = (options: string, nfsConf = '') =>
      allTexts({
        ...kernel,
        'diskless/node21/etc/fstab': '\n',
        'etc/nfs.conf': nfsConf,
        [CONFIG]: label(`root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,${options} ip=dhcp rw`),
      });
    const bad = (word: string) => [`cmdline/nfsroot-bad-option error ${word}`];
    assert.deepEqual(found('vers=4,udp'), bad('udp'));
    assert.deepEqual(found('proto=udp,v4'), bad('proto=udp'));
    assert.deepEqual(found('vers=4,udp', '[nfsd]\nudp=n\n'), bad('udp'));
    for (const options of ['vers=4,udp,tcp', 'vers=4,proto=tcp', 'vers=3,udp'])
      assert.deepEqual(found(options, '[nfsd]\nudp=y\n'), [], options);
    assert.deepEqual(found('vers=3,udp', '[nfsd]\nudp=n\n'), ['nfsroot/udp-not-offered error udp']);
  });

  it('is not judged by the kernel where an initramfs reads it', () => {
    const boot = label(
      'initrd=initrd.img root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3,noatime ip=dhcp rw',
    );
    assert.deepEqual(allTexts({ [CONFIG]: boot }), []);
  });
});
