/** Lines of dnsmasq.conf go in, the findings of dnsmasq/firmware-left-out come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { byDnsmasq, findings } from '../support.js';

describe('dnsmasq/firmware-left-out', () => {
  const HEAD = `port=0
dhcp-range=192.168.1.100,192.168.1.199,255.255.255.0,12h
dhcp-host=00:40:63:c2:ca:c9,node21,192.168.1.21
dhcp-userclass=set:ipxe,iPXE
dhcp-match=set:bios,option:client-arch,0
dhcp-match=set:efi,option:client-arch,7
dhcp-match=set:efi,option:client-arch,9
enable-tftp
tftp-root=/srv/tftp
`;

  function found(lines: string): string[] {
    return findings(byDnsmasq(HEAD + lines))
      .filter(({ rule }) => rule === 'dnsmasq/firmware-left-out')
      .map(({ text }) => text);
  }

  it('finds the line that asks for a tag which its firmware has not', () => {
    assert.deepEqual(found('dhcp-boot=tag:bios,pxelinux.0\ndhcp-boot=tag:efi,tag:ipxe,ipxe.efi\n'), [
      'dhcp-boot=tag:efi,tag:ipxe,ipxe.efi',
    ]);
    assert.deepEqual(found('dhcp-boot=tag:bios,tag:efi,pxelinux.0\ndhcp-boot=tag:efi,ipxe.efi\n'), [
      'dhcp-boot=tag:bios,tag:efi,pxelinux.0',
    ]);
  });

  it('is silent where a line is for them, for nobody’s firmware, or for some machines', () => {
    for (const lines of [
      'dhcp-boot=tag:bios,pxelinux.0\ndhcp-boot=tag:efi,tag:!ipxe,ipxe.efi\n',
      'dhcp-boot=tag:bios,pxelinux.0\ndhcp-boot=tag:efi,tag:ipxe,a.ipxe\ndhcp-boot=tag:efi,tag:!ipxe,ipxe.efi\n',
      'dhcp-boot=pxelinux.0\ndhcp-boot=tag:efi,tag:ipxe,a.ipxe\n',
      'dhcp-boot=tag:bios,tag:ipxe,a.ipxe\ndhcp-boot=tag:efi,tag:ipxe,b.ipxe\n',
      'dhcp-boot=tag:bios,pxelinux.0\ndhcp-boot=tag:efi,tag:known,ipxe.efi\n',
      'dhcp-boot=tag:bios,pxelinux.0\n',
      'dhcp-boot=tag:bios,pxelinux.0\ndhcp-boot=tag:efi,tag:ipxe,a.ipxe\npxe-service=X86-64_EFI,"Boot",ipxe.efi\n',
    ])
      assert.deepEqual(found(lines), [], lines);
  });
});
