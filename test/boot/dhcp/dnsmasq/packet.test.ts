/** Identifiers of clients go in; whether a firmware sends such a UUID comes out. */
import assert from 'node:assert/strict';
import { isUuid } from '../../../../server/boot/dhcp/dnsmasq/packet.js';

describe('the identifier of a client', () => {
  it('is a UUID by its length, with the 0 of its kind before it or without', () => {
    const of = (length: number, first = 1): boolean =>
      isUuid([first, ...Array.from({ length: length - 1 }, () => 7)]);
    assert.deepEqual([of(15), of(16), of(17), of(18)], [false, true, false, false]);
    assert.deepEqual([of(15, 0), of(16, 0), of(17, 0), of(18, 0)], [false, true, true, false]);
  });
});
