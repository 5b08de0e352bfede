/** Settings of the DHCP server go in, the findings of svc/dhcpd-config-name come out, and its silence. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { all, type Changes, DHCPD, findings, texts } from '../support.js';

describe('svc/dhcpd-config-name', () => {
  const found = (text: string, more: Changes = {}) =>
    texts('svc/dhcpd-config-name', { 'etc/default/isc-dhcp-server': text, ...more });

  it('finds a name that is a letter away from the file that is there', () => {
    assert.deepEqual(found('DHCPDv4_CONF=/etc/dhcp/dhcp.conf\n'), ['error /etc/dhcp/dhcp.conf']);
    assert.deepEqual(found('DHCPD_CONF="/etc/dhcpd/dhcpd.conf"\n'), ['error "/etc/dhcpd/dhcpd.conf"']);
    const gentoo = { 'etc/conf.d/dhcpd': 'DHCPD_CONF="/etc/dhcp/dhpcd.conf"\n' };
    assert.deepEqual(found('', gentoo), ['error "/etc/dhcp/dhpcd.conf"']);
  });

  it('finds it behind -cf as well, and another name in the folder that is there', () => {
    const only = (path: string, text: string) => all({ [path]: text });
    const error = ['svc/dhcpd-config-name error'];
    assert.deepEqual(only('etc/conf.d/dhcpd', 'DHCPD_OPTS="-cf /etc/dhcp/dhcp.conf"\n'), error);
    assert.deepEqual(only('etc/sysconfig/dhcpd', 'DHCPDARGS="-cf /etc/dhcp/dhcp.conf eth0"\n'), error);
    const unit = '[Service]\nExecStart=\nExecStart=/usr/sbin/dhcpd -f -cf /etc/dhcp/dhcp.conf --no-pid\n';
    assert.deepEqual(only('etc/systemd/system/dhcpd.service', unit), error);
    assert.deepEqual(only('etc/systemd/system/dhcpd.service.d/conf.conf', unit), error);
    assert.deepEqual(found('DHCPDv4_CONF=/etc/dhcp/lab.conf\n'), ['warning /etc/dhcp/lab.conf']);
  });

  it('is silent about the file itself, one that a copy may lack, and what is not known', () => {
    assert.deepEqual(found('DHCPDv4_CONF=/etc/dhcp/dhcpd.conf\n'), []);
    assert.deepEqual(found('DHCPDv4_CONF=/etc/lab/nodes.conf\n'), []);
    assert.deepEqual(found('DHCPDv6_CONF=/etc/dhcp/dhcpd6.conf\n'), []);
    assert.deepEqual(found('DHCPDv4_CONF=$HOME/dhcp.conf\n'), []);
    const chroot = 'DHCPD_CHROOT="/chroot/dhcp"\nDHCPD_CONF="/etc/dhcp/dhcp.conf"\n';
    assert.deepEqual(found('', { 'etc/conf.d/dhcpd': chroot }), []);
  });

  it('reads the file that is named in place of dhcpd.conf', () => {
    const lab = {
      'etc/dhcp/lab.conf': miniature()[DHCPD],
      [DHCPD]: 'subnet 10.0.0.0 netmask 255.0.0.0 {}\n',
    };
    const read = (more: Changes) =>
      siteOf(miniature({ ...lab, ...more })).dhcp?.files.map((file) => file.slice(-8));
    assert.deepEqual(read({}), ['hcpd.conf'.slice(-8)]);
    for (const more of [
      { 'etc/default/isc-dhcp-server': 'DHCPDv4_CONF=/etc/dhcp/lab.conf\n' },
      { 'etc/conf.d/dhcpd': 'DHCPD_CONF="/etc/dhcp/lab.conf"\n' },
      { 'etc/sysconfig/dhcpd': 'DHCPDARGS="-cf /etc/dhcp/lab.conf"\n' },
    ])
      assert.deepEqual(read(more), ['lab.conf']);
    assert.deepEqual(all({ ...lab, 'etc/default/isc-dhcp-server': 'DHCPDv4_CONF=/etc/dhcp/lab.conf\n' }), []);
  });

  it('writes the name of the file that is there', () => {
    const written = (path: string, text: string) => findings({ [path]: text })[0]?.fixes[0]?.newTexts;
    assert.deepEqual(written('etc/default/isc-dhcp-server', 'DHCPDv4_CONF=/etc/dhcp/dhcp.conf\n'), [
      '/etc/dhcp/dhcpd.conf',
    ]);
    assert.deepEqual(written('etc/conf.d/dhcpd', 'DHCPD_CONF="/etc/dhcp/dhcp.conf"\n'), [
      '"/etc/dhcp/dhcpd.conf"',
    ]);
    assert.deepEqual(written('etc/sysconfig/dhcpd', 'DHCPDARGS="-cf /etc/dhcp/dhcp.conf"\n'), [
      '/etc/dhcp/dhcpd.conf',
    ]);
  });
});
