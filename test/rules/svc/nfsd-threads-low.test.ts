/** Settings of the NFS server and numbers of nodes go in, the findings of svc/nfsd-threads-low come out. */
import assert from 'node:assert/strict';
import { findings, texts } from '../support.js';

function nodes(count: number): Record<string, string> {
  const hosts = Array.from({ length: count }, (_, i) => {
    const octet = (i + 16).toString(16);
    return `host n${i} {\n  hardware ethernet 00:40:63:c2:cb:${octet};\n  fixed-address 192.168.1.${i + 30};\n}\n`;
  });
  return {
    'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n}\n${hosts.join('')}`,
    'etc/exports': '/diskless/node21 192.168.1.0/24(ro,no_root_squash,no_subtree_check)\n',
    'srv/tftp/pxelinux.cfg/default':
      'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp ro\n',
  };
}

describe('svc/nfsd-threads-low', () => {
  const found = (files: Record<string, string>) => texts('svc/nfsd-threads-low', files);

  it('finds what is no number', () => {
    assert.deepEqual(found({ 'etc/conf.d/nfs': 'RPCNFSDCOUNT=many\n' }), ['warning many']);
    assert.deepEqual(found({ 'etc/nfs.conf': '[nfsd]\nthreads=auto\n' }), ['warning auto']);
  });

  it('finds more than four nodes for each thread', () => {
    assert.deepEqual(found({ ...nodes(9), 'etc/conf.d/nfs': 'RPCNFSDCOUNT=2\n' }), [
      'warning RPCNFSDCOUNT=2',
    ]);
    assert.deepEqual(found({ ...nodes(8), 'etc/conf.d/nfs': 'RPCNFSDCOUNT=2\n' }), []);
    assert.deepEqual(found(nodes(40)), []);
  });

  it('counts the threads', () => {
    const told = (count: number, threads: number) =>
      findings({ ...nodes(count), 'etc/conf.d/nfs': `RPCNFSDCOUNT=${threads}\n` })
        .find(({ rule }) => rule === 'svc/nfsd-threads-low')
        ?.message.split(':')[0];
    assert.equal(told(5, 1), '1 thread serves the roots of 5 nodes');
    assert.equal(told(9, 2), '2 threads serve the roots of 9 nodes');
  });

  it('is silent about numbers, options beside them, variables, other sections, and no threads at all', () => {
    for (const value of ['8', '"8 --no-nfs-version 4"', '"-N 4 8"', '$COUNT', ''])
      assert.deepEqual(found({ 'etc/default/nfs-kernel-server': `RPCNFSDCOUNT=${value}\n` }), [], value);
    assert.deepEqual(found({ 'etc/nfs.conf': '[mountd]\nthreads=auto\n' }), []);
    assert.deepEqual(found({ 'etc/conf.d/nfs': 'RPCNFSDCOUNT=0\n' }), []);
  });
});
