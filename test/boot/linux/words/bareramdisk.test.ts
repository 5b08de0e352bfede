/** Words for a kernel go in; one that names a ramdisk without initrd= comes out. */
import assert from 'node:assert/strict';
import { bareRamdisk } from '../../../../server/boot/linux/words/bareramdisk.js';
import { kernelWords } from '../../support.js';

describe('a ramdisk without initrd=', () => {
  const found = (line: string): string | undefined => bareRamdisk(kernelWords(line))?.name;

  it('is a file that is nothing else', () => {
    for (const word of [
      'initrd.img',
      'boot/initrd.img-6.1',
      'INITRD.IMG',
      'x/initramfs-linux',
      'initram.fs',
      'root.cpio',
      'live.img',
      'a/b.igz',
      'b.gz',
      'b.lz',
      'b.lz4',
      'b.xz',
      'b.zst',
    ])
      assert.equal(found(`root=/dev/nfs ${word} quiet`), word, word);
    for (const word of [
      'initrd',
      'initrd.img=1',
      'initrd.d/x',
      'noinitrd.d',
      'xinit.d',
      'init.d',
      'b.gz2',
      'b.zip',
      'bxz',
      '/sbin/init',
    ])
      assert.equal(found(`root=/dev/nfs ${word} quiet`), undefined, word);
  });

  it('is for init behind --', () => {
    for (const end of ['--', '---']) {
      assert.equal(found(`quiet ${end} initrd.img`), undefined, end);
      assert.equal(found(`initrd.img ${end} quiet`), 'initrd.img', end);
    }
    assert.equal(found('-- initrd.img'), undefined);
  });
});
