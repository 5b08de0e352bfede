/** Values of ip= go in, their fields and what the kernel then asks for are compared. */
import assert from 'node:assert/strict';
import {
  asksDhcp,
  isMethod,
  parseIpParameter,
  readAsAddress,
} from '../../../../server/boot/linux/words/ipparameter.js';
import { ipParameter } from '../../../../server/boot/linux/words/parameters.js';
import { formatIpv4 } from '../../../../server/site/address.js';
import { address, kernelWords } from '../../support.js';

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

  it('asks nobody by a method that is none of DHCP', () => {
    for (const method of ['off', 'none', 'rarp', ''])
      assert.ok(!asksDhcp(parseIpParameter(method), true), method);
    for (const method of ['on', 'any', 'bootp', 'both', 'dhcp,x'])
      assert.ok(asksDhcp(parseIpParameter(method), true), method);
    // A server of its own is enough.
    assert.ok(!asksDhcp(parseIpParameter('10.0.0.2:10.0.0.1'), false));
  });

  it('has nothing in a field that is empty, or 0.0.0.0', () => {
    const nothing = { address: undefined, server: undefined, gateway: undefined, netmask: undefined };
    assert.deepEqual(parseIpParameter(''), {
      ...nothing,
      hostname: undefined,
      device: undefined,
      method: 'off',
    });
    assert.deepEqual(parseIpParameter('0.0.0.0:::0.0.0.0:::'), {
      ...nothing,
      hostname: undefined,
      device: undefined,
      method: 'any',
    });
    assert.equal(parseIpParameter(':::::eth0:x').method, 'other');
    assert.equal(parseIpParameter(':::::eth0:dhcp,x').method, 'dhcp');
    // A method and fields are fields.
    assert.equal(parseIpParameter('off:10.0.0.1').server, address('10.0.0.1'));
    assert.deepEqual(
      [parseIpParameter('::10.0.0.254:255.0.0.0').gateway, parseIpParameter(':::255.0.0.0').netmask],
      [address('10.0.0.254'), address('255.0.0.0')],
    );
  });

  it('is a method by its beginning, where that is dhcp', () => {
    for (const word of ['dhcp', 'dhcp6', 'off', 'none', 'any', 'both', 'rarp'])
      assert.equal(isMethod(word), true, word);
    for (const word of ['', 'xdhcp', 'auto', 'offf']) assert.equal(isMethod(word), false, word);
  });

  it('is read as an address, whatever it is', () => {
    for (const [text, read] of [
      ['10.0.0.1', '10.0.0.1'],
      ['10.0.0.1.7', '10.0.0.1'],
      ['10', '10.0.0.0'],
      ['eth0', '200.0.0.0'],
      ['', '0.0.0.0'],
    ] as const)
      assert.equal(formatIpv4(readAsAddress(text)), read, text);
  });

  it('is the last of its name, before the older one', () => {
    const of = (line: string) => ipParameter({ parameters: kernelWords(line) })?.method;
    assert.equal(of('ip=off ip=dhcp nfsaddrs=rarp'), 'dhcp');
    assert.equal(of('nfsaddrs=rarp'), 'rarp');
    assert.equal(of('ip'), undefined);
    assert.equal(of('quiet'), undefined);
    assert.equal(of('ip=both'), of('ip=both'));
  });
});
