/** Sites in which a machine has an address of the server that it needs go in; whether its boot stops at that, and what it shows, comes out. */
import assert from 'node:assert/strict';
import { type Firmware, traceBoot } from '../../../server/boot/index.js';
import { miniature, WITHOUT_PXELINUX } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';

type Files = Readonly<Record<string, string | undefined>>;

const DHCPD = 'etc/dhcp/dhcpd.conf';
const DNSMASQ = 'etc/dnsmasq.conf';

const declared = (name: string, address: string, body = '') =>
  `host ${name} { hardware ethernet 00:40:63:c2:ca:c9; fixed-address ${address}; ${body} }\n`;
const subnet = (network: string, body: string) =>
  `subnet ${network} netmask 255.255.255.0 { range ${network.replace(/0$/, '100')}; ${body} }\n`;
const boots = subnet('192.168.1.0', 'next-server 192.168.1.1; filename "pxelinux.0";');

function traced(files: Files, firmware: Firmware = 'bios') {
  const site = siteOf(miniature({ ...WITHOUT_PXELINUX, ...files }));
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  const { verdict, stages } = traceBoot(site, node, firmware);
  return {
    verdict,
    faults: stages.flatMap(({ faults }) => faults),
    doubts: stages.flatMap(({ doubts }) => doubts.map(({ reason }) => reason)),
  };
}

const own = (files: Files, firmware?: Firmware) =>
  traced(files, firmware).faults.filter(({ id }) => id === 'dhcp/address-of-server');

describe('the address of the server that has the boot file', () => {
  it('stops a machine that is surely a node, as one with a number is', () => {
    const at = (name: string) => traced({ [DHCPD]: boots + declared(name, '192.168.1.1') });
    assert.equal(at('mars7').verdict, 'fails');
    assert.equal(at('mars').verdict, 'unknown');
    assert.deepEqual(at('mars7').doubts, []);
    assert.deepEqual(at('mars').doubts, ['mars may be the boot server itself']);
    assert.deepEqual(
      ['mars7', 'mars'].map((name) => at(name).faults.map(({ id, effect }) => `${id} ${effect}`)),
      [['dhcp/address-of-server stops'], ['dhcp/address-of-server none']],
    );
  });

  it('is its own where the machine is called as the server is', () => {
    const named = (name: string) =>
      own({ [DHCPD]: boots + declared(name, '192.168.1.1'), 'etc/hostname': 'Mars7.example.org\n' }).length;
    assert.deepEqual([named('mars7'), named('MARS7.lab'), named('venus7')], [0, 0, 1]);
  });

  it('is not that of another server which machines elsewhere ask', () => {
    const far = subnet('192.168.2.0', 'next-server 192.168.1.2; filename "pxelinux.0";');
    assert.deepEqual(own({ [DHCPD]: boots + far + declared('mars7', '192.168.1.2') }), []);
    const said = { 'diskless-lint.json': '{"server": {"addresses": ["192.168.1.1", "192.168.1.2"]}}' };
    assert.equal(own({ [DHCPD]: boots + far + declared('mars7', '192.168.1.2'), ...said }).length, 1);
  });

  it('may be that of a proxy, too, where dhcpd gives the address', () => {
    const proxy =
      'port=0\ndhcp-range=192.168.1.0,proxy,255.255.255.0\npxe-service=x86PC,"A",menu.0,192.168.1.1\n';
    const at = (address: string) =>
      own({ [DHCPD]: subnet('192.168.1.0', '') + declared('mars7', address), [DNSMASQ]: proxy }).length;
    assert.deepEqual([at('192.168.1.1'), at('192.168.1.21')], [1, 0]);
  });

  it('shows on the screen of iPXE that the server is silent', () => {
    const files = { [DHCPD]: boots + declared('mars7', '192.168.1.1') };
    assert.match(own(files, 'ipxe')[0]?.console ?? '', /^tftp:\/\/192\.168\.1\.1\/pxelinux\.0/);
    assert.equal(own(files)[0]?.console, undefined);
    const web = subnet('192.168.1.0', 'filename "http://192.168.1.1/boot.ipxe";');
    const [asked] = own({ [DHCPD]: web + declared('mars7', '192.168.1.1') }, 'ipxe');
    assert.deepEqual([asked?.id, asked?.console], ['dhcp/address-of-server', undefined]);
  });
});

describe('the address of the server that has the root', () => {
  const config = {
    'srv/tftp/pxelinux.cfg/default':
      'DEFAULT a\nLABEL a\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.9:/r ip=dhcp\n',
  };
  const found = (dnsmasq: string) =>
    traced({
      ...config,
      [DHCPD]: boots + declared('mars7', '192.168.1.9'),
      [DNSMASQ]: dnsmasq,
    }).faults.filter(({ id }) => id === 'nfsroot/address-of-server').length;

  it('stops a machine that DHCP surely gives it', () => {
    assert.equal(found('port=0\n'), 1);
  });

  it('is its own where the machine is called as storage is, and nothing is there for it to boot', () => {
    const of = (name: string, body = '', more: Readonly<Record<string, string>> = {}) =>
      traced({ ...config, [DHCPD]: boots + declared(name, '192.168.1.9', body), ...more }).faults.filter(
        ({ id }) => id === 'nfsroot/address-of-server',
      ).length;
    for (const name of ['nas', 'nas2', 'synology', 'lab-nas']) assert.equal(of(name), 0, name);
    for (const name of ['banana', 'nasa7', 'ws1']) assert.equal(of(name), 1, name);
    assert.equal(of('nas', 'filename "pxelinux.0";'), 1);
    const own = { 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': config['srv/tftp/pxelinux.cfg/default'] };
    assert.equal(of('nas', '', own), 1);
  });

  it('is nothing to go by where another DHCP server may be faster', () => {
    assert.equal(found('port=0\ndhcp-range=192.168.1.50,192.168.1.99\ndhcp-boot=other\n'), 0);
  });
});
