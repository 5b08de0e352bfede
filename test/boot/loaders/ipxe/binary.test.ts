/** Names of boot files go in; whether they are those of iPXE, which asks DHCP once more, comes out. */
import assert from 'node:assert/strict';
import { isIpxeBinary } from '../../../../server/boot/loaders/ipxe/chain.js';

describe('the names of iPXE', () => {
  it('are those of its build, of its download and of distributions', () => {
    for (const name of [
      ...['undionly.kpxe', 'undionly.pxe', 'ipxe.pxe', 'ipxe.kkpxe', 'ipxe.efi', 'snp.efi', 'snponly.efi'],
      ...['ipxe-x86_64.efi', 'ipxe-arm64.efi', 'ipxe64.efi', 'ipxe_x64.efi', 'ipxe-snponly-x86_64.efi'],
      ...['snponly-arm64.efi', 'boot/efi/IPXE.EFI', '/ipxe-i386.efi'],
    ])
      assert.ok(isIpxeBinary(name), name);
  });

  it('are no others: what has a script of its own built in, a shim, a menu', () => {
    for (const name of [
      ...['netboot.xyz.efi', 'netboot.xyz-snp.efi', 'ipxe-shimx64.efi', 'ipxe.efi.cfg', 'my-ipxe.efi'],
      ...['ipxe-menu.efi', 'boot.ipxe', 'ipxe.lkrn', 'ipxe64.pxe'],
    ])
      assert.ok(!isIpxeBinary(name), name);
  });
});
