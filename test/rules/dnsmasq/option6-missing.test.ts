/** Lines of dnsmasq.conf with the option of a boot file for IPv6 go in, what dnsmasq/option6-missing finds comes out. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('dnsmasq/option6-missing', () => {
  const found = (line: string) =>
    texts('dnsmasq/option6-missing', { 'etc/dhcp/dhcpd.conf': undefined, ...servedByDnsmasq(`${line}\n`) });

  it('finds a URL as option 59 of DHCPv4, with a tag as well', () => {
    assert.deepEqual(found('dhcp-option=59,"tftp://[fd00::1]/a.efi"'), [
      'warning dhcp-option=59,"tftp://[fd00::1]/a.efi"',
    ]);
    assert.deepEqual(found('dhcp-option=tag:efi,59,http://boot/a.efi'), [
      'warning dhcp-option=tag:efi,59,http://boot/a.efi',
    ]);
  });

  it('is silent about the option of DHCPv6, a time, another number, and an option of a vendor', () => {
    assert.deepEqual(found('dhcp-option=option6:59,"tftp://[fd00::1]/a.efi"'), []);
    assert.deepEqual(found('dhcp-option=59,3600'), []);
    assert.deepEqual(found('dhcp-option=67,http://boot/a.efi'), []);
    assert.deepEqual(found('dhcp-option=vendor:MSFT,59,"http://boot/a.efi"'), []);
  });
});
