/** Sites with one change go in, the findings of cmdline/ip-field-count come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { readAsAddress } from '../../../server/boot/index.js';
import { formatIpv4 } from '../../../server/site/address.js';
import { STATIC, withIp } from './support.js';

describe('cmdline/ip-field-count', () => {
  it('is read as the kernel reads it', () => {
    // What Linux 6.1 printed for ip=eth0:dhcp and for "gw" in the place of the gateway.
    assert.equal(formatIpv4(readAsAddress('eth0')), '200.0.0.0');
    assert.equal(formatIpv4(readAsAddress('dhcp')), '62.0.0.0');
    assert.equal(formatIpv4(readAsAddress('gw')), '109.0.0.0');
    assert.equal(formatIpv4(readAsAddress('24')), '24.0.0.0');
    assert.equal(formatIpv4(readAsAddress('192.168.1.21')), '192.168.1.21');
  });

  it('may be said in every form that the kernel knows', () => {
    for (const ip of ['dhcp', 'on', 'any', ':::::eth0:dhcp', '::::node21::dhcp', '::::node21:eth0:', STATIC])
      assert.deepEqual(withIp(ip), [], ip);
    // With an address, a method that the kernel does not know does no harm.
    assert.deepEqual(withIp(STATIC.replace(':off', ':static')), []);
    assert.deepEqual(withIp(`${STATIC}:192.168.1.1:192.168.1.2:192.168.1.1`), []);
  });

  it('is not judged where a script or template fills it in', () => {
    for (const ip of ['$ADDRESS', '{ip}:::::', '<address>']) assert.deepEqual(withIp(ip), [], ip);
    assert.deepEqual(withIp('%IP%'), ['text/template info %IP%']);
  });

  it('is the one finding where the method is misspelt, too', () => {
    for (const ip of ['dchp', 'dhpc']) {
      const found = withIp(ip);
      assert.equal(found.length, 1, ip);
      assert.match(found[0] ?? '', /^cmdline\/ip-field-count error/);
    }
  });

  it('points to the field that is wrong', () => {
    assert.deepEqual(withIp('yes'), ['cmdline/ip-field-count error yes']);
    assert.deepEqual(withIp('::::node21:dhcp'), ['cmdline/ip-field-count error dhcp']);
    assert.deepEqual(withIp('::::dhcp'), ['cmdline/ip-field-count warning dhcp']);
    assert.deepEqual(withIp(':::::eth0:auto'), ['cmdline/ip-field-count error auto']);
    assert.deepEqual(withIp(STATIC.replace('255.255.255.0', '24')), ['cmdline/ip-field-count warning 24']);
    assert.deepEqual(withIp(STATIC.replace('255.255.255.0', '192.168.1.9')), [
      'cmdline/ip-field-count warning 192.168.1.9',
    ]);
    assert.deepEqual(withIp('192.168.1.21:192.168.1.1:255.255.255.0'), [
      'cmdline/ip-field-count warning 255.255.255.0',
    ]);
    assert.deepEqual(withIp(`${STATIC}:::::x`), ['cmdline/ip-field-count warning x']);
  });
});
