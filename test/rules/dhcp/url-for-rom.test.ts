/** Boot files that are URLs go in, with who is told them; the findings of dhcp/url-for-rom come out, and its silence where somebody loads URLs. */
import assert from 'node:assert/strict';
import { findings } from '../support.js';
import { ARCH, foundWithout } from './support.js';

const found = (conf: string) => foundWithout('dhcp/url-for-rom', conf);
const net = (body: string) =>
  `subnet 192.168.1.0 netmask 255.255.255.0 {\n  range 192.168.1.100 192.168.1.200;\n  next-server 192.168.1.1;\n${body}}\n`;
const file = (url: string) => `  filename "http://192.168.1.1/${url}";\n`;
const either = (condition: string, yes: string, no: string) =>
  `  if ${condition} {\n${yes}  } else {\n${no}  }\n`;
const IPXE = 'exists user-class and option user-class = "iPXE"';
const X64 = 'option arch = 00:07 or option arch = 00:09';

describe('dhcp/url-for-rom', () => {
  it("finds the URL that UEFI's client for PXE is told", () => {
    const bios = '  filename "undionly.kpxe";\n';
    assert.deepEqual(found(ARCH + net(either(X64, file('ipxe.efi'), bios))), ['error 6']);
  });

  it('finds the URL that ROMs are told where iPXE gets another file', () => {
    assert.deepEqual(found(net(either(IPXE, file('boot.ipxe'), file('undionly.kpxe')))), ['error 7']);
  });

  it('finds them in dnsmasq, too', () => {
    const conf = 'dhcp-range=192.168.1.100,192.168.1.200\ndhcp-match=set:efi,option:client-arch,7\n';
    const dnsmasq = `${conf}dhcp-boot=tag:efi,http://192.168.1.1/snponly.efi\n`;
    const [only, ...others] = findings({
      'etc/dhcp/dhcpd.conf': undefined,
      'etc/dnsmasq.conf': dnsmasq,
    }).filter(({ rule }) => rule === 'dhcp/url-for-rom');
    assert.equal(only?.line, 3);
    assert.match(only.message, /"PXE-E23: Client received TFTP error from server\.", and .* do not boot/);
    assert.deepEqual(others, []);
  });

  it('doubts the URL of a program for BIOS that every machine is told: the ROMs may be iPXE', () => {
    assert.deepEqual(found(net(file('pxelinux.0'))), ['warning 4']);
  });

  it('is silent where ROMs may be iPXE, and are told a script', () => {
    assert.deepEqual(found(net(file('boot.ipxe'))), []);
    const vms = 'dhcp-range=192.168.1.100,192.168.1.200\ndhcp-boot=http://192.168.1.1/boot.ipxe\n';
    const site = { 'etc/dhcp/dhcpd.conf': undefined, 'etc/dnsmasq.conf': vms };
    assert.deepEqual(
      findings(site).filter(({ rule }) => rule === 'dhcp/url-for-rom'),
      [],
    );
  });

  it('is silent where iPXE alone is told a URL', () => {
    assert.deepEqual(found(net(either(IPXE, file('boot.ipxe'), '  filename "undionly.kpxe";\n'))), []);
  });

  it("is silent where UEFI's client for HTTP is told it, alone or with every machine", () => {
    const http = `  option vendor-class-identifier "HTTPClient";\n${file('grubx64.efi')}`;
    assert.deepEqual(
      found(ARCH + net(either('option arch = 00:10', http, '  filename "pxelinux.0";\n'))),
      [],
    );
    assert.deepEqual(found(net(http)), []);
  });
});
