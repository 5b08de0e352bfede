/** Boot files of 0 bytes go in, the findings of tftp/empty-file come out, and its silence about copies without images. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, texts } from '../support.js';

describe('tftp/empty-file', () => {
  const rule = 'tftp/empty-file';
  const whole = { 'srv/tftp/vmlinuz': 'x', 'srv/tftp/pxelinux.0': 'x', 'srv/tftp/ldlinux.c32': 'x' };
  const ramdisk = changed(CONFIG, 'ip=dhcp', 'ip=dhcp initrd=initrd.img');

  it('finds a kernel, a boot file and a ramdisk without which the kernel has no root', () => {
    assert.deepEqual(texts(rule, { ...whole, 'srv/tftp/vmlinuz': '', 'srv/tftp/initrd.img': 'x' }), [
      'error vmlinuz',
    ]);
    assert.deepEqual(texts(rule, { ...whole, 'srv/tftp/pxelinux.0': '' }), ['error filename "pxelinux.0";']);
    const initrd = { ...whole, ...ramdisk, 'srv/tftp/initrd.img': '' };
    assert.deepEqual(texts(rule, initrd), ['warning initrd.img']);
    const modular = changed(
      'srv/tftp/vmlinuz.config',
      'CONFIG_ROOT_NFS=y\n',
      '# CONFIG_ROOT_NFS is not set\n',
    );
    assert.deepEqual(texts(rule, { ...initrd, ...modular }), ['error initrd.img']);
  });

  it('is silent where all images of the kind are empty, or none is', () => {
    assert.deepEqual(texts(rule, { ...whole, 'srv/tftp/vmlinuz': '' }), []);
    assert.deepEqual(texts(rule, whole), []);
    assert.deepEqual(
      texts(rule, { 'srv/tftp/vmlinuz': '', 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '' }),
      [],
    );
  });
});
