/** Addresses are read, written and counted as 32 bits without a sign. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  broadcastAddress,
  formatIpv4,
  inNetwork,
  ipv4After,
  ipv4OfNumber,
  ipv4OfOctets,
  isLoopback,
  lengthOfMask,
  lowerFirst,
  maskOfLength,
  NO_IPV4,
  networkAddress,
  parseIpv4,
  strictIpv4,
} from '../../../grammars/text/index.js';

const address = fc.nat({ max: 0xffffffff }).map(ipv4OfNumber);
const octets = fc.array(fc.nat({ max: 255 }), { minLength: 4, maxLength: 4 });

describe('IPv4 addresses', () => {
  it('read what they write', () => {
    fc.assert(fc.property(address, (it) => parseIpv4(formatIpv4(it)) === it));
    fc.assert(fc.property(octets, (it) => formatIpv4(ipv4OfOctets(it)) === it.join('.')));
  });

  it('take the first four octets, and 0 for those that are not there', () => {
    assert.equal(formatIpv4(ipv4OfOctets([192, 168])), '192.168.0.0');
    assert.equal(formatIpv4(ipv4OfOctets([192, 168, 1, 2, 3])), '192.168.1.2');
    assert.equal(ipv4OfOctets([]), NO_IPV4);
  });

  it('have leading zeros where C does not mind them', () => {
    assert.equal(parseIpv4('010.00.0.001'), parseIpv4('10.0.0.1'));
    for (const text of ['010.0.0.1', '10.00.0.1', '10.0.0.01']) assert.equal(strictIpv4(text), undefined);
    assert.equal(strictIpv4('10.0.0.1'), parseIpv4('10.0.0.1'));
    for (const text of ['10.0.0', '10.0.0.256', '10.0.0.0001', '10.0.0.', '10.0.0.1.', 'a.b.c.d', ''])
      assert.equal(parseIpv4(text), undefined, text);
  });

  it('keep no sign above 127.255.255.255', () => {
    assert.equal(ipv4OfNumber(-1), 0xffffffff);
    assert.equal(networkAddress(ipv4OfNumber(0xc0a80105), maskOfLength(24)), 0xc0a80100);
    assert.equal(broadcastAddress(ipv4OfNumber(0xc0a80105), maskOfLength(24)), 0xc0a801ff);
    assert.equal(ipv4After(ipv4OfNumber(0xffffffff), 1), NO_IPV4);
    assert.equal(ipv4After(NO_IPV4, -1), 0xffffffff);
  });

  it('lie in a network from its first address to its last', () => {
    fc.assert(
      fc.property(address, fc.nat({ max: 32 }), address, (it, length, other) => {
        const mask = maskOfLength(length);
        const [first, last] = [networkAddress(it, mask), broadcastAddress(it, mask)];
        assert.equal(lengthOfMask(mask), length);
        assert.equal(inNetwork(other, it, mask), first <= other && other <= last);
      }),
    );
  });

  it('are of the machine itself in 127.0.0.0/8', () => {
    const loops = ['126.255.255.255', '127.0.0.0', '127.255.255.255', '128.0.0.0'].map((text) =>
      isLoopback(parseIpv4(text) ?? NO_IPV4),
    );
    assert.deepEqual(loops, [false, true, true, false]);
  });

  it('are put in order', () => {
    const [low, high] = [ipv4OfNumber(1), ipv4OfNumber(0xc0000000)];
    assert.deepEqual(lowerFirst(low, high), [low, high]);
    assert.deepEqual(lowerFirst(high, low), [low, high]);
  });
});
