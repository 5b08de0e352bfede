/** A boot ROM, or UEFI's client for PXE, is told a URL, and knows TFTP only. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const told = (rom: string) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  if exists user-class and option user-class = "iPXE" {\n    filename "http://192.168.1.1/boot.ipxe";\n  } else {\n    filename "${rom}";\n  }\n`,
    ),
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': undefined,
    'srv/tftp/vmlinuz.config': undefined,
  });

export const dhcpUrlForRom = faultRule({
  id: 'dhcp/url-for-rom',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The boot file is a URL of a web server, and it is told to boot ROMs, or to the PXE client of UEFI. Where nothing tells iPXE from other ROMs, the URL of a program for BIOS is a warning.',
    why: 'They know TFTP only, and ask the TFTP server for a file of that name: UEFI shows `PXE-E23: Client received TFTP error from server.` URLs are loaded by iPXE, and by the HTTP client of UEFI, which sends architecture 16 and takes replies with option 60 "HTTPClient".',
    avoid: told('http://192.168.1.1/undionly.kpxe'),
    prefer: told('undionly.kpxe'),
    references: ['PXE specification 2.1', 'edk2 NetworkPkg/UefiPxeBcDxe', 'OVMF 2022.11'],
  },
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  commonToo: true,
  story: ({ url, uefi }) =>
    `${uefi ? 'the PXE client of UEFI' : 'a boot ROM'} knows TFTP only, and is told ${url}`,
  message: ({ url, uefi, effect, console }, { who, single }) => {
    if (effect !== 'stops')
      return `Only iPXE loads ${url}: another boot ROM knows TFTP only, and asks a TFTP server for a file of that name. Put the program on one, and name it there.`;
    const seen = console === undefined ? 'So' : `The screen shows "${console}", and`;
    const fail = `${who} ${single ? 'does' : 'do'} not boot${uefi && !single ? ', where they have such firmware' : ''}`;
    return `${uefi ? "UEFI's client for PXE" : 'A boot ROM'} knows TFTP only, and asks the TFTP server for a file of the name ${url}. ${seen} ${fail}. Name the file on a TFTP server; only iPXE, and the HTTP client of UEFI, load URLs.`;
  },
});
