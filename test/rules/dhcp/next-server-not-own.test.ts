/** Sites with one change go in, the findings of dhcp/next-server-not-own come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { type Changes, CONFIG, DHCPD, label, texts } from '../support.js';

const INTERFACES = {
  'etc/network/interfaces': 'auto eth0\niface eth0 inet static\n  address 192.168.1.1/24\n',
};

/** One image that is there makes the listing of the TFTP server one that is whole. */
const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };

describe('dhcp/next-server-not-own', () => {
  const found = (nextServer: string, more: Changes = {}) =>
    texts('dhcp/next-server-not-own', {
      ...INTERFACES,
      ...IMAGES,
      ...changed(DHCPD, 'next-server 192.168.1.1', `next-server ${nextServer}`),
      ...more,
    });

  it('finds an address that the server does not have by interfaces(5)', () => {
    assert.deepEqual(found('192.168.1.2'), ['info next-server 192.168.1.2;']);
    assert.deepEqual(found('192.168.1.1'), []);
  });

  it('is silent where the addresses of the server, or the files of the TFTP server, are not known', () => {
    assert.deepEqual(found('192.168.1.2', { 'etc/network/interfaces': undefined }), []);
    // hosts(5) names one address of several.
    const named = { 'etc/hostname': 'master\n', 'etc/hosts': '192.168.1.1 master\n' };
    assert.deepEqual(found('192.168.1.2', { 'etc/network/interfaces': undefined, ...named }), []);
    const none = Object.fromEntries(Object.keys(IMAGES).map((path) => [path, undefined]));
    assert.deepEqual(found('192.168.1.2', none), []);
  });

  it('is silent where the description of the site says which addresses are its own', () => {
    const said = (address: string) => ({
      'diskless-lint.json': `{ "server": { "addresses": ["192.168.1.1", "${address}"] } }`,
    });
    assert.deepEqual(found('192.168.1.2', said('192.168.1.2')), []);
    assert.deepEqual(found('192.168.1.2', said('192.168.1.3')), []);
  });

  it('is silent where the server has several addresses, of which this is one', () => {
    const second = {
      'etc/network/interfaces': `${INTERFACES['etc/network/interfaces']}iface eth0 inet static\n  address 192.168.1.2/24\n`,
    };
    assert.deepEqual(found('192.168.1.2', second), []);
  });

  it('warns of a slip of the finger, where nobody is known by that address', () => {
    for (const slip of ['192.18.1.1', '192.168.11.1', '192.186.1.1', '192.1.168.1', '92.168.1.1'])
      assert.deepEqual(found(slip), [`warning next-server ${slip};`], slip);
    // Another network, or another server that the site speaks of.
    assert.deepEqual(found('10.7.3.9'), ['info next-server 10.7.3.9;']);
    const hosts = { 'etc/hosts': '192.168.11.1 tftp2\n' };
    assert.deepEqual(found('192.168.11.1', hosts), ['info next-server 192.168.11.1;']);
    const longer = { 'etc/hosts': '192.168.11.12 tftp2\n' };
    assert.deepEqual(found('192.168.11.1', longer), ['warning next-server 192.168.11.1;']);
    // There is no such boot file here.
    assert.deepEqual(found('192.18.1.1', { 'srv/tftp/pxelinux.0': undefined }), []);
  });

  it('knows this server by its description, and by a root that it exports', () => {
    const none = { 'etc/network/interfaces': undefined };
    const described = { ...none, 'diskless-lint.json': '{ "server": { "addresses": ["192.168.1.1"] } }' };
    assert.deepEqual(found('192.18.1.1', described), ['warning next-server 192.18.1.1;']);
    const root = (path: string) => ({
      ...none,
      [CONFIG]: label('root=/dev/nfs ip=dhcp rw'),
      [DHCPD]: (changed(DHCPD, 'next-server 192.168.1.1', 'next-server 192.18.1.1')[DHCPD] ?? '').replace(
        '  fixed-address',
        `  option root-path "192.168.1.1:${path}";\n  fixed-address`,
      ),
    });
    assert.deepEqual(found('', root('/diskless/node21')), ['warning next-server 192.18.1.1;']);
    assert.deepEqual(found('', root('/elsewhere/node21')), []);
  });

  it('knows it by the root that a kernel mounts, where that is exported here', () => {
    const none = { 'etc/network/interfaces': undefined };
    const mounts = (words: string) => ({ ...none, [CONFIG]: label(`root=/dev/nfs ${words} ip=dhcp rw`) });
    const slip = ['warning next-server 192.18.1.1;'];
    assert.deepEqual(found('192.18.1.1', mounts('nfsroot=192.168.1.1:/diskless/node21,vers=3')), slip);
    assert.deepEqual(found('192.18.1.1', mounts('nfsroot=192.168.1.1:/elsewhere,vers=3')), []);
    assert.deepEqual(found('192.18.1.1', mounts('nfsroot=/diskless/node21,vers=3')), []);
  });
});
