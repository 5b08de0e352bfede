/** Networks of dhcpd and dnsmasq, and interfaces, go in; whether one is taken for a slip of the other comes out. */
import assert from 'node:assert/strict';
import { byDnsmasq, DHCPD, findings, SERVES } from '../support.js';

const RULE = 'dhcp/network-of-no-interface';
const INTERFACES = 'etc/network/interfaces';
const card = (address: string, more = ''): string => `iface eth0 inet static\n  address ${address}\n${more}`;

describe(RULE, () => {
  const at = (changes: Readonly<Record<string, string | undefined>>) =>
    findings(changes)
      .filter(({ severity }) => severity !== 'info')
      .map(({ rule, severity, text }) => `${severity} ${rule} ${text}`);
  const subnet = (network: string, mask = '255.255.255.0', more = ''): string =>
    `authoritative;\nsubnet ${network} netmask ${mask} {\n  range ${network.replace(/0$/, '100')} ${network.replace(/0$/, '199')};\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n}\n${more}`;

  it('is one finding with what exports refuse to the addresses of the slip', () => {
    const conf = { [DHCPD]: subnet('192.168.2.0'), [INTERFACES]: card('192.168.1.1/24') };
    assert.deepEqual(at(conf), [`error ${RULE} 192.168.2.0`]);
    const proxy =
      'port=0\ndhcp-range=192.168.2.0,proxy\npxe-service=x86PC,"Boot",pxelinux\nenable-tftp\ntftp-root=/srv/tftp\n';
    assert.deepEqual(at(byDnsmasq('', { 'etc/dnsmasq.conf': proxy, [INTERFACES]: card('192.168.1.1/24') })), [
      `error ${RULE} 192.168.2.0`,
    ]);
  });

  const silent = (changes: Readonly<Record<string, string | undefined>>): void =>
    assert.deepEqual(
      at(changes).filter((one) => one.includes(RULE)),
      [],
    );

  it('is silent of dhcpd where one network is its own, none is like it, or an interface may have others', () => {
    const own = 'subnet 192.168.1.0 netmask 255.255.255.0 { }\n';
    silent({ [DHCPD]: subnet('192.168.2.0', '255.255.255.0', own), [INTERFACES]: card('192.168.1.1/24') });
    silent({ [DHCPD]: subnet('10.7.4.0'), [INTERFACES]: card('192.168.1.1/24') });
    silent({ [DHCPD]: subnet('192.168.2.0'), [INTERFACES]: card('192.168.1.1/16') });
    silent({
      [DHCPD]: subnet('192.168.2.0'),
      [INTERFACES]: card('192.168.1.1/24', 'iface eth1 inet dhcp\n'),
    });
    silent({
      [DHCPD]: `include "/srv/more.conf";\n${subnet('192.168.2.0')}`,
      [INTERFACES]: card('192.168.1.1/24'),
    });
    silent({ [DHCPD]: subnet('192.168.2.0') });
  });

  it('does not ask what an interface is told on which it does not listen', () => {
    const two = card('192.168.1.1/24', 'iface eth1 inet dhcp\n');
    const files = (listens: string) => ({
      [DHCPD]: subnet('192.168.2.0'),
      [INTERFACES]: two,
      'etc/default/isc-dhcp-server': `INTERFACESv4="${listens}"\n`,
    });
    assert.deepEqual(
      at(files('eth0')).filter((one) => one.includes(RULE)),
      [`error ${RULE} 192.168.2.0`],
    );
    silent(files('eth1'));
    silent(files('eth0 eth1'));
    const dnsmasq = (more: string) =>
      byDnsmasq('', {
        'etc/dnsmasq.conf': `dhcp-range=192.168.2.100,192.168.2.199,12h\n${SERVES}${more}`,
        [INTERFACES]: two,
      });
    assert.equal(at(dnsmasq('interface=eth0\n')).filter((one) => one.includes(RULE)).length, 1);
    silent(dnsmasq(''));
    silent(dnsmasq('interface=eth*\n'));
    silent(dnsmasq('interface=eth0\ninterface=eth1\n'));
  });

  it('is silent of dnsmasq where a relay may ask, or it listens elsewhere', () => {
    const range = (line: string, more = '') =>
      byDnsmasq('', {
        'etc/dnsmasq.conf': `dhcp-range=${line}\n${SERVES}${more}`,
        [INTERFACES]: card('192.168.1.1/24'),
      });
    const plain = '192.168.2.100,192.168.2.199';
    assert.equal(at(range(`${plain},12h`)).filter((one) => one.includes(RULE)).length, 1);
    silent(range(`${plain},255.255.255.0,12h`));
    silent(range(`${plain},12h`, 'listen-address=192.168.2.1\n'));
    silent(range(`${plain},12h`, 'bridge-interface=eth0,br0\n'));
    silent(range(`${plain},12h`, 'dhcp-range=192.168.1.100,192.168.1.120,1h\n'));
  });
});
