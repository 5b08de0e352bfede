/** Words for kernels go in, the findings of pxe/initrd-not-named come out. */
import assert from 'node:assert/strict';
import { CONFIG, findings, label, ROOT, texts } from '../support.js';

const WORDS = `${ROOT} ip=dhcp rw`;
const found = (append: string, more = '') => texts('pxe/initrd-not-named', { [CONFIG]: label(append, more) });
const file = (text: string) => texts('pxe/initrd-not-named', { [CONFIG]: text });

describe('pxe/initrd-not-named', () => {
  it('finds a ramdisk without initrd= wherever it stands', () => {
    assert.deepEqual(found(`live/initrd.img ${WORDS}`), ['warning live/initrd.img']);
    assert.deepEqual(found(`${WORDS} initramfs-6.1.img`), ['warning initramfs-6.1.img']);
    assert.deepEqual(found(`initrd /boot/initrd-5 ${WORDS}`), ['warning /boot/initrd-5']);
    assert.deepEqual(found(`initramfs-6.1 ${WORDS}`), ['warning initramfs-6.1']);
    assert.deepEqual(file(`DEFAULT vmlinuz root.cpio.gz ${WORDS}\n`), ['warning root.cpio.gz']);
    assert.deepEqual(file(`APPEND initrd.gz ${WORDS}\nDEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n`), [
      'warning initrd.gz',
    ]);
  });

  it('finds the second of two that a blank parts', () => {
    assert.deepEqual(found(`initrd=a.img, b.img ${WORDS}`), ['warning b.img']);
  });

  it('leaves named ones, words of other kinds, and words for init alone', () => {
    for (const append of [
      `initrd=live/initrd.img ${WORDS}`,
      `initrd=a.img,b.img ${WORDS}`,
      `${WORDS} noinitrd`,
      `${WORDS} initrd=a.img a.img`,
      `${WORDS} rd.break`,
      `${WORDS} initrd.d/rest`,
      `${WORDS} no-initrd.d`,
      `${WORDS} root.imgs`,
      `${WORDS} root.img=nbd0`,
      `${WORDS} -- /etc/initrd.img`,
    ])
      assert.deepEqual(found(append), [], append);
    assert.deepEqual(found(`initrd.img ${WORDS}`, '  INITRD initrd.img\n'), []);
  });

  it('leaves programs that are no Linux alone', () => {
    assert.deepEqual(file('DEFAULT a\nLABEL a\n  LINUX memdisk\n  APPEND iso raw\n'), []);
    assert.deepEqual(file('DEFAULT a\nLABEL a\n  COM32 linux.c32\n  APPEND vmlinuz images/initrd.img\n'), []);
    assert.deepEqual(file('DEFAULT a\nLABEL a\n  KERNEL mboot.c32\n  APPEND xen.gz --- vmlinuz\n'), []);
  });

  it('is the one finding of words that the ramdisk would have read', () => {
    for (const words of ['root=nfs:192.168.1.1:/diskless/node21', 'boot=live'])
      assert.deepEqual(
        findings({ [CONFIG]: label(`images/initrd.img ${words} ip=dhcp`) }).map(({ rule }) => rule),
        ['pxe/initrd-not-named'],
        words,
      );
    const grub = {
      'srv/tftp/grub/grub.cfg':
        'set timeout=1\nmenuentry "a" {\n  linux vmlinuz initrd.img root=nfs:192.168.1.1:/diskless/node21\n}\n',
    };
    const [told] = findings(grub).filter(({ rule }) => rule === 'cmdline/root-not-nfs');
    assert.match(told?.message ?? '', /^initrd.img stands among the words/);
  });
});
