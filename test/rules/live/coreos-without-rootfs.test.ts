/** Ramdisks of CoreOS go in, the findings of live/coreos-without-rootfs come out, and its silence where the rootfs comes along. */
import assert from 'node:assert/strict';
import { liveSite } from '../../../server/rules/about/examples/live.js';
import { texts } from '../support.js';

const RULE = 'live/coreos-without-rootfs';

describe(RULE, () => {
  const found = (initrd: string, words = 'ignition.firstboot') =>
    texts(RULE, liveSite(words, [], { initrd })).length;

  it('finds the ramdisk alone', () => {
    assert.equal(found('fedora-coreos-41.20250101.3.0-live-initramfs.x86_64.img'), 1);
    assert.equal(found('rhcos-live-initramfs.x86_64.img', 'ignition.platform.id=metal'), 1);
  });

  it('is silent with the rootfs as a second ramdisk or by its address, and about other names', () => {
    assert.equal(found('rhcos-live-initramfs.x86_64.img,rhcos-live-rootfs.x86_64.img'), 0);
    assert.equal(
      found('rhcos-live-initramfs.x86_64.img', 'coreos.live.rootfs_url=https://m.example.org/rootfs.img'),
      0,
    );
    // Both may be in one file.
    assert.equal(found('coreos.img'), 0);
    assert.equal(found('initramfs.img'), 0);
  });
});
