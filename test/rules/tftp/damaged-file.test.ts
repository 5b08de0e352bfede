/** Kernels and ramdisks go in, whole and cut short, the findings of tftp/damaged-file come out, and its silence. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, texts } from '../support.js';

/** A bzImage of one sector of setup and `paragraphs` behind it. */
function kernel(paragraphs: number): string {
  const setup = `${'\0'.repeat(0x1f1)}\u0001\0\0${String.fromCharCode(paragraphs)}\0\0\0`.padEnd(0x1fe, '\0');
  const whole = `${setup}\u0055\u00aa\0\0HdrS`.padEnd(1024 + paragraphs * 16, 'k');
  return whole;
}

const XZ = `\u00fd7zXZ\0${'x'.repeat(3000)}YZ`;

describe('tftp/damaged-file', () => {
  const found = (vmlinuz: string, initrd = 'x') =>
    texts('tftp/damaged-file', {
      'srv/tftp/pxelinux.0': 'x',
      'srv/tftp/ldlinux.c32': 'x',
      'srv/tftp/vmlinuz': vmlinuz,
      'srv/tftp/initrd.img': initrd,
      ...changed(CONFIG, 'ip=dhcp', 'ip=dhcp initrd=initrd.img'),
    });

  it('finds a kernel that ends before its header says', () => {
    assert.deepEqual(found(kernel(9).slice(0, -1)), ['error vmlinuz']);
    assert.deepEqual(found(kernel(9).slice(0, 700)), ['error vmlinuz']);
    // What is signed has more behind it.
    for (const whole of [kernel(9), `${kernel(9)}signature`, kernel(0), 'HdrS'])
      assert.deepEqual(found(whole), []);
  });

  it('finds a ramdisk that ends before the mark of xz', () => {
    assert.deepEqual(found('x', XZ.slice(0, -2)), ['warning initrd.img']);
    assert.deepEqual(found('x', XZ.slice(0, 1000)), ['warning initrd.img']);
    for (const whole of [XZ, `${XZ}\0\0\0\0`, `${XZ}${'\0'.repeat(508)}`, '\u001f\u008bgzip'])
      assert.deepEqual(found('x', whole), []);
  });

  it('finds a page of a web server in the place of either', () => {
    assert.deepEqual(found('<!DOCTYPE HTML PUBLIC>\n<html>\n'), ['error vmlinuz']);
    assert.deepEqual(found('x', '\n<html><head>'), ['warning initrd.img']);
    assert.deepEqual(found('x', '<htmlish'), []);
  });

  it('finds a text that nobody can start, but for what stands for a file and what iPXE may start', () => {
    const text = 'What is to be said of kernels.\r\n\tÜ'.repeat(20);
    assert.deepEqual(found(text), ['error vmlinuz']);
    assert.deepEqual(found('#\n# Linux/x86 6.1.0 Kernel Configuration\n#\nCONFIG_NET=y\n'), [
      'error vmlinuz',
    ]);
    assert.deepEqual(found('# CONFIG_NET is not set\n'), ['error vmlinuz']);
    assert.deepEqual(found('x', text), ['warning initrd.img']);
    for (const other of [text.slice(0, 0x200), `#!ipxe\n${text}`, `${text}\0`.slice(-0x210)])
      assert.deepEqual(found(other), []);
  });

  it('finds a kernel in the place of the ramdisk', () => {
    assert.deepEqual(found('x', kernel(9)), ['warning initrd.img']);
    assert.deepEqual(found(kernel(9), 'x'), []);
  });

  it('leaves texts alone that iPXE packs into a ramdisk', () => {
    const files = ['autoinst.xml', 'initrd.gz'];
    const text = 'a setting = a value\n'.repeat(40);
    const damaged = files.map((name) =>
      texts('tftp/damaged-file', {
        'srv/tftp/pxelinux.0': 'x',
        'srv/tftp/ldlinux.c32': 'x',
        'srv/tftp/vmlinuz': 'x',
        [`srv/tftp/${name}`]: text,
        ...changed(CONFIG, 'ip=dhcp', `ip=dhcp initrd=${name}`),
      }),
    );
    assert.deepEqual(damaged, [[], ['warning initrd.gz']]);
  });
});
