/** Machines with and without a next-server, told to load GRUB or another program, go in; what grub/no-server finds comes out. */
import assert from 'node:assert/strict';
import { grubNoServer } from '../../../server/rules/grub/no-server.js';
import { all, DHCPD } from '../support.js';

const { avoid } = grubNoServer.docs;

describe('grub/no-server', () => {
  const found = (from: string, to: string) =>
    all({ ...avoid, 'srv/tftp/grubx64.efi': '', [DHCPD]: (avoid[DHCPD] ?? '').replaceAll(from, to) }).filter(
      (one) => /server/.test(one),
    );

  it('is the one finding about GRUB that is told no server', () => {
    assert.deepEqual(found('', ''), ['grub/no-server error']);
    assert.deepEqual(found('grubnetx64.efi', 'grubx64.efi'), ['grub/no-server error']);
  });

  it('leaves other programs to the rule about what DHCP sends', () => {
    assert.deepEqual(found('grubnetx64.efi', 'ipxe.efi'), ['dhcp/next-server-missing warning']);
  });

  it('is silent where the server is told in another way', () => {
    const told = (statement: string) =>
      found('subnet 192.168.1.0 netmask 255.255.255.0 {', `$&\n  ${statement}`);
    assert.deepEqual(told('next-server 192.168.1.1;'), []);
    assert.ok(!told('server-name "boot.example";').includes('grub/no-server error'));
    assert.ok(!told('option tftp-server-name "192.168.1.1";').includes('grub/no-server error'));
  });

  it('is silent where the program comes by HTTP', () => {
    assert.ok(!found('"grub', '"http://192.168.1.1/grub').includes('grub/no-server error'));
  });
});
