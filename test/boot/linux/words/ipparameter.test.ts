/** Values of ip= go in, their fields and what the kernel then asks for are compared. */
import assert from 'node:assert/strict';
import { asksDhcp, parseIpParameter } from '../../../../server/boot/linux/words/ipparameter.js';
import { address } from '../../support.js';

describe('the value of ip=', () => {
  it('is a method alone or fields', () => {
    assert.equal(parseIpParameter('dhcp').method, 'dhcp');
    assert.equal(parseIpParameter('none').method, 'off');
    const ip = parseIpParameter('10.0.0.2:10.0.0.1:10.0.0.254:255.255.255.0:n1:eth0:off');
    assert.deepEqual([ip.address, ip.server], [address('10.0.0.2'), address('10.0.0.1')]);
    assert.deepEqual([ip.hostname, ip.device, ip.method], ['n1', 'eth0', 'off']);
    assert.equal(parseIpParameter(':::::eth0:dhcp').method, 'dhcp');
  });

  it('makes the kernel ask when no address is given, or no server is known', () => {
    assert.ok(asksDhcp(parseIpParameter('dhcp'), true));
    assert.ok(asksDhcp(parseIpParameter('10.0.0.2'), false));
    assert.ok(!asksDhcp(parseIpParameter('10.0.0.2'), true));
    assert.ok(!asksDhcp(parseIpParameter('off'), false));
  });
});
