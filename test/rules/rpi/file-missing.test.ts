/** Names in config.txt go in, what rpi/file-missing finds comes out. */
import assert from 'node:assert/strict';
import { RASPBERRY_CONFIG } from '../../../server/rules/about/examples/raspberry.js';
import { found } from './support.js';

const RULE = 'rpi/file-missing';
const config = (text: string, more = {}) => found(RULE, { [RASPBERRY_CONFIG]: text, ...more });

describe('rpi/file-missing', () => {
  it('finds a kernel that is not there, and a ramdisk', () => {
    assert.deepEqual(config('kernel=vmlinuz\n'), ['error vmlinuz']);
    assert.deepEqual(config('initramfs initrd.img followkernel\n'), ['warning initrd.img followkernel']);
    assert.deepEqual(config('ramfsfile=initrd.img\n'), ['warning initrd.img']);
  });

  it('goes by the last line that counts for the board', () => {
    assert.deepEqual(config('kernel=vmlinuz\nkernel=kernel8.img\n'), []);
    assert.deepEqual(config('[pi3]\nkernel=vmlinuz\n[all]\ndtparam=audio=on\n'), []);
    assert.deepEqual(config('[pi4]\nkernel=vmlinuz\n'), ['error vmlinuz']);
    assert.deepEqual(config('[none]\nkernel=vmlinuz\n'), []);
  });

  it('is silent where a filter decides it that no file tells', () => {
    assert.deepEqual(config('[gpio4=1]\nkernel=vmlinuz\n'), []);
    assert.deepEqual(config('[pi400]\nkernel=vmlinuz\n'), []);
  });

  it('looks behind os_prefix where the kernel is to be found there', () => {
    const there = {
      'srv/tftp/9ffefdef/new/vmlinuz': '',
      'srv/tftp/9ffefdef/new/cmdline.txt': 'root=/dev/sda2\n',
    };
    assert.deepEqual(config('os_prefix=new/\nkernel=vmlinuz\n', there), []);
    assert.deepEqual(config('os_prefix=old/\nkernel=kernel8.img\n'), []);
    assert.deepEqual(config('os_prefix=new/\nkernel=vmlinuz\ninitramfs initrd\n', there), ['warning initrd']);
    const whole = 'os_prefix=new/\nkernel=vmlinuz\ninitramfs /initrd\n';
    assert.deepEqual(config(whole, { ...there, 'srv/tftp/9ffefdef/initrd': '' }), []);
  });

  it('reads what config.txt includes, and is silent where that is not there', () => {
    const usercfg = { 'srv/tftp/9ffefdef/usercfg.txt': 'kernel=vmlinuz\n' };
    assert.deepEqual(config('include usercfg.txt\n', usercfg), ['error vmlinuz']);
    assert.deepEqual(config('kernel=vmlinuz\ninclude usercfg.txt\n'), []);
  });

  it('takes the ramdisk of auto_initramfs only where it lies beside the kernel', () => {
    assert.deepEqual(config('auto_initramfs=1\nkernel=kernel8.img\n'), []);
  });
});
