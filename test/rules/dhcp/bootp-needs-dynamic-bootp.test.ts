/** Sites with one change go in, the findings of dhcp/bootp-needs-dynamic-bootp come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, DHCPD, texts } from '../support.js';

describe('dhcp/bootp-needs-dynamic-bootp', () => {
  const KERNEL = 'srv/tftp/vmlinuz.config';
  const SUBNET = (lines: string) => `subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
  ${lines}
}
`;
  const found = (lines: string, ip = 'bootp', more: Readonly<Record<string, string>> = {}) =>
    texts('dhcp/bootp-needs-dynamic-bootp', {
      [DHCPD]: SUBNET(lines),
      ...changed(KERNEL, 'CONFIG_IP_PNP_DHCP=y', 'CONFIG_IP_PNP_DHCP=y\nCONFIG_IP_PNP_BOOTP=y'),
      ...changed(CONFIG, 'ip=dhcp', `ip=${ip}`),
      ...more,
    });

  it('finds a range that has nothing for BOOTP', () => {
    assert.deepEqual(found('range 192.168.1.50 192.168.1.90;'), ['error range 192.168.1.50 192.168.1.90;']);
  });

  it('is silent where one of the ranges has, or a pool is declared', () => {
    assert.deepEqual(found('range dynamic-bootp 192.168.1.50 192.168.1.90;'), []);
    assert.deepEqual(
      found('range 192.168.1.50 192.168.1.60; range dynamic-bootp 192.168.1.70 192.168.1.90;'),
      [],
    );
    assert.deepEqual(found('pool { range 192.168.1.50 192.168.1.90; }'), []);
  });

  it('is silent about other methods, kernels without BOOTP, and fixed addresses', () => {
    const range = 'range 192.168.1.50 192.168.1.90;';
    for (const ip of ['dhcp', 'on', 'both']) assert.deepEqual(found(range, ip), [], ip);
    assert.deepEqual(found(range, 'bootp', changed(KERNEL, 'CONFIG_NET=y', 'CONFIG_NET=y')), []);
    const host = 'host node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n';
    assert.deepEqual(found(range, 'bootp', { [DHCPD]: SUBNET(range) + host }), []);
  });
});
