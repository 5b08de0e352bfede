/** The parts of a linked site that come from several files at once. */

import assert from 'node:assert/strict';
import { grows } from '../support/growth.js';
import { siteOf } from '../support/site.js';

const addresses = (files: Record<string, string>) =>
  siteOf({ 'etc/exports': '', ...files }).serverAddresses.map(({ value }) => value);

describe('the linked site', () => {
  it('knows the server by its interfaces, its name and what DHCP says', () => {
    assert.deepEqual(
      addresses({
        'etc/network/interfaces':
          'auto lo eth0\niface lo inet loopback\niface eth0 inet static\n  address 10.0.0.1/24\n  gateway 10.0.0.254\n',
      }),
      [0x0a000001],
    );
    assert.deepEqual(
      addresses({ 'etc/conf.d/net': 'config_eth0="10.0.0.2 netmask 255.0.0.0"\n' }),
      [0x0a000002],
    );
    for (const [path, text] of [
      [
        'etc/sysconfig/network-scripts/ifcfg-eth0',
        'DEVICE=eth0\nBOOTPROTO=none\nIPADDR=10.0.0.6\nPREFIX=8\n',
      ],
      ['etc/sysconfig/network/ifcfg-eth0', "STARTMODE='auto'\nBOOTPROTO='static'\nIPADDR='10.0.0.6/8'\n"],
      ['etc/systemd/network/10-lan.network', '[Match]\nName=eth0\n[Network]\nAddress=10.0.0.6/8\n'],
      [
        'etc/NetworkManager/system-connections/lan.nmconnection',
        '[connection]\ninterface-name=eth0\n[ipv4]\nmethod=manual\naddress1=10.0.0.6/8,10.0.0.254\n',
      ],
    ] as const)
      assert.deepEqual(addresses({ [path]: text }), [0x0a000006], path);
    // Copies beside it tell of no interface.
    for (const copy of [
      'network-scripts/ifcfg-eth0.bak',
      'network-scripts/ifcfg-eth0~',
      'network/ifcfg-lan.rpmsave',
    ])
      assert.deepEqual(addresses({ [`etc/sysconfig/${copy}`]: 'DEVICE=eth0\nIPADDR=10.0.0.6/8\n' }), []);
    assert.deepEqual(
      addresses({ 'etc/hostname': 'boss\n', 'etc/hosts': '127.0.0.1 localhost\n10.0.0.3 BOSS\n' }),
      [0x0a000003],
    );
    assert.deepEqual(addresses({ 'etc/hostname': 'boss\n', 'etc/hosts': '127.0.1.1 boss\n' }), []);
    assert.deepEqual(
      addresses({
        'etc/hosts': '10.0.0.5 tftp\n',
        'etc/dhcp/dhcpd.conf':
          'subnet 10.0.0.0 netmask 255.0.0.0 {\n  if known { next-server 10.0.0.4; } else { next-server tftp; }\n}\n',
      }),
      [0x0a000004, 0x0a000005],
    );
  });

  it('reads the settings of the NFS server', () => {
    const { nfs } = siteOf({
      'etc/exports': '',
      'etc/conf.d/nfs': 'OPTS_RPC_NFSD="-N 3 --no-nfs-version=4.2 16"\n',
      'etc/nfs.conf': '[exports]\nrootdir=/export\n[nfsd]\nthreads = 32\nvers4=n\nudp=Y\nvers2 = maybe\n',
      'etc/nfs.conf.d/local.conf': '[nfsd]\nvers3=yes\n',
    });
    assert.equal(nfs.threads?.value, 32);
    assert.equal(nfs.udp?.value, true);
    assert.equal(nfs.rootDirectory?.value, '/export');
    assert.deepEqual([...nfs.versions].map(([version, { value }]) => `${version} ${value}`).sort(), [
      '3 true',
      '4 false',
      '4.0 false',
      '4.1 false',
      '4.2 false',
    ]);
  });

  it('takes the minor versions of NFS away with version 4, but for those that are named', () => {
    const versions = (text: string) => {
      const { nfs } = siteOf({ 'etc/exports': '', 'etc/nfs.conf': `[nfsd]\n${text}` });
      return [...nfs.versions].map(([version, { value }]) => `${version} ${value}`).sort();
    };
    assert.deepEqual(versions('vers4=n\nvers4.1=y\n'), ['4 false', '4.0 false', '4.1 true', '4.2 false']);
    assert.deepEqual(versions('vers4=y\n'), ['4 true']);
    assert.deepEqual(versions('vers3=n\n'), ['3 false']);
  });

  it('stays linear in the number of hosts', () => {
    const text = (count: number) => {
      const hosts = Array.from({ length: count }, (_, i) => {
        const mac = [i >> 16, (i >> 8) & 255, i & 255].map((octet) => octet.toString(16)).join(':');
        return `host n${i} { hardware ethernet 02:00:00:${mac}; fixed-address 10.${i >> 16}.${(i >> 8) & 255}.${i & 255}; }`;
      });
      return hosts.join('\n');
    };
    const work = (count: number): void => {
      assert.equal(siteOf({ 'etc/dhcp/dhcpd.conf': text(count) }).nodes.length, count);
    };
    assert.equal(grows(work, 1000), undefined);
  });
});
