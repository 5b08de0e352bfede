/** Roots with identities go in, the findings of roottree/identity-shared come out. */
import assert from 'node:assert/strict';
import { findings } from '../support.js';

const ID = '4f2a9c0e51d84b7c9a3e6d1f0b2c8e77';
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIexample root@base\n';
const SECOND = '/diskless/node22 192.168.1.22(ro,no_root_squash,no_subtree_check)\n';

describe('roottree/identity-shared', () => {
  const found = (files: Record<string, string>) =>
    findings({
      'etc/exports': `/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n${SECOND}`,
      'diskless/node22/etc/fstab': 'proc /proc proc defaults 0 0\n',
      ...files,
    })
      .filter(({ rule }) => rule === 'roottree/identity-shared')
      .map(({ message }) => message.split(':', 1)[0]);
  const both = (name: string, text: string) => ({
    [`diskless/node21/etc/${name}`]: text,
    [`diskless/node22/etc/${name}`]: text,
  });

  it('finds one machine-id in two roots, and one key', () => {
    assert.deepEqual(found(both('machine-id', `${ID}\n`)), [
      '/diskless/node21 and /diskless/node22 have the same etc/machine-id',
    ]);
    assert.deepEqual(found(both('ssh/ssh_host_ed25519_key.pub', KEY)), [
      '/diskless/node21 and /diskless/node22 have the same SSH host key',
    ]);
  });

  it('tells all keys of the same roots once', () => {
    const keys = {
      ...both('ssh/ssh_host_rsa_key.pub', 'ssh-rsa AAAAB3 x\n'),
      ...both('ssh/ssh_host_ed25519_key.pub', KEY),
    };
    assert.equal(found(keys).length, 1);
  });

  it('is silent where it is empty, still to be made, or another one', () => {
    for (const text of ['', 'uninitialized\n']) assert.deepEqual(found(both('machine-id', text)), [], text);
    assert.deepEqual(found({ 'diskless/node21/etc/machine-id': `${ID}\n` }), []);
    const others = {
      'diskless/node21/etc/machine-id': `${ID}\n`,
      'diskless/node22/etc/machine-id': `${ID.replace('4f', '5f')}\n`,
    };
    assert.deepEqual(found(others), []);
    assert.deepEqual(found({ ...others, 'diskless/node22/etc/ssh/ssh_host_ed25519_key.pub': KEY }), []);
  });

  it('finds the machine-id of a root that two nodes share', () => {
    const host = (name: string, mac: string, last: number) =>
      `host ${name} {\n  hardware ethernet ${mac};\n  fixed-address 192.168.1.${last};\n}\n`;
    const shared = (more: string) => ({
      'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n}\n${host('a', '00:40:63:c2:ca:01', 31)}${host('b', '00:40:63:c2:ca:02', 32)}`,
      'etc/exports': '/diskless/node21 192.168.1.0/24(ro,no_root_squash,no_subtree_check)\n',
      'srv/tftp/pxelinux.cfg/default': `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp ro${more}\n`,
      'diskless/node21/etc/machine-id': `${ID}\n`,
    });
    assert.deepEqual(found(shared('')), [
      'a and b share the root /diskless/node21, and with it this machine-id',
    ]);
    assert.deepEqual(found(shared(' systemd.machine_id=firmware')), []);
  });
});
