/** Sites with one change go in, the findings of cmdline/nfsroot-separator come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { allTexts, CONFIG, label } from '../support.js';
import { withRoot } from './support.js';

const KERNEL = 'srv/tftp/vmlinuz.config';

describe('cmdline/nfsroot-separator', () => {
  it('ends its path at a comma only', () => {
    for (const rest of [':vers=3', ';vers=3', ':rw,vers=3'])
      assert.match(
        withRoot(`/diskless/node21${rest}`).join(),
        /^cmdline\/nfsroot-separator error [^,]*/,
        rest,
      );
    // The kernel passes over a word of its own, and mounts with what it takes without one.
    for (const rest of [' vers=3', ' ,vers=3']) {
      assert.deepEqual(withRoot(`/diskless/node21${rest}`), [
        `cmdline/nfsroot-separator warning ${rest.trim()}`,
      ]);
    }
    // An old one takes version 2, which servers have no more.
    const old = { [KERNEL]: (miniature()[KERNEL] ?? '').replace('6.1.0', '2.6.32') };
    const separated = (words: string) =>
      allTexts({
        ...old,
        [CONFIG]: label(`root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21${words} ip=dhcp rw`),
      }).filter((one) => one.startsWith('cmdline/nfsroot-separator'));
    assert.deepEqual(separated(' vers=3'), ['cmdline/nfsroot-separator error vers=3']);
    assert.deepEqual(separated(',vers=3 nolock'), ['cmdline/nfsroot-separator warning nolock']);
    // Behind a comma that ends the word, and behind other options, too.
    for (const [rest, at] of [
      [', vers=3', 'vers=3'],
      [',vers=3 tcp', 'tcp'],
      [',vers=3 nolock,tcp', 'nolock,tcp'],
    ])
      assert.deepEqual(withRoot(`/diskless/node21${rest}`), [`cmdline/nfsroot-separator warning ${at}`]);
    // A directory may well have a colon in its name.
    const odd = { 'etc/exports': '/diskless/a:b 192.168.1.21(rw,no_root_squash,no_subtree_check)\n' };
    const colon = label('root=/dev/nfs nfsroot=192.168.1.1:/diskless/a:b,vers=3 ip=dhcp rw');
    const noTable = { 'diskless/node21/etc/fstab': undefined };
    assert.deepEqual(allTexts({ ...odd, ...noTable, [CONFIG]: colon }), []);
    assert.deepEqual(withRoot('/diskless/node21,vers=3 quiet'), []);
  });

  it('reads the word as the scripts of initramfs-tools do, and leaves it to no others', () => {
    const by = (words: string) =>
      allTexts({
        [CONFIG]: label(
          `${words} root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21 vers=3,nolock ip=dhcp rw`,
          '  INITRD initrd.img\n',
        ),
        'srv/tftp/initrd.img': '',
      }).filter((one) => one.startsWith('cmdline/'));
    assert.deepEqual(by('boot=nfs'), ['cmdline/nfsroot-separator warning vers=3,nolock']);
    assert.deepEqual(by('rd.neednet=1'), []);
  });
});
