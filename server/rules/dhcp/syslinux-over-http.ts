/** UEFI's HTTP boot loads syslinux.efi, which can go on over PXE alone. */
import { httpBoot } from '../about/examples/http.js';
import { faultRule } from '../rule.js';

const TOLD = (name: string) =>
  httpBoot(`http://192.168.1.1/${name}`, undefined, {
    'diskless-lint.json': '{ "httpRoot": "/srv/http" }\n',
    'srv/http/syslinux.efi': '',
    'srv/http/ipxe.efi': '',
  });

export const dhcpSyslinuxOverHttp = faultRule({
  id: 'dhcp/syslinux-over-http',
  severity: 'error',
  since: '0.2.0',
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
