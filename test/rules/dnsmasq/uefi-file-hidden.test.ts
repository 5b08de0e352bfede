/** Lines of dnsmasq.conf go in, the findings of dnsmasq/uefi-file-hidden come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/uefi-file-hidden', () => {
  const rule = 'dnsmasq/uefi-file-hidden';
  const SET = 'dhcp-userclass=set:ipxe,iPXE\ndhcp-match=set:efi,option:client-arch,7\n';
  const EFI = 'dhcp-boot=tag:efi,grubx64.efi\n';
  const BIOS = 'dhcp-boot=tag:!ipxe,undionly.kpxe\n';

  it('finds the line for BIOS that stands below', () => {
    assert.deepEqual(found(rule, SET + EFI + BIOS), ['dhcp-boot=tag:!ipxe,undionly.kpxe']);
    // The line of a single host.
    const host = 'dhcp-mac=set:own,00:40:63:*:*:*\n';
    assert.deepEqual(found(rule, `${SET}${host}${EFI}dhcp-boot=tag:own,pxelinux.0\n`), [
      'dhcp-boot=tag:own,pxelinux.0',
    ]);
  });

  it('is silent where the line for UEFI stands below, or the other does not fit or names no tag', () => {
    silent(rule, SET + BIOS + EFI);
    silent(rule, `${SET}${EFI}dhcp-boot=tag:!efi,undionly.kpxe\n`);
    silent(rule, `${SET}${EFI}dhcp-boot=undionly.kpxe\n`);
  });

  it('is silent about other programs for UEFI, and names that tell nothing', () => {
    silent(rule, `${SET}${EFI}dhcp-boot=tag:!ipxe,snponly.efi\n`);
    silent(rule, `${SET}${EFI}dhcp-boot=tag:!ipxe,loader\n`);
    // The same tags twice are another mistake, and a tag that nothing sets is a third.
    silent(rule, `${SET}${EFI}dhcp-boot=tag:efi,undionly.kpxe\n`);
    silent(rule, `${SET}dhcp-boot=tag:uefi,grubx64.efi\n${BIOS}`);
  });
});
