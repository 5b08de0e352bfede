/** A reply says PXEClient in option 60 without option 43, which sends UEFI to look for a boot server that is not there. */
import { changed, miniature, WITHOUT_PXELINUX } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const WITH = (option43: string) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";',
      `  option vendor-class-identifier "PXEClient";\n${option43}  filename "syslinux.efi";`,
    ),
    ...WITHOUT_PXELINUX,
  });

export const dhcpPxeclientWithout43 = faultRule({
  id: 'dhcp/pxeclient-without-43',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'dhcpd says PXEClient in option 60, and nothing in option 43 lets UEFI load its boot file at once.',
    why: 'A reply with option 60 "PXEClient" is that of a PXE boot server. UEFI then takes the settings of PXE out of option 43; without bit 3 of its discovery control (6) it asks port 4011 for a boot server, where nobody answers: `PXE-E16: No valid offer received.`',
    avoid: WITH(''),
    prefer: WITH('  option vendor-encapsulated-options 06:01:08:ff;\n'),
    references: ['PXE specification 2.1, 2.2 and 2.4', 'edk2 NetworkPkg/UefiPxeBcDxe'],
  },
  story: () => 'UEFI does not take a reply with option 60 "PXEClient" and no option 43 that it can go by',
  message: ({ server, nowhere, console }, { who, single }) =>
    `Option 60 says "PXEClient", but nothing in option 43 says to load the boot file at once, ${
      nowhere ? 'and it leaves UEFI no boot server to ask' : 'so UEFI looks for a boot server on port 4011'
    }: ${console} That holds for ${who}${single ? '' : ' alike'}. ${
      server === 'dnsmasq'
        ? 'Where dnsmasq gives addresses itself, pxe-service is for BIOS only: take the line for this kind of machine away, and name its file in a dhcp-boot line with the tag of such machines.'
        : 'Take the option away, or add "option vendor-encapsulated-options 06:01:08:ff;".'
    }`,
  related: ({ others }) => others.map((place) => ({ place, message: 'option 43, without bit 3 of tag 6' })),
});
