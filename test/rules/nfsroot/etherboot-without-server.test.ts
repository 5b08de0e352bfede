/** Sites with one change go in; the note about images for Etherboot comes out once, and about machines that boot by PXE nothing else. */
import assert from 'node:assert/strict';
import { nfsrootEtherbootWithoutServer } from '../../../server/rules/nfsroot/etherboot-without-server.js';
import { all, DHCPD } from '../support.js';

describe('nfsroot/etherboot-without-server', () => {
  const { avoid } = nfsrootEtherbootWithoutServer.docs;

  it('is one note for all nodes, since nobody is known to boot that way', () => {
    const second = `host node22 {
  hardware ethernet 00:40:63:c2:ca:ca;
  fixed-address 192.168.1.22;
  option root-path "/diskless/node21";
}
`;
    const both = `${avoid[DHCPD]}${second}`;
    assert.deepEqual(
      all({ [DHCPD]: both }).filter((one) => one.startsWith('nfsroot/etherboot')),
      ['nfsroot/etherboot-without-server info'],
    );
  });

  it('is silent where the root-path names a server', () => {
    const named = (avoid[DHCPD] ?? '').replace('root-path "/', 'root-path "192.168.1.1:/');
    assert.notEqual(named, avoid[DHCPD]);
    assert.deepEqual(
      all({ [DHCPD]: named }).filter((one) => one.startsWith('nfsroot/etherboot')),
      [],
    );
  });

  it('is silent where Etherboot gets the same file as everybody', () => {
    const same = (avoid[DHCPD] ?? '').replace('vmlinuz.nb', 'pxelinux.0');
    assert.deepEqual(all({ [DHCPD]: same }), []);
  });
});
