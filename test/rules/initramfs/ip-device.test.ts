/** Words ip= for an initial ramdisk go in, the findings of initramfs/ip-device come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { all, CONFIG, label, ROOT } from '../support.js';

describe('initramfs/ip-device', () => {
  const found = (ip: string, words = 'boot=nfs ') =>
    all({
      [CONFIG]: label(`initrd=initrd.img ${words}${ROOT} ip=${ip} rw`),
      'srv/tftp/initrd.img': '',
    }).filter((one) => one.startsWith('initramfs/ip-device'));

  it('finds a method in the place of the card, and an address alone', () => {
    for (const ip of [
      '::::node21:dhcp',
      ':::::dhcp',
      '192.168.1.21:::255.255.255.0:node21:off',
      '192.168.1.21',
    ])
      assert.equal(found(ip).length, 1, ip);
  });

  it('is silent where a card or nothing stands there, and about other readers', () => {
    for (const ip of [
      'dhcp',
      ':::::eth0:dhcp',
      '::::node21::dhcp',
      'eth0',
      '192.168.1.21:::255.255.255.0::eth0:off',
      '${ip}',
    ])
      assert.deepEqual(found(ip), [], ip);
    assert.deepEqual(found('::::node21:dhcp', 'rd.neednet=1 '), []);
  });
});
