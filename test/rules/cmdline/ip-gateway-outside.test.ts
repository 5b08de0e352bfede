/** Values of ip= go in, the findings of cmdline/ip-gateway-outside come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { CONFIG, label, ROOT, texts } from '../support.js';

describe('cmdline/ip-gateway-outside', () => {
  const found = (fields: string, words = '') =>
    texts('cmdline/ip-gateway-outside', {
      [CONFIG]: label(`${words}${ROOT} ip=192.168.1.21:192.168.1.1:${fields} rw`),
    });

  it('finds a gateway of another network, by the netmask that is written or guessed', () => {
    assert.deepEqual(found('192.168.2.1:255.255.255.0:node21:eth0:off'), ['warning 192.168.2.1']);
    assert.deepEqual(found('192.168.1.129:255.255.255.128::eth0:off'), ['warning 192.168.1.129']);
    assert.deepEqual(found('10.0.0.1:::eth0:off'), ['warning 10.0.0.1']);
  });

  it('is silent about one in the network, none, and where DHCP is asked or a ramdisk brings it up', () => {
    assert.deepEqual(found('192.168.1.254:255.255.255.0:node21:eth0:off'), []);
    assert.deepEqual(found('192.168.2.1:255.255.0.0:node21:eth0:off'), []);
    assert.deepEqual(found(':255.255.255.0:node21:eth0:off'), []);
    assert.deepEqual(found('255.255.255.0:node21:eth0:off'), []);
    assert.deepEqual(found('10.0.0.1:255.0.255.0::eth0:off'), []);
    assert.deepEqual(found('0.0.0.0:255.255.255.0:node21:eth0:off'), []);
    const asked = label('root=/dev/nfs ip=192.168.1.21::192.168.2.1:255.255.255.0:node21:eth0:dhcp rw');
    assert.deepEqual(texts('cmdline/ip-gateway-outside', { [CONFIG]: asked }), []);
    assert.deepEqual(found('192.168.2.1:255.255.255.0:node21:eth0:off', 'initrd=initrd.img boot=nfs '), []);
  });
});
