/** Folders without firmware go in, what rpi/firmware-missing finds comes out. */
import assert from 'node:assert/strict';
import { raspberryDnsmasq } from '../../../server/rules/about/examples/raspberry.js';
import { found } from './support.js';

const RULE = 'rpi/firmware-missing';
const WITHOUT = { 'srv/tftp/9ffefdef/start4.elf': undefined };
const ofBoard = (mac: string) => raspberryDnsmasq('dc:a6:32:01:36:c2', mac);

describe('rpi/firmware-missing', () => {
  it('finds a Raspberry Pi 4 without start4.elf', () => {
    assert.deepEqual(found(RULE, WITHOUT), ['error ']);
    assert.deepEqual(found(RULE, { ...WITHOUT, 'srv/tftp/9ffefdef/start.elf': '' }), ['error ']);
  });

  it('is silent where it lies at the top, which is asked as well', () => {
    assert.deepEqual(found(RULE, { ...WITHOUT, 'srv/tftp/start4.elf': '' }), []);
  });

  it('asks for start.elf of those before the Pi 4', () => {
    const old = { ...ofBoard('b8:27:eb:fe:fd:ef'), ...WITHOUT };
    assert.deepEqual(found(RULE, old), ['error ']);
    assert.deepEqual(found(RULE, { ...old, 'srv/tftp/9ffefdef/start.elf': '' }), []);
  });

  it('asks for nothing where the board may be one that has its firmware in its EEPROM', () => {
    const later = { ...ofBoard('2c:cf:67:01:36:c2'), ...WITHOUT };
    assert.deepEqual(found(RULE, { ...later, 'srv/tftp/9ffefdef/kernel_2712.img': '' }), []);
    assert.deepEqual(found(RULE, later), ['error ']);
  });

  it('asks for nothing where config.txt names other firmware, or where a copy has no images', () => {
    const config = 'start_x=1\nkernel=kernel8.img\n';
    assert.deepEqual(found(RULE, { ...WITHOUT, 'srv/tftp/9ffefdef/config.txt': config }), []);
    assert.deepEqual(found(RULE, { ...WITHOUT, 'srv/tftp/9ffefdef/kernel8.img': undefined }), []);
  });
});
