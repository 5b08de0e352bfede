/** Files of netplan go in; the interfaces of the boot server come out, and what is concluded from them. */
import assert from 'node:assert/strict';
import { textsOf } from '../../../server/cli/one-site.js';
import { formatIpv4 } from '../../../server/site/address.js';
import { interfacesOf } from '../../../server/site/link/interfaces.js';
import { netplanInterfaces } from '../../../server/site/netplan/lower.js';
import type { Place } from '../../../server/site/place.js';
import { texts } from '../../rules/support.js';
import { siteOf } from '../../support/site.js';

function told(text: string): string[] | undefined {
  return netplanInterfaces(text, '/etc/netplan/a.yaml')?.map(
    ({ name, addresses, open }) =>
      `${name ?? '?'} ${addresses.map(({ value, mask }) => `${formatIpv4(value)}/${mask === undefined ? '?' : formatIpv4(mask)}`).join(',')}${open ? ' open' : ''}`,
  );
}

const network = (lines: string) => `network:\n  version: 2\n${lines}`;

describe('netplan', () => {
  it('tells cards, bonds and bridges with their addresses', () => {
    assert.deepEqual(
      told(
        network(
          '  ethernets:\n    eno1:\n      addresses: [192.168.1.1/24, "fd00::1/64"]\n    eno2:\n      dhcp4: true\n    eno3: {}\n  bridges:\n    br0:\n      interfaces: [eno3]\n      dhcp4: false\n      addresses:\n        - 10.0.0.1/16:\n            label: "br0:1"\n',
        ),
      ),
      ['eno1 192.168.1.1/255.255.255.0', 'eno2  open', 'eno3 ', 'br0 10.0.0.1/255.255.0.0'],
    );
  });

  it('does not know the name of a card that it finds by something else', () => {
    const card = (more: string) =>
      told(network(`  ethernets:\n    lan:\n      match: { macaddress: "00:16:3e:00:00:01" }\n${more}`));
    assert.deepEqual(card(''), ['? ']);
    assert.deepEqual(card('      set-name: lan0\n'), ['lan0 ']);
  });

  it('takes words that it does not read for an address from elsewhere, and no YAML for nothing known', () => {
    assert.deepEqual(told(network('  ethernets:\n    a:\n      dhcp4: no\n')), ['a  open']);
    assert.deepEqual(told(network('  ethernets:\n    a:\n      addresses: ["10.0.0.1"]\n')), ['a ']);
    assert.deepEqual(told('network:\n  - a\n'), undefined);
    assert.deepEqual(told('network: {\n'), undefined);
    assert.deepEqual(told(''), []);
  });

  it('says where an interface and its addresses stand', () => {
    const text = network(
      '  ethernets:\n    eno1:\n      addresses:\n        - 192.168.1.1/24\n        - 10.0.0.1/8: { label: a }\n',
    );
    const [card] = netplanInterfaces(text, '/etc/netplan/a.yaml') ?? [];
    const at = ({ span }: Place): string => text.slice(span.start, span.end);
    assert.deepEqual(
      [card, ...(card?.addresses ?? [])].map((one) => one && at(one.place)),
      ['eno1', '192.168.1.1/24', '10.0.0.1/8'],
    );
    const site = siteOf({ 'etc/exports': '', 'etc/netplan/00.yaml': text });
    const [own] = site.serverAddresses;
    assert.ok(own !== undefined);
    assert.equal(textsOf(site).position(own.place.file, own.place.span.start).line, 6);
  });

  it('is read among the files of the server, where all of it can be', () => {
    const names = (files: Record<string, string>) =>
      interfacesOf(siteOf({ 'etc/exports': '', ...files }))?.map(({ name }) => name);
    const text = network('  ethernets:\n    eno1:\n      addresses: [192.168.1.1/24]\n');
    assert.deepEqual(names({ 'etc/netplan/00.yaml': text }), ['eno1']);
    assert.deepEqual(
      names({ 'etc/netplan/00.yaml': text, 'etc/netplan/01.yaml': 'network: {\n' }),
      undefined,
    );
    // It reads no others.
    assert.deepEqual(names({ 'etc/netplan/00.yaml': text, 'etc/netplan/01.yml': 'network: {\n' }), ['eno1']);
  });

  it('shows dhcpd an interface that there is not, and a subnet that none is in', () => {
    const plan = (address: string) => ({
      'etc/netplan/00.yaml': network(`  ethernets:\n    eno1:\n      addresses: [${address}]\n`),
    });
    const listen = { 'etc/default/isc-dhcp-server': 'INTERFACESv4="eth0"\n' };
    const rule = 'svc/dhcpd-interface-unknown';
    assert.equal(texts(rule, { ...plan('192.168.1.1/24'), ...listen }).length, 1);
    const right = { 'etc/default/isc-dhcp-server': 'INTERFACESv4="eno1"\n' };
    assert.deepEqual(texts(rule, { ...plan('192.168.1.1/24'), ...right }), []);
    assert.equal(texts('dhcp/subnet-without-interface', plan('10.9.8.1/24')).length, 1);
    assert.deepEqual(texts('dhcp/subnet-without-interface', plan('192.168.1.1/24')), []);
  });
});
