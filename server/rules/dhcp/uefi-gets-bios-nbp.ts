/** A machine is told a boot file that its firmware cannot start: UEFI gets a loader for BIOS, or the other way round. */

import { toldByFirmware } from '../about/examples/twofirmwares.js';
import { miniature, WITHOUT_PXELINUX } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const LADDER = (efi: string, bios: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': toldByFirmware({ efi, bios }),
    // PXELINUX cannot be followed where a BIOS machine is told another loader.
    ...WITHOUT_PXELINUX,
  });

export const dhcpUefiGetsBiosNbp = faultRule({
  id: 'dhcp/uefi-gets-bios-nbp',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A machine is told a boot file that its firmware cannot start: UEFI gets a loader for BIOS, BIOS one for UEFI, or a processor one for another.',
    why: 'UEFI shows `NBP file downloaded successfully`, finds no program in it and goes on to the next boot device. The file is looked at where it is there, else its name tells. BIOS shows `PXE-E79: NBP is too big to fit in free base memory`, or hangs.',
    avoid: LADDER('pxelinux.0', 'syslinux.efi'),
    prefer: LADDER('syslinux.efi', 'pxelinux.0'),
    references: ['RFC 4578, 2.1', 'PXE specification 2.1'],
  },
  // Where a machine with one firmware gets what is for the other, and the other way round, two names are exchanged.
  cause: ({ file, uefi, asks, built }) =>
    built === undefined || uefi !== (built === 'BIOS')
      ? undefined
      : {
          key: 'firmware',
          ofOneMachine: true,
          distance: 0,
          side: uefi ? 'UEFI' : 'BIOS',
          here: `"${file}" is told to ${asks} here`,
          together: 'Each of the two boot files stands in the place of the other: exchange them.',
        },
  // Where it is iPXE that is told iPXE, which of its binaries that is matters no more.
  saidBy: ({ byIpxe }) => (byIpxe ? ['dhcp/ipxe-loop', 'dnsmasq/ipxe-loop'] : []),
  story: ({ file, asks, built, isScript }) =>
    isScript
      ? `${file} is a script of iPXE, and ${asks} starts none`
      : built === undefined
        ? `${file} is no program for UEFI, and ${asks} cannot start it`
        : `${file} is built for ${built}, and ${asks} cannot start it`,
  message: ({ file, asks, built, uefi, isScript, console }, { who, traces }) =>
    `A machine with ${asks} (architecture ${architecture(traces[0]?.loader.client.architecture)}) is told to load "${file}", ${isScript ? 'which is a script of iPXE and no program' : built === undefined ? 'which is no program for UEFI' : `a program for ${built}`}${
      uefi
        ? ': it is downloaded, and nothing happens'
        : isScript
          ? ': the text is run, and the machine hangs'
          : ''
    }${console === undefined ? '' : `: ${console}`}. That holds for ${who}. ${
      isScript
        ? 'Give it iPXE, and the script to iPXE alone.'
        : uefi
          ? 'Give it a loader for its UEFI, such as "syslinux.efi".'
          : 'Give it a loader for BIOS, such as "pxelinux.0".'
    }`,
  related: ({ others }) =>
    others.slice(0, 1).map((place) => ({ place, message: 'a machine that is told it' })),
});

/** As dhcpd.conf writes option 93. */
function architecture(code = 0): string {
  return `00:${code.toString(16).padStart(2, '0')}`;
}
