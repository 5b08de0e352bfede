/** Lines of dnsmasq.conf go in, the findings of dnsmasq/boot-replaced come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/boot-replaced', () => {
  const rule = 'dnsmasq/boot-replaced';

  it('finds the line that a later one replaces', () => {
    assert.deepEqual(found(rule, 'dhcp-boot=lpxelinux.0\n'), ['dhcp-boot=pxelinux.0']);
    const tags = 'dhcp-mac=set:a,02:*:*:*:*:*\ndhcp-mac=set:b,03:*:*:*:*:*\n';
    assert.deepEqual(found(rule, `${tags}dhcp-boot=tag:a,tag:b,c\ndhcp-boot=tag:b,tag:a,d\n`), [
      'dhcp-boot=tag:a,tag:b,c',
    ]);
    // What is filled in may bring tags.
    silent(rule, 'dhcp-boot={{ for_uefi }},b.efi\n');
    assert.equal(found(rule, 'dhcp-boot=http://{{ server }}/b.ipxe\n').length, 1);
    silent(rule, `${tags}dhcp-boot=tag:a,c\ndhcp-boot=tag:!a,d\n`, 'dhcp-boot=pxelinux.0\n');
  });

  it('is silent about a loader of UEFI in whose place its machines get one for BIOS: that is told there', () => {
    const tags = 'dhcp-match=set:efi,option:client-arch,7\n';
    silent(rule, `${tags}dhcp-boot=tag:efi,grubx64.efi\ndhcp-boot=tag:efi,pxelinux.0\n`);
    assert.equal(
      found(rule, `${tags}dhcp-boot=tag:efi,pxelinux.0\ndhcp-boot=tag:efi,grubx64.efi\n`).length,
      1,
    );
    silent(rule, `${tags}dhcp-boot=tag:efi,core.efi\ndhcp-boot=tag:efi,grub/i386-pc/core.0\n`);
    // Nobody gets it where no machine has the tag.
    assert.equal(found(rule, 'dhcp-boot=tag:x,grubx64.efi\ndhcp-boot=tag:x,pxelinux.0\n').length, 1);
  });

  it('finds one whose tags are all asked for by fewer words further down', () => {
    const tags =
      'dhcp-userclass=set:ipxe,iPXE\ndhcp-match=set:bios,option:client-arch,0\ndhcp-match=set:efi,option:client-arch,7\n';
    const bios = 'dhcp-boot=tag:bios,tag:!ipxe,lpxelinux.0\n';
    assert.deepEqual(found(rule, `${tags}${bios}dhcp-boot=tag:bios,pxelinux.0\n`), [bios.trimEnd()]);
    // The other way round each is used.
    silent(rule, `${tags}dhcp-boot=tag:bios,pxelinux.0\n${bios}`);
    // One without tags is used where none of these fits.
    silent(rule, `${tags}${bios}`);
    silent(rule, `${tags}${bios}dhcp-boot=tag:!bios,tag:!ipxe,syslinux.efi\n`);
    // What UEFI machines get then is told at the line that they get.
    silent(rule, `${tags}dhcp-boot=tag:efi,tag:!ipxe,ipxe.efi\ndhcp-boot=tag:!ipxe,undionly.kpxe\n`);
  });
});
