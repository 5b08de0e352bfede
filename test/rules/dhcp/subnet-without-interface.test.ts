/** Interface configurations of several systems go in, the findings of dhcp/subnet-without-interface come out, and its silence. */
import assert from 'node:assert/strict';
import { lines } from '../support.js';

const RULE = 'dhcp/subnet-without-interface';

/** The same card with this address, as each system writes it. */
const systems: Readonly<Record<string, (address: string) => Readonly<Record<string, string>>>> = {
  Debian: (a) => ({
    'etc/network/interfaces': `auto lo\niface lo inet loopback\nauto eth0\niface eth0 inet static\n  address ${a}\n  netmask 255.255.255.0\n`,
  }),
  'Debian with a prefix': (a) => ({
    'etc/network/interfaces.d/lan': `auto eth0\niface eth0 inet static\n  address ${a}/24\n`,
  }),
  Gentoo: (a) => ({ 'etc/conf.d/net': `config_eth0="${a} netmask 255.255.255.0 brd 10.9.8.255"\n` }),
  RHEL: (a) => ({
    'etc/sysconfig/network-scripts/ifcfg-eth0': `DEVICE=eth0\nBOOTPROTO=none\nONBOOT=yes\nIPADDR=${a}\nPREFIX=24\n`,
  }),
  NetworkManager: (a) => ({
    'etc/NetworkManager/system-connections/lan.nmconnection': `[connection]\nid=lan\ntype=ethernet\ninterface-name=eth0\n[ipv4]\nmethod=manual\naddress1=${a}/24,10.9.8.254\n`,
  }),
  networkd: (a) => ({
    'etc/systemd/network/10-lan.network': `[Match]\nName=eth0\n\n[Network]\nAddress=${a}/24\n`,
  }),
};

describe(RULE, () => {
  for (const [system, card] of Object.entries(systems)) {
    it(`reads the interfaces of ${system}`, () => {
      assert.deepEqual(lines(RULE, card('10.9.8.1')), ['warning 2']);
      assert.deepEqual(lines(RULE, card('192.168.1.1')), []);
    });
  }

  const debian = (more: string) =>
    lines(RULE, {
      'etc/network/interfaces': `iface eth0 inet static\n  address 10.9.8.1\n  netmask 255.255.255.0\n${more}`,
    });

  it('is silent where an interface may have other addresses', () => {
    assert.deepEqual(debian(''), ['warning 2']);
    assert.deepEqual(debian('iface eth1 inet dhcp\n'), []);
    assert.deepEqual(debian('iface eth1 inet static\n  address 192.168.1.1\n'), []);
    assert.deepEqual(debian('iface eth1 inet manual\n  up ip addr add 192.168.1.1/24 dev eth1\n'), []);
    assert.deepEqual(debian('iface eth1 inet manual\n'), ['warning 2']);
    const netplan = (text: string) => ({
      'etc/network/interfaces': 'iface eth0 inet static\n  address 10.9.8.1\n',
      'etc/netplan/01.yaml': text,
    });
    assert.deepEqual(lines(RULE, netplan('network: [\n')), []);
    assert.deepEqual(lines(RULE, netplan('network: {}\n')), ['warning 2']);
  });
});
