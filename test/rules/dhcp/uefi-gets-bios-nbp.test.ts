/** Sites with one change go in, the findings of dhcp/uefi-gets-bios-nbp come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { DHCPD, findings } from '../support.js';
import { ARCH, found, host, subnet } from './support.js';

describe('dhcp/uefi-gets-bios-nbp', () => {
  const ladder = (efi: string, bios: string, body = '') =>
    found(
      'dhcp/uefi-gets-bios-nbp',
      `${ARCH}${subnet(`  if option arch = 00:07 or option arch = 00:09 {\n    filename "${efi}";\n  } else {\n    filename "${bios}";\n  }\n`)}${host(body)}`,
    );

  it('finds a branch with a file of the other kind, both as one, an error where the machine boots with no firmware', () => {
    assert.deepEqual(ladder('pxelinux.0', 'syslinux.efi'), ['error 5']);
    assert.deepEqual(ladder('boot/undionly.kpxe', 'pxelinux.0'), ['warning 5']);
  });

  it('leaves names that tell nothing, a site for UEFI alone, and what a host says alone', () => {
    assert.deepEqual(ladder('syslinux.efi', 'pxelinux.0'), []);
    assert.deepEqual(ladder('loader', 'start.0'), []);
    assert.deepEqual(ladder('syslinux.efi', 'ipxe.efi'), []);
    assert.deepEqual(ladder('syslinux.efi', 'pxelinux.0', '  filename "pxelinux.0";\n'), []);
  });

  it('says what lies there, where the name says something else', () => {
    const message = (text: string): string =>
      findings({
        [DHCPD]: `authoritative;\n${subnet('  next-server 192.168.1.1;\n  filename "bootx64.efi";\n')}${host('')}`,
        'srv/tftp/bootx64.efi': text,
      }).find(({ rule }) => rule === 'dhcp/uefi-gets-bios-nbp')?.message ?? '';
    assert.match(
      message('\xea'.padEnd(512, '\0')),
      /"bootx64\.efi", which is no program for UEFI: it is downloaded/,
    );
    assert.equal(message('\0'), '');
  });

  it('finds a script of iPXE under the name of a program, for UEFI and for BIOS', () => {
    const said = (name: string, text: string): (string | undefined)[] =>
      findings({
        [DHCPD]: `authoritative;\n${subnet(`  next-server 192.168.1.1;\n  filename "${name}";\n`)}${host('')}`,
        [`srv/tftp/${name}`]: text,
      })
        .filter(({ rule }) => rule === 'dhcp/uefi-gets-bios-nbp')
        .map(({ message }) => /no program: .*?(?=[:.])/.exec(message)?.[0]);
    const script = '#!ipxe\nboot menu.ipxe\n';
    assert.deepEqual(said('ipxe.efi', script), ['no program: it is downloaded, and nothing happens']);
    assert.deepEqual(said('undionly.kpxe', script), ['no program: the text is run, and the machine hangs']);
    assert.deepEqual(said('boot.ipxe', script), []);
    assert.deepEqual(said('loader', script), []);
    assert.deepEqual(said('ipxe.efi', 'x'), []);
  });

  it('means nobody by what is left when the kinds of UEFI are told apart', () => {
    const told = (lines: string): string[] =>
      findings({
        [DHCPD]: undefined,
        'etc/dnsmasq.conf': `enable-tftp\ntftp-root=/srv/tftp\ndhcp-match=set:efi,option:client-arch,7\ndhcp-match=set:efi,option:client-arch,9\ndhcp-match=set:efi,option:client-arch,6\n${lines}`,
      })
        .filter(({ rule }) => rule === 'dhcp/uefi-gets-bios-nbp')
        .map(({ severity, line }) => `${severity} ${line}`);
    const proxy =
      'dhcp-range=192.168.1.0,proxy\npxe-service=x86PC,"lab",pxelinux\ndhcp-boot=tag:efi,syslinux.efi\n';
    // A proxy's BIOS machines go by pxe-service, so that this line is left to kinds that nobody has.
    assert.deepEqual(told(`${proxy}dhcp-boot=tag:!efi,pxelinux.0\n`), []);
    const asked = 'dhcp-match=set:arm,option:client-arch,11\ndhcp-boot=tag:arm,pxelinux.0\n';
    assert.deepEqual(told(`${proxy}${asked}`), ['error 10']);
  });
});
