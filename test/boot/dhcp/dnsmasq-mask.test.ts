/** Ranges of dnsmasq.conf and the interfaces of its server go in; what machines take for their network comes out. */
import assert from 'node:assert/strict';
import { optionOf, traceSite } from '../../../server/boot/index.js';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { formatIpv4 } from '../../../server/site/address.js';
import { wiresOf } from '../../../server/site/dnsmasq/networks.js';
import { siteOf } from '../../support/site.js';

const { 'etc/dnsmasq.conf': CONF = '', ...REST } = servedByDnsmasq();
const WITHOUT = CONF.replace('192.168.1.100,192.168.1.199,255.255.255.0', '192.168.1.100,192.168.1.199');
const debian = (text: string) => ({ 'etc/network/interfaces': `auto eth0\niface eth0 inet static\n${text}` });

type Files = Readonly<Record<string, string>>;
const sited = (conf: string, more: Files = {}) => ({ ...REST, 'etc/dnsmasq.conf': conf, ...more });

/** The netmask and the broadcast address that the node is told. */
function told(conf: string, more?: Files): string[] {
  const [trace] = traceSite(siteOf(sited(conf, more)));
  return (['subnet-mask', 'broadcast-address'] as const).map((name) => {
    const option = trace === undefined ? undefined : optionOf(trace.loader, name);
    const [atom] = option?.kind === 'value' ? option.value.atoms : [];
    return atom?.kind === 'address' ? formatIpv4(atom.value) : (option?.kind ?? 'no trace');
  });
}

describe('the netmask that dnsmasq tells', () => {
  it('is that of the range', () => {
    assert.deepEqual(told(CONF), ['255.255.255.0', '192.168.1.255']);
    assert.deepEqual(told(CONF, debian('  address 192.168.0.1/22\n')), ['255.255.255.0', '192.168.1.255']);
  });

  it('is that of the interface in its network, where the range says none', () => {
    const WIDE = ['255.255.252.0', '192.168.3.255'];
    const ifcfg = (text: string) => ({ 'etc/sysconfig/network-scripts/ifcfg-eth0': `DEVICE=eth0\n${text}` });
    for (const files of [
      debian('  address 192.168.0.1/22\n'),
      debian('  address 192.168.0.1\n  netmask 255.255.252.0\n'),
      debian('  netmask 22\n  address 192.168.0.1\n'),
      { 'etc/conf.d/net': 'config_eth0="192.168.0.1/22"\n' },
      { 'etc/conf.d/net': 'config_eth0="192.168.0.1 netmask 255.255.252.0"\n' },
      ifcfg('IPADDR=192.168.0.1\nPREFIX=22\n'),
      ifcfg('IPADDR1=192.168.0.1\nNETMASK1=255.255.252.0\n'),
      { 'etc/systemd/network/1.network': '[Match]\nName=eth0\n[Network]\nAddress=192.168.0.1/22\n' },
    ])
      assert.deepEqual(told(WITHOUT, files), WIDE, JSON.stringify(files));
  });

  it('is not known where no file says it', () => {
    const none = ['unknown', 'unknown'];
    assert.deepEqual(told(WITHOUT), none);
    assert.deepEqual(told(WITHOUT, debian('  address 10.0.0.1/24\n')), none);
    assert.deepEqual(told(WITHOUT, debian('  address 192.168.0.1\n')), none);
    assert.deepEqual(told(WITHOUT.replace('.199,', '.199,255.255.255.0,192.168.1.250,')), [
      '255.255.255.0',
      '192.168.1.250',
    ]);
  });
});

describe('what follows from that netmask', () => {
  const rules = (conf: string, more?: Files) =>
    lint(siteOf(sited(conf, more))).findings.flatMap(({ rule }) =>
      /router|broadcast/.test(rule) ? [rule] : [],
    );

  it('is a router out of reach, and a broadcast address of another network', () => {
    assert.deepEqual(rules(`${CONF}dhcp-option=3,192.168.2.254\n`), ['dhcp/router-outside-subnet']);
    assert.deepEqual(rules(`${CONF}dhcp-option=3,192.168.1.254\n`), []);
    assert.deepEqual(rules(`${CONF}dhcp-option=28,192.168.2.255\n`), ['dhcp/broadcast-address-mismatch']);
  });

  it('is nothing where the network may be wider', () => {
    const far = `${WITHOUT}dhcp-option=3,192.168.2.254\n`;
    assert.deepEqual(rules(far), []);
    assert.deepEqual(rules(far, debian('  address 192.168.0.1/22\n')), []);
    assert.deepEqual(rules(far, debian('  address 192.168.1.1/24\n')), ['dhcp/router-outside-subnet']);
    // No router, and a server beside the first 256 addresses.
    const bare = WITHOUT.replace('dhcp-boot=pxelinux.0', 'dhcp-boot=pxelinux.0,,192.168.0.1\ndhcp-option=3');
    assert.deepEqual(rules(bare), []);
    assert.deepEqual(rules(bare, debian('  address 192.168.0.1/22\n')), []);
    const narrow = lint(siteOf(sited(bare, debian('  address 192.168.1.1/24\n')))).findings;
    const [said] = narrow.filter(({ rule }) => rule === 'dhcp/router-missing-remote-server');
    assert.match(said?.message ?? '', /Add dhcp-option=option:router with the router of/);
  });
});

describe('the network of a range without a netmask', () => {
  const HOST = 'dhcp-host=00:40:63:c2:ca:c8,far,192.168.4.9\n';
  const networks = (conf: string) =>
    wiresOf(siteOf(sited(conf)).dnsmasq ?? assert.fail('there is no dnsmasq')).map(
      ({ network, mask }) => `${formatIpv4(network)}/${formatIpv4(mask)}`,
    );

  it('is as wide as its hosts need it', () => {
    assert.deepEqual(networks(WITHOUT), ['192.168.1.0/255.255.255.0']);
    assert.deepEqual(networks(`${WITHOUT}${HOST}`), ['192.168.0.0/255.255.0.0']);
    // The host belongs to another range.
    assert.deepEqual(networks(`${WITHOUT}${HOST}dhcp-range=192.168.4.100,192.168.4.120\n`), [
      '192.168.1.0/255.255.255.0',
      '192.168.4.0/255.255.255.0',
    ]);
    assert.deepEqual(networks(`${CONF}${HOST}`), ['192.168.1.0/255.255.255.0']);
  });
});
