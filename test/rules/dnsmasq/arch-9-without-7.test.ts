/** Lines of dnsmasq.conf go in, the findings of dnsmasq/arch-9-without-7 come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/arch-9-without-7', () => {
  const rule = 'dnsmasq/arch-9-without-7';

  it('finds what x64 UEFI does not send', () => {
    const nine = 'dhcp-match=set:x,option:client-arch,9\ndhcp-boot=tag:x,a.efi\n';
    assert.deepEqual(found(rule, nine), ['dhcp-match=set:x,option:client-arch,9']);
    assert.deepEqual(found(rule, 'pxe-service=BC_EFI,"Boot",a.efi\n'), ['BC_EFI']);
    const vendor = (architecture: string) => `dhcp-vendorclass=set:x,PXEClient:Arch:${architecture}\n`;
    assert.deepEqual(found(rule, `${vendor('00009')}dhcp-boot=tag:x,a.efi\n`), [vendor('00009').trim()]);
    silent(
      rule,
      `${vendor('00009')}${vendor('00007')}dhcp-boot=tag:x,a.efi\n`,
      `${nine}dhcp-match=set:x,93,7\n`,
      `${nine}dhcp-vendorclass=set:x,PXEClient:Arch:00007\n`,
      'dhcp-match=set:x,option:client-arch,7\ndhcp-boot=tag:x,a.efi\n',
      // The line that is refused is the one for 7.
      'pxe-service=BC_EFI,"Boot",a.efi\npxe-service=X86_64-EFI,"Boot",a.efi\n',
    );
  });

  it('is silent beside an architecture that is no number, which may be meant for 7', () => {
    const nine = 'dhcp-match=set:x,option:client-arch,9\ndhcp-boot=tag:x,a.efi\n';
    silent(rule, `${nine}dhcp-match=set:x,option:client-arch,x86-64_EFI\n`);
    assert.equal(found(rule, `${nine}dhcp-match=set:y,option:client-arch,0\n`).length, 1);
  });
});
