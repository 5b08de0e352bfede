/** Settings of the DHCP server go in, the findings of svc/dhcpd-config-name come out, and its silence. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

describe('svc/dhcpd-config-name', () => {
  const found = (text: string, more = {}) =>
    texts('svc/dhcpd-config-name', { 'etc/default/isc-dhcp-server': text, ...more });

  it('finds a name that is a letter away from the file that is there', () => {
    assert.deepEqual(found('DHCPDv4_CONF=/etc/dhcp/dhcp.conf\n'), ['warning /etc/dhcp/dhcp.conf']);
    assert.deepEqual(found('DHCPD_CONF="/etc/dhcpd/dhcpd.conf"\n'), ['warning "/etc/dhcpd/dhcpd.conf"']);
    const gentoo = { 'etc/conf.d/dhcpd': 'DHCPD_CONF="/etc/dhcp/dhpcd.conf"\n' };
    assert.deepEqual(found('', gentoo), ['warning "/etc/dhcp/dhpcd.conf"']);
  });

  it('is silent about the file itself, another one, and one that is there', () => {
    assert.deepEqual(found('DHCPDv4_CONF=/etc/dhcp/dhcpd.conf\n'), []);
    assert.deepEqual(found('DHCPDv4_CONF=/etc/lab/nodes.conf\n'), []);
    assert.deepEqual(found('DHCPDv6_CONF=/etc/dhcp/dhcpd6.conf\n'), []);
    assert.deepEqual(found('DHCPDv4_CONF=/etc/dhcp/dhcpd2.conf\n', { 'etc/dhcp/dhcpd2.conf': '' }), []);
  });
});
