/** Scripts that DHCP names by an address go in, in repositories that do not say which folder is given out; whether they are followed comes out. */
import assert from 'node:assert/strict';
import { traceNode } from '../../../server/boot/site.js';
import { siteOf } from '../../support/site.js';

const DHCPD = `subnet 192.168.90.0 netmask 255.255.255.0 {
  next-server 192.168.90.2;
  filename "http://192.168.90.2/boot/start.ipxe";
}
host node1 { hardware ethernet 02:00:00:0d:62:e2; fixed-address 192.168.90.21; }
`;
const SCRIPT =
  '#!ipxe\nkernel http://192.168.90.2/vmlinuz initrd=initrd.img\ninitrd http://192.168.90.2/initrd.img\nboot\n';

function kernel(files: Readonly<Record<string, string>>, dhcpd = DHCPD): string | undefined {
  const site = siteOf({ 'dhcpd.conf': dhcpd, ...files });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return traceNode(site, node)[0]?.kernel?.image;
}

describe('a script that is named by an address', () => {
  it('is the only one of that name', () => {
    assert.equal(kernel({ 'scripts/start.ipxe': SCRIPT }), 'http://192.168.90.2/vmlinuz');
  });

  it('is not known where there are two, or another server has it', () => {
    assert.equal(kernel({ 'a/start.ipxe': SCRIPT, 'b/start.ipxe': SCRIPT }), undefined);
    assert.equal(kernel({ 'scripts/other.ipxe': SCRIPT }), undefined);
    const elsewhere = DHCPD.replace('http://192.168.90.2', 'http://boot.example.org');
    assert.equal(kernel({ 'scripts/start.ipxe': SCRIPT }, elsewhere), undefined);
  });
});
