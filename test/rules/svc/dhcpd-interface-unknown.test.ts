/** Names of cards and interface configurations go in, the findings of svc/dhcpd-interface-unknown come out, and its silence. */
import assert from 'node:assert/strict';
import { traceBoot } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { lines } from '../support.js';

describe('svc/dhcpd-interface-unknown', () => {
  const card =
    'auto eth0 eth1\niface eth0 inet static\n  address 192.168.1.1\n  netmask 255.255.255.0\niface eth1 inet dhcp\n';
  const found = (path: string, text: string, interfaces = card) =>
    lines('svc/dhcpd-interface-unknown', { 'etc/network/interfaces': interfaces, [path]: text });

  it('finds a card that no file configures, as each distribution names it', () => {
    assert.deepEqual(found('etc/default/isc-dhcp-server', 'INTERFACESv4="eth7"\n'), ['warning 1']);
    assert.deepEqual(found('etc/default/isc-dhcp-server', 'INTERFACES="eth0 eth7"\n'), ['warning 1']);
    assert.deepEqual(found('etc/sysconfig/dhcpd', 'DHCPDARGS=eth7\n'), ['warning 1']);
    assert.deepEqual(found('etc/conf.d/dhcpd', 'IFACE="eth7"\n'), ['warning 1']);
  });

  it('leaves open whether dhcpd answers, where none of its cards is known', () => {
    const verdict = (names: string) => {
      const site = siteOf(
        miniature({
          'etc/network/interfaces': card,
          'etc/default/isc-dhcp-server': `INTERFACESv4="${names}"\n`,
        }),
      );
      const [node] = site.nodes;
      assert.ok(node !== undefined);
      return traceBoot(site, node).verdict;
    };
    assert.equal(verdict('eth7'), 'unknown');
    for (const names of ['eth0', 'eth0 eth7', 'eth0:1', '']) assert.equal(verdict(names), 'boots', names);
  });

  it('is silent about cards that are there, names that are empty, and files that tell of none', () => {
    assert.deepEqual(found('etc/default/isc-dhcp-server', 'INTERFACESv4="eth0 eth1"\n'), []);
    assert.deepEqual(found('etc/default/isc-dhcp-server', 'INTERFACESv4="eth0:1"\n'), []);
    assert.deepEqual(found('etc/default/isc-dhcp-server', 'INTERFACESv4=""\n'), []);
    assert.deepEqual(found('etc/default/isc-dhcp-server', 'INTERFACESv6="eth7"\n'), []);
    const none = 'auto lo\niface lo inet loopback\n';
    assert.deepEqual(found('etc/default/isc-dhcp-server', 'INTERFACESv4="eth7"\n', none), []);
  });
});
