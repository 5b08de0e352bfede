/** Texts of config.txt go in, what rpi/initramfs-sign finds comes out. */
import assert from 'node:assert/strict';
import { RASPBERRY_CONFIG } from '../../../server/rules/about/examples/raspberry.js';
import { found } from './support.js';

describe('rpi/initramfs-sign', () => {
  const rule = 'rpi/initramfs-sign';

  it('finds the sign, and nothing where there is none', () => {
    const config = (text: string) => found(rule, { [RASPBERRY_CONFIG]: text });
    assert.deepEqual(config('kernel=kernel8.img\ninitramfs=initrd.img\n'), ['warning initramfs=initrd.img']);
    assert.deepEqual(config('kernel=kernel8.img\ninitramfs initrd=a.img\nauto_initramfs=1\n'), []);
  });
});
