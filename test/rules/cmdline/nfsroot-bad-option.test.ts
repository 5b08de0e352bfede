/** Sites with one change go in, the findings of cmdline/nfsroot-bad-option come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { optionFault } from '../../../server/boot/index.js';
import { allTexts, CONFIG, label } from '../support.js';
import { withRoot } from './support.js';

describe('cmdline/nfsroot-bad-option', () => {
  it('may have every option of the kernel', () => {
    const options =
      'v3,nfsvers=3,tcp,proto=tcp,nolock,hard,intr,noac,rsize=8192,timeo=14,bg,retry=1,rw,sec=sys';
    for (const option of options.split(',')) assert.equal(optionFault(option), undefined, option);
    assert.deepEqual(withRoot('/diskless/node21,vers=3,tcp,nolock,rsize=8192,wsize=8192'), []);
  });

  it('has no words of mount(8), no unknown ones and no wrong values', () => {
    // Each was refused by Linux 6.1 with "nfs: Unknown parameter".
    for (const option of ['defaults', 'noatime', '_netdev', 'foo=1'])
      assert.deepEqual(withRoot(`/diskless/node21,vers=3,${option}`), [
        `cmdline/nfsroot-bad-option error ${option}`,
      ]);
    for (const option of ['vers=5', 'vers=three', 'rsize', 'rsize=8k', 'proto=quic', 'nolocks'])
      assert.notEqual(optionFault(option), undefined, option);
  });

  it('is not judged by the kernel where an initramfs reads it', () => {
    const boot = label(
      'initrd=initrd.img root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3,noatime ip=dhcp rw',
    );
    assert.deepEqual(allTexts({ [CONFIG]: boot }), []);
  });
});
