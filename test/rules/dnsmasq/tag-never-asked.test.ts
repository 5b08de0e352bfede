/** Lines of dnsmasq.conf go in, the findings of dnsmasq/tag-never-asked come out, and its silence beside them. */

import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/tag-never-asked', () => {
  const rule = 'dnsmasq/tag-never-asked';
  const arch = (tag: string, number = 7) => `dhcp-match=set:${tag},option:client-arch,${number}\n`;
  const ASKED = `${arch('efi-pc', 9)}dhcp-boot=tag:efi-pc,syslinux.efi\n`;

  it('finds a tag that is a slip of one which the same thing gives', () => {
    for (const tag of ['efi-p', 'fei-pc', 'efi-pcc', 'efi-bc'])
      assert.deepEqual(found(rule, arch(tag) + ASKED), [`set:${tag}`]);
    const hosts = (tag: string) =>
      `dhcp-host=02:00:00:00:00:01,set:rack\ndhcp-host=02:00:00:00:00:02,set:${tag}\ndhcp-option=tag:rack,17,/a\n`;
    assert.deepEqual(found(rule, hosts('rakc')), ['set:rakc']);
    silent(rule, hosts('room'));
  });

  it('finds the tag of nearly all x64 UEFI machines where only that of the few others is asked for', () => {
    assert.deepEqual(found(rule, `${arch('efi')}${ASKED}`), ['set:efi']);
    assert.deepEqual(found(rule, `${arch('uefi')}${arch('efi')}${ASKED}`), ['set:uefi', 'set:efi']);
    silent(
      rule,
      `dhcp-match=setx:efi,option:client-arch,7\n${ASKED}`,
      `${arch('efi')}${ASKED}dhcp-boot=tag:efi,other.efi\n`,
      `${arch('uefi')}${arch('efi')}${ASKED}dhcp-boot=tag:efi,other.efi\n`,
      `${arch('efi', 9)}${arch('efi-pc')}dhcp-boot=tag:efi-pc,syslinux.efi\n`,
    );
  });

  it('is silent where names may be alike on purpose', () => {
    silent(
      rule,
      // Numbers.
      `${arch('efi-7')}${arch('efi-9', 9)}dhcp-boot=tag:efi-7,syslinux.efi\n`,
      `${arch('efi-x6', 9)}${arch('efi-x64')}dhcp-boot=tag:efi-x64,syslinux.efi\n`,
      // Other things of a client.
      'dhcp-vendorclass=set:pxe,PXEClient\ndhcp-userclass=set:ipxe,iPXE\ndhcp-boot=tag:ipxe,a.ipxe\n',
      `dhcp-vendorclass=set:efi-p,PXEClient\n${ASKED}`,
      // Short names.
      `${arch('pc', 9)}${arch('bc')}dhcp-boot=tag:bc,syslinux.efi\n`,
      // It is asked for, too.
      `${arch('efi-p')}${ASKED}dhcp-boot=tag:efi-p,other.efi\n`,
      // Somebody else may ask.
      `dhcp-optsfile=/etc/lab.options\n${arch('efi-p')}${ASKED}`,
    );
  });
});
