/** A site that dnsmasq serves goes in; dhcp/next-server-missing for a server whose name it cannot look up comes out, and its silence beside it. */
import assert from 'node:assert/strict';
import { changed, servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { type Changes, DHCPD, findings } from '../support.js';

const HOSTS = { 'etc/hosts': '127.0.0.1 localhost\n192.168.1.1 boothost\n' };

function found(from: string, to: string, hosts: Readonly<Record<string, string>> = HOSTS): string[] {
  const files = { ...servedByDnsmasq(), ...hosts };
  const text = (files['etc/dnsmasq.conf'] ?? '')
    .replace('dhcp-boot=pxelinux.0', 'dhcp-boot=pxelinux.0,boothost,boothost')
    .replace(from, to);
  return lint(siteOf({ ...files, 'etc/dnsmasq.conf': text })).findings.map(
    ({ rule, message }) => `${rule} ${message}`,
  );
}

describe('dhcp/next-server-missing where dnsmasq serves', () => {
  it('finds a name that it does not look up with port=0, and says so once', () => {
    const [finding = '', ...others] = found('', '');
    assert.match(finding, /^dhcp\/next-server-missing dnsmasq knows no address for "boothost"/);
    assert.match(finding, /No IPv4 address found for boothost/);
    assert.deepEqual(others, []);
  });

  it('finds a name that only the DNS has', () => {
    const hosts = { 'etc/hosts': '127.0.0.1 localhost\n' };
    assert.equal(found('port=0', 'address=/boothost/192.168.1.1', hosts).length, 1);
  });

  it('is silent about names of /etc/hosts and host-record, and where /etc/hosts is not there', () => {
    assert.deepEqual(found('port=0\n', ''), []);
    assert.deepEqual(found('port=0', 'host-record=boothost,192.168.1.1', {}), []);
    assert.deepEqual(found('port=0\n', '', {}), []);
  });
});

describe('dhcp/next-server-missing where dhcpd serves', () => {
  const said = (instead: string, more: Changes = {}) =>
    findings({ ...changed(DHCPD, '  next-server 192.168.1.1;\n', instead), ...more }).filter(
      ({ rule }) => rule === 'dhcp/next-server-missing',
    );

  it('tells server-name and option 66 from it', () => {
    const [plain] = said('');
    assert.equal(plain?.severity, 'error');
    assert.deepEqual(plain?.related, []);
    const [name] = said('  server-name "boot";\n');
    assert.match(name?.message ?? '', /server-name is only text/);
    assert.deepEqual(name?.related, ['server-name fills another field']);
    const [option] = said('  option tftp-server-name "192.168.1.1";\n');
    assert.equal(option?.severity, 'warning');
    assert.deepEqual(option?.related, ['only some firmware reads the server from option 66']);
  });

  it('proposes the address of the server, where it has one that is known', () => {
    const own = (addresses: string) => ({
      'etc/network/interfaces': `iface eth0 inet static\n  address ${addresses}\n`,
    });
    const titles = (more: Changes) => said('', more).flatMap(({ fixes }) => fixes.map(({ title }) => title));
    assert.deepEqual(titles(own('192.168.1.1/24')), ['Add next-server 192.168.1.1']);
    assert.deepEqual(titles(own('192.168.1.1/24\niface eth1 inet static\n  address 10.0.0.1/24')), []);
  });
});

describe('dhcp/next-server-missing where dhcpd serves', () => {
  it('takes 0.0.0.0 for no server, where it stands, and so for the root that no other word says a server of', () => {
    const told = findings(changed(DHCPD, 'next-server 192.168.1.1', 'next-server 0.0.0.0'));
    assert.deepEqual(
      told.map(({ rule, text, fixes }) => `${rule} ${text} ${fixes.length}`),
      ['dhcp/next-server-missing next-server 0.0.0.0; 0'],
    );
    assert.match(told[0]?.message ?? '', /^0\.0\.0\.0 is no server/);
  });
});
