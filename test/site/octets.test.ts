/** Octets of a packet are made and read in network byte order, texts in UTF-8 or a character each. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  macOctets,
  numberOctets,
  octetsNumber,
  octetsOfText,
  octetsOfUtf8,
  sameOctets,
  textOf,
} from '../../server/site/octets.js';
import { macOf } from '../support/mac.js';

describe('octets', () => {
  it('are those of a number, the highest first, as many as there is room for', () => {
    fc.assert(fc.property(fc.nat({ max: 0xffffffff }), (it) => octetsNumber(numberOctets(it, 4)) === it));
    assert.deepEqual(numberOctets(0x12345678, 2), [0x56, 0x78]);
    assert.deepEqual(numberOctets(0x12345678, 1), [0x78]);
  });

  it('are those of a text', () => {
    assert.deepEqual(octetsOfUtf8('aé€😀'), [...Buffer.from('aé€😀')]);
    assert.deepEqual(octetsOfText('aé'), [0x61, 0xe9]);
    assert.equal(textOf(octetsOfUtf8('aé€😀')), 'aé€😀');
    for (const octets of [[0], [127], [0xe2, 0x82], [0xc3, 0x41], [0x80]])
      assert.equal(textOf(octets), undefined);
  });

  it('are the same where none is more or other', () => {
    const mac = macOctets(macOf('0:1:2:a:b:ff'));
    assert.deepEqual(mac, [0, 1, 2, 10, 11, 255]);
    assert.ok(sameOctets(mac, [...mac]));
    assert.ok(!sameOctets(mac, [...mac, 0]) && !sameOctets(mac, [...mac.slice(0, 5), 0]));
  });
});
