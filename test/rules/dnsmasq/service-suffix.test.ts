/** Lines of pxe-service go in, what dnsmasq/service-suffix finds comes out. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent, texts } from '../support.js';

describe('dnsmasq/service-suffix', () => {
  const rule = 'dnsmasq/service-suffix';

  it('finds a name without a suffix for UEFI', () => {
    assert.deepEqual(found(rule, 'pxe-service=X86-64_EFI,"a",ipxe\n'), ['ipxe']);
    assert.deepEqual(found(rule, 'pxe-service=tag:!x,11,"a",arm/grubaa64,192.168.1.1\n'), ['arm/grubaa64']);
  });

  it('is silent about a name that is filled in', () => {
    for (const name of ['{{ file }}', '${EFI_FILE}', '__EFI__'])
      silent(rule, `pxe-service=X86-64_EFI,"a",${name}\n`);
  });

  it('is silent about a suffix, BIOS, the disk, a number, and a file that is called so', () => {
    silent(
      rule,
      'pxe-service=X86-64_EFI,"a",ipxe.efi\n',
      'pxe-service=x86PC,"a",pxelinux\n',
      'pxe-service=X86-64_EFI,"a"\n',
      'pxe-service=X86-64_EFI,"a",0\n',
    );
    const text =
      'port=0\ndhcp-range=192.168.1.0,proxy\npxe-service=7,"a",ipxe\nenable-tftp\ntftp-root=/srv/tftp\n';
    const site = {
      'etc/dhcp/dhcpd.conf': undefined,
      'etc/default/tftpd-hpa': undefined,
      'etc/dnsmasq.conf': text,
    };
    assert.equal(texts(rule, site).length, 1);
    assert.deepEqual(texts(rule, { ...site, 'srv/tftp/ipxe.0': '' }), []);
  });
});
