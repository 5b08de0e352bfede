/** Sites of a dhcpd with a dnsmasq beside it go in, the findings of dnsmasq/proxy-hides-boot-file come out, and its silence where all is well (OVMF was asked). */
import assert from 'node:assert/strict';
import { dnsmasqProxyHidesBootFile } from '../../../server/rules/dnsmasq/proxy-hides-boot-file.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('dnsmasq/proxy-hides-boot-file', () => {
  const { avoid } = dnsmasqProxyHidesBootFile.docs;
  const [conf, dhcpd] = ['etc/dnsmasq.conf', 'etc/dhcp/dhcpd.conf'];
  const found = (changes: Readonly<Record<string, string>>) =>
    lint(siteOf({ ...avoid, ...changes })).findings.flatMap(({ rule, nodes }) =>
      rule === dnsmasqProxyHidesBootFile.id ? [nodes.join()] : [],
    );
  const proxy = 'port=0\ndhcp-range=192.168.1.0,proxy,255.255.255.0\n';
  const bios = 'pxe-service=x86PC,"Boot",pxelinux\n';

  it('finds the line of the proxy, and names the machine', () => {
    assert.deepEqual(found({}), ['node21']);
  });

  it('is silent where dnsmasq has a file for UEFI, whatever line names it', () => {
    assert.deepEqual(found({ [conf]: `${proxy}${bios}pxe-service=x86-64_EFI,"Boot",a.efi\n` }), []);
    assert.deepEqual(found({ [conf]: `${proxy}${bios}dhcp-boot=a.efi\n` }), []);
  });

  it('is silent where dnsmasq answers nobody, or not there', () => {
    assert.deepEqual(found({ [conf]: proxy }), []);
    assert.deepEqual(found({ [conf]: `port=0\ndhcp-range=192.168.2.0,proxy,255.255.255.0\n${bios}` }), []);
    assert.deepEqual(
      found({ [conf]: `${proxy}${bios}dhcp-mac=set:n,00:40:63:*:*:*\ndhcp-ignore=tag:n\n` }),
      [],
    );
  });

  it('is silent where dnsmasq does not start', () => {
    assert.deepEqual(found({ [conf]: `${proxy}${bios}dhcp-range=nonsense\n` }), []);
  });

  it('is silent where the other server speaks as a PXE server, too', () => {
    const text = avoid[dhcpd] ?? '';
    const speaks = (more: string) =>
      text.replace('subnet', `option vendor-class-identifier "PXEClient";\n${more}subnet`);
    assert.deepEqual(found({ [dhcpd]: speaks('option vendor-encapsulated-options 06:01:08:ff;\n') }), []);
    assert.deepEqual(found({ [dhcpd]: speaks('') }), ['node21']);
  });

  it('is silent about programs that UEFI does not start anyway', () => {
    const text = (avoid[dhcpd] ?? '').replace('syslinux.efi', 'pxelinux.0');
    assert.deepEqual(found({ [dhcpd]: text }), []);
  });
});
