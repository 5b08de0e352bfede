/** Interfaces that a DHCP server is to listen on go in, the findings of dhcp/interface-of-other-network come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { miniature, servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import type { MiniatureSite } from '../../../server/rules/index.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const RULE = 'dhcp/interface-of-other-network';
const INTERFACES = 'etc/network/interfaces';
const CARD = 'iface eth0 inet static\n  address 192.168.1.1/24\n';
const OTHER = 'iface eth1 inet static\n  address 10.0.0.1/24\n';

function found(files: MiniatureSite): string[] {
  const { findings, verdict } = lint(siteOf(files));
  return findings.flatMap(({ rule, severity, message }) =>
    rule === RULE ? [`${severity}: ${/Write (.*)\.$/.exec(message)?.[1]} ${verdict.named.boots}`] : [],
  );
}

const dhcpd = (names: string, interfaces = CARD + OTHER, more: Readonly<Record<string, string>> = {}) =>
  miniature({
    [INTERFACES]: interfaces,
    'etc/default/isc-dhcp-server': `INTERFACESv4="${names}"\n`,
    ...more,
  });
const dnsmasq = (lines: string, interfaces = CARD + OTHER) => ({
  ...servedByDnsmasq(lines),
  [INTERFACES]: interfaces,
});

describe(RULE, () => {
  it('finds that the network is on another interface, and keeps every machine from booting', () => {
    assert.deepEqual(found(dhcpd('eth1')), ['error: eth0 0']);
    assert.deepEqual(found(dnsmasq('interface=eth1\n')), ['error: eth0 0']);
    const third = `${CARD}${OTHER}iface eth2 inet static\n  address 10.0.1.1/24\n`;
    assert.deepEqual(found(dhcpd('eth1 eth2', third)), ['error: eth0 0']);
    assert.deepEqual(found(dnsmasq('interface=lo\ninterface=eth1,eth2\n', third)), ['error: eth0 0']);
  });

  it('is a warning where the interface gets its address elsewhere', () => {
    const dynamic = `${CARD}iface eth1 inet dhcp\n`;
    assert.deepEqual(found(dhcpd('eth1', dynamic)), ['warning: eth0 0']);
    assert.deepEqual(found(dnsmasq('interface=eth1\n', dynamic)), ['warning: eth0 0']);
  });

  it('finds addresses of which none is on the interface of the network', () => {
    for (const lines of [
      'listen-address=10.0.0.1\n',
      'listen-address=192.168.11.1\n',
      'listen-address=127.0.0.1,10.0.0.1\n',
    ])
      assert.deepEqual(found(dnsmasq(lines)), ['error: 192.168.1.1 0'], lines);
    // Any address of the card will do; of another card that it serves as well, too; and of one that another file may give it.
    const alias = `${CARD}${OTHER}iface eth0:1 inet static\n  address 10.0.1.1/24\n`;
    assert.deepEqual(found(dnsmasq('listen-address=10.0.1.1\n', alias)), []);
    const second = `${CARD}iface eth1 inet static\n  address 192.168.1.3/24\n`;
    assert.deepEqual(found(dnsmasq('listen-address=192.168.1.3\n', second)), []);
    const both = `${CARD}${OTHER}iface eth0 inet dhcp\n`;
    assert.deepEqual(found(dnsmasq('listen-address=10.0.9.1\n', both)), []);
    assert.deepEqual(found(dnsmasq('listen-address=10.0.0.1\n', OTHER)), []);
    assert.deepEqual(found(dnsmasq('listen-address=10.0.0.1\ninterface=eth0\n')), []);
    assert.deepEqual(found(dnsmasq('listen-address=10.0.0.1,192.168.1.1\n')), []);
  });

  it('is silent where the right one is named, or may be', () => {
    for (const names of ['eth0', 'eth0:1', 'eth1 eth0', '']) assert.deepEqual(found(dhcpd(names)), [], names);
    for (const lines of [
      'interface=eth0\n',
      'interface=eth1\ninterface=eth0\n',
      'interface=eth*\n',
      'interface=eth1\nlisten-address=192.168.1.1\n',
      'interface=eth1\nbridge-interface=eth1,eth0\n',
      'interface=eth1\nshared-network=eth1,192.168.1.0\n',
    ])
      assert.deepEqual(found(dnsmasq(lines)), [], lines);
    const second = `${CARD}iface eth1 inet static\n  address 192.168.1.3/24\n`;
    assert.deepEqual(found(dhcpd('eth1', second)), []);
  });

  it('is silent where a relay may pass on what machines ask, or files do not tell all', () => {
    assert.deepEqual(found(dhcpd('eth1', OTHER)), []);
    assert.deepEqual(found(dhcpd('eth2')), []);
    assert.deepEqual(found(dhcpd('eth1', `${CARD}iface eth1 inet manual\n`)), []);
    assert.deepEqual(found(dhcpd('eth1', CARD + OTHER, { 'etc/netplan/a.yaml': '- {\n' })), []);
    assert.deepEqual(found(dhcpd('eth1', CARD + OTHER, { 'etc/conf.d/dhcpd': 'IFACE="eth0"\n' })), []);
  });
});
