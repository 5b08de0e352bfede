/** Netmasks and broadcast addresses go in, what dhcp/broadcast-address-mismatch finds comes out: which of the two is wrong. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, texts } from '../support.js';

describe('dhcp/broadcast-address-mismatch', () => {
  const found = (mask: string, broadcast: string) =>
    texts(
      'dhcp/broadcast-address-mismatch',
      changed(
        DHCPD,
        '  filename "pxelinux.0";\n',
        `  filename "pxelinux.0";\n  option subnet-mask ${mask};\n  option broadcast-address ${broadcast};\n`,
      ),
    );

  it('is the netmask where the subnet and the broadcast address agree', () => {
    assert.deepEqual(found('255.255.0.0', '192.168.1.255'), ['warning 255.255.0.0']);
  });

  it('is the broadcast address elsewhere', () => {
    assert.deepEqual(found('255.255.255.0', '192.168.1.155'), ['warning 192.168.1.155']);
    assert.deepEqual(found('255.255.0.0', '192.168.7.255'), ['warning 192.168.7.255']);
    assert.deepEqual(found('255.255.255.0', '192.168.1.255'), []);
    assert.deepEqual(found('255.255.0.0', '192.168.255.255'), []);
  });
});
