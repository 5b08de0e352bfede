/** UEFI's HTTP boot loads syslinux.efi, which can go on over PXE alone. */
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const TOLD = (name: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `class "http" {
  match if substring(option vendor-class-identifier, 0, 10) = "HTTPClient";
  option vendor-class-identifier "HTTPClient";
  filename "http://192.168.1.1/${name}";
}
${miniature()['etc/dhcp/dhcpd.conf']}`.replace('  filename "pxelinux.0";\n', ''),
    'diskless-lint.json': '{ "httpRoot": "/srv/http" }\n',
    'srv/http/syslinux.efi': '',
    'srv/http/ipxe.efi': '',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/vmlinuz.config': undefined,
    'diskless/node21/etc/fstab': undefined,
    'etc/exports': undefined,
  });

export const dhcpSyslinuxOverHttp = faultRule({
  id: 'dhcp/syslinux-over-http',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A machine that boots over HTTP is told a URL of syslinux.efi.',
    why: 'syslinux.efi loads its other half, its configuration and the kernel with the PXE client that loaded it. HTTP boot is another client: `Failed to locate root device to prep for file operations & ADV initialization`, and the firmware goes on to its next entry.',
    avoid: TOLD('syslinux.efi'),
    prefer: TOLD('ipxe.efi'),
    references: ['Syslinux efi/main.c', 'UEFI specification, HTTP boot'],
  },
  story: () => 'syslinux.efi goes on over PXE alone, and was loaded over HTTP',
  message: ({ url }, { who }) =>
    `${url} is loaded over HTTP, and syslinux.efi loads its own files by PXE only: Failed to locate root device. That is where ${who} will end. Name iPXE or a GRUB with its http module there, or boot with PXE.`,
});
