/** Nodes with the address of their NFS server go in, the findings of nfsroot/address-of-server come out, and its silence. */
import assert from 'node:assert/strict';
import { CONFIG, findings, label, lines } from '../support.js';

const RULE = 'nfsroot/address-of-server';
const EXPORTS = { 'etc/exports': '/diskless/node21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n' };
const words = (ip: string, root = 'nfsroot=192.168.1.1:/diskless/node21,vers=3') => ({
  ...EXPORTS,
  [CONFIG]: label(`root=/dev/nfs ${root} ip=${ip} rw`),
});

describe('nfsroot/address-of-server', () => {
  it('finds ip= with the address of the server that has the root', () => {
    assert.deepEqual(lines(RULE, words('192.168.1.1:::255.255.255.0')), ['error 4']);
    assert.deepEqual(lines(RULE, words('192.168.1.21:::255.255.255.0')), []);
    assert.deepEqual(lines(RULE, words('dhcp')), []);
  });

  it('finds the address of a server that is not ours', () => {
    const other = 'nfsroot=192.168.1.9:/export,vers=3';
    assert.deepEqual(lines(RULE, words('192.168.1.9:::255.255.255.0', other)), ['error 4']);
    assert.deepEqual(lines(RULE, words('192.168.1.1:::255.255.255.0', other)), []);
  });

  it('finds another address of the same server, where a file says that it is one', () => {
    const ip = words('192.168.1.2:::255.255.255.0');
    const own = 'auto eth0\niface eth0 inet static\n  address 192.168.1.2\n  netmask 255.255.255.0\n';
    assert.deepEqual(lines(RULE, ip), []);
    assert.deepEqual(lines(RULE, { ...ip, 'etc/network/interfaces': own }), ['error 4']);
  });

  it('finds a fixed address where only the root comes from that server', () => {
    const conf = `subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.9;
}
`;
    const change = { ...words('dhcp', 'nfsroot=192.168.1.9:/export,vers=3'), 'etc/dhcp/dhcpd.conf': conf };
    assert.deepEqual(lines(RULE, change), ['error 7']);
  });

  it('says what the screen shows, where the kernel itself mounts the root', () => {
    const message = (more: string) =>
      findings(words(`192.168.1.1:::255.255.255.0${more}`)).find(({ rule }) => rule === RULE)?.message ?? '';
    assert.match(message(''), /nothing comes back \(VFS: Unable to mount root fs via NFS\)\. Write/);
    assert.match(message(' initrd=initrd.img boot=nfs'), /nothing comes back\. Write/);
  });

  it('is the only finding about the address', () => {
    const found = findings(words('192.168.1.1:::255.255.255.0')).map(({ rule }) => rule);
    assert.deepEqual(found, [RULE]);
  });
});
