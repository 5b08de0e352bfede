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

  it('finds each branch with a file of the other kind, an error where the machine boots with no firmware', () => {
    assert.deepEqual(ladder('pxelinux.0', 'syslinux.efi'), ['error 5', 'error 7']);
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
});
