/** Lines of a dnsmasq in proxy mode go in, the findings of dnsmasq/proxy-without-server come out, and its silence where iPXE takes the answer (asked in QEMU). */
import assert from 'node:assert/strict';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const RULE = 'dnsmasq/proxy-without-server';
const PROXY = 'port=0\ndhcp-range=10.9.0.0,proxy,255.255.255.0\ndhcp-userclass=set:ipxe,iPXE\n';
const BIOS = 'pxe-service=tag:!ipxe,x86PC,"A",undionly.kpxe\n';

function found(lines: string, more: Readonly<Record<string, string>> = {}): string[] {
  return lint(siteOf({ 'etc/dnsmasq.conf': lines, ...more })).findings.flatMap(({ rule, message }) =>
    rule === RULE ? [/[^ ]*$/.exec(message)?.[0] ?? ''] : [],
  );
}

describe(RULE, () => {
  it('finds the file that iPXE is told without a server, be it a URL', () => {
    assert.deepEqual(found(`${PROXY}${BIOS}dhcp-boot=tag:ipxe,boot.ipxe\n`), ['boot.ipxe,,ADDRESS']);
    assert.deepEqual(found(`${PROXY}${BIOS}dhcp-boot=tag:ipxe,http://10.9.0.1/a\n`), [
      'http://10.9.0.1/a,,ADDRESS',
    ]);
    assert.deepEqual(found(`${PROXY}${BIOS}listen-address=10.9.0.1\ndhcp-boot=tag:ipxe,a\n`), [
      'a,,10.9.0.1',
    ]);
  });

  it('is told with the comma that is missing before an address', () => {
    const lines = `${PROXY}${BIOS}dhcp-boot=tag:ipxe,http://10.9.0.1/a,10.9.0.1\n`;
    assert.deepEqual(found(lines), ['http://10.9.0.1/a,,10.9.0.1']);
    const all = lint(siteOf({ 'etc/dnsmasq.conf': lines })).findings;
    assert.deepEqual(
      all.map(({ rule }) => rule),
      [RULE],
    );
  });

  it('is silent where a server is named', () => {
    assert.deepEqual(found(`${PROXY}${BIOS}dhcp-boot=tag:ipxe,boot.ipxe,,10.9.0.1\n`), []);
    assert.deepEqual(found(`${PROXY}${BIOS}dhcp-boot=tag:ipxe,boot.ipxe,server,10.9.0.1\n`), []);
  });

  it('is silent about UEFI, whom dnsmasq tells its own address', () => {
    const uefi = 'pxe-service=tag:!ipxe,x86-64_EFI,"A",ipxe.efi\n';
    assert.deepEqual(found(`${PROXY}${uefi}dhcp-boot=tag:ipxe,boot.ipxe\n`), []);
  });

  it('is silent where iPXE has a menu, where dnsmasq gives the addresses, and about a plain ROM', () => {
    const menu = 'pxe-service=tag:ipxe,x86PC,"B",boot.ipxe\n';
    assert.deepEqual(found(`${PROXY}${BIOS}${menu}dhcp-boot=tag:ipxe,other.ipxe\n`), []);
    const range = PROXY.replace('0.0,proxy', '0.50,10.9.0.99');
    assert.deepEqual(found(`${range}dhcp-boot=undionly.kpxe\ndhcp-boot=tag:ipxe,boot.ipxe\n`), []);
    assert.deepEqual(found(`${PROXY}pxe-service=x86-64_EFI,"A",a.efi\ndhcp-boot=pxelinux.0\n`), []);
  });

  it('is silent where dhcpd has a file, which iPXE takes then', () => {
    const dhcpd = (file: string) => ({
      'etc/dhcp/dhcpd.conf': `subnet 10.9.0.0 netmask 255.255.255.0 { range 10.9.0.50 10.9.0.99; ${file} }\n`,
    });
    const lines = `${PROXY}${BIOS}dhcp-boot=tag:ipxe,boot.ipxe\n`;
    assert.deepEqual(found(lines, dhcpd('')), ['boot.ipxe,,ADDRESS']);
    const ofIpxe = 'if option user-class = "iPXE" { filename "own.ipxe"; next-server 10.9.0.1; }';
    assert.deepEqual(found(lines, dhcpd(ofIpxe)), []);
  });
});
