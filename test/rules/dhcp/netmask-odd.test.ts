/** Statements of dhcpd.conf go in, the findings of dhcp/netmask-odd come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('dhcp/netmask-odd', () => {
  const found = (statement: string) =>
    texts(
      'dhcp/netmask-odd',
      changed('etc/dhcp/dhcpd.conf', 'authoritative;', `authoritative;\n${statement}`),
    );

  it('finds masks with holes, wherever they are told', () => {
    for (const mask of ['255.255.225.0', '255.0.255.0', '0.255.255.0', '255.255.255.1'])
      assert.deepEqual(found(`option subnet-mask ${mask};`), [`warning option subnet-mask ${mask};`]);
    const condition = 'if known { option subnet-mask 255.25.255.0; }';
    assert.deepEqual(found(condition), ['warning option subnet-mask 255.25.255.0;']);
  });

  it('is silent about masks of any length, and about other addresses', () => {
    for (const mask of ['255.255.255.0', '255.255.254.0', '255.255.255.255', '0.0.0.0'])
      assert.deepEqual(found(`option subnet-mask ${mask};`), []);
    assert.deepEqual(found('option routers 192.168.1.1;'), []);
    assert.deepEqual(found('option subnet-mask = concat (ff:ff, e1:00);'), []);
  });
});
