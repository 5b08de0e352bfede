/** Under UEFI iPXE is given a kernel that is no program for UEFI. */
import { IPXE_SCRIPT, ipxeSite, UEFI_DNSMASQ } from '../about/examples/ipxe.js';
import { faultRule } from '../rule.js';

/** What a kernel begins with: the sign of Linux at octet 514, and before it that of programs for UEFI, where it has the stub. */
const kernel = (begin: string) => `${begin.padEnd(0x202, '\0')}HdrS`;

const site = (begin: string) =>
  ipxeSite({
    'etc/dnsmasq.conf': UEFI_DNSMASQ,
    'srv/tftp/boot.ipxe': IPXE_SCRIPT,
    'srv/tftp/ipxe.efi': 'MZ\0',
    'srv/tftp/vmlinuz': kernel(begin),
  });

export const ipxeEfiStubMissing = faultRule({
  id: 'ipxe/efi-stub-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A UEFI machine is given a kernel without an EFI stub by iPXE.',
    why: 'iPXE for UEFI starts programs for UEFI only, and a kernel is one when it was built with `CONFIG_EFI_STUB=y`: its image then begins with `MZ`. It loads any other, and the script ends there with `Could not boot image: Exec format error (http://ipxe.org/2e008081)`. iPXE on BIOS starts both kinds. The image is looked at where it is there, else the configuration that it was built with.',
    avoid: site('\xea'),
    prefer: site('MZ'),
    references: [
      'ipxe.org/err/2e0080',
      'Linux Documentation/admin-guide/efi-stub.rst',
      'arch/x86/boot/header.S',
    ],
  },
  story: ({ kernel }) => `${kernel} has no EFI stub, and iPXE for UEFI starts no other kernel`,
  message: ({ kernel, configured, console }, { who, single }) =>
    `iPXE under UEFI cannot start ${kernel}, which ${configured ? 'is built' : 'was built'} without CONFIG_EFI_STUB, so ${who} ${single ? 'does' : 'do'} not boot: "${console}". Build it with CONFIG_EFI=y and CONFIG_EFI_STUB=y.`,
  related: ({ others, path }) => others.map((place) => ({ place, message: `${path} is loaded here` })),
});
