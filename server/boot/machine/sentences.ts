/** What firmware shows on the screen: BIOS ROMs by the PXE specification, UEFI as OVMF does, and iPXE. */
import { type About, alsoSpelt, type Speaker, sentences } from '../sentence.js';

const heard = 'Look in the log of dhcpd whether it heard the machine ask, and what it said.';
const daemon =
  'Look whether the TFTP daemon runs on that address, and whether a firewall lets UDP port 69 through.';
const served = 'Compare the boot file that DHCP names with what lies below the TFTP root.';
const named = 'Write filename and next-server where the machine gets its address.';

export const romSays = sentences({
  macAddress: {
    words: 'CLIENT MAC ADDR: {mac}',
    stage: 'dhcp',
    means: 'The ROM names the MAC of the machine.',
  },
  ownAddress: {
    words: 'CLIENT IP: {address}',
    stage: 'dhcp',
    means: 'The machine got this address.',
  },
  noFileName: {
    words: 'PXE-E53: No boot filename received',
    also: ['PXE-E53:'],
    stage: 'dhcp',
    means: 'A DHCP server answered, and named no boot file.',
    todo: named,
  },
  noOffer: {
    words: 'PXE-E51: No DHCP or proxyDHCP offers were received',
    also: ['PXE-E51:'],
    stage: 'dhcp',
    means: 'No DHCP server answered the machine.',
    todo: heard,
  },
  onlyProxy: {
    words: 'PXE-E52: proxyDHCP offers were received. No DHCP offers were received',
    also: ['PXE-E52:'],
    stage: 'dhcp',
    means: 'A server named a boot file, but nobody gave the machine an address.',
    todo: heard,
  },
  proxySilent: {
    words: 'PXE-E55: proxyDHCP service did not reply to request on port 4011',
    also: ['PXE-E55:'],
    stage: 'dhcp',
    means: 'A reply with option 60 sent the machine to a boot server, which does not answer.',
    todo: 'Take option 60 (vendor-class-identifier "PXEClient") out of the replies where no such service runs.',
  },
  noCable: {
    words: 'PXE-E61: Media test failure, check cable',
    also: ['PXE-E61:'],
    stage: 'dhcp',
    means: 'The network card has no link.',
    todo: 'Look at the cable and the port of the switch.',
    outside: true,
  },
  badMenu: {
    words: 'PXE-E74: Bad or missing PXE menu and/or prompt information',
    also: ['PXE-E74:'],
    stage: 'dhcp',
    means: 'Option 43 of the reply cannot be read.',
    todo: 'Look at the vendor options that are sent with option 60.',
  },
  noBootServer: {
    words: 'PXE-E78: Could not locate boot server',
    also: ['PXE-E78:'],
    stage: 'dhcp',
    means: 'Option 43 sent the machine to look for a boot server, and none answered.',
    todo: 'Set discovery control to 8, or take the vendor options away.',
  },
  noArp: {
    words: 'PXE-E11: ARP timeout',
    also: ['PXE-E11:'],
    stage: 'files',
    means: 'Nobody on the wire has the address of the TFTP server.',
    todo: 'Look at next-server, and at the router where the server is in another network.',
  },
  tftpTimeout: {
    words: 'PXE-E32: TFTP open timeout',
    also: ['PXE-E32:'],
    stage: 'files',
    means: 'The TFTP server that the machine was sent to does not answer.',
    todo: daemon,
  },
  tftpNotFound: {
    words: 'PXE-E3B: TFTP Error - File Not found',
    also: ['PXE-E3B:'],
    stage: 'files',
    means: 'The TFTP server has no file of the name that DHCP gave.',
    todo: served,
  },
  tftpDenied: {
    words: 'PXE-E3C: TFTP Error - Access violation',
    also: ['PXE-E3C:'],
    stage: 'files',
    means: 'The TFTP server refuses the name that DHCP gave.',
    todo: served,
  },
  tftpUndefined: {
    words: 'PXE-T00: {words}',
    also: ['PXE-T00:'],
    stage: 'files',
    means: "The TFTP server refused the boot file; behind the colon stand the server's own words.",
    todo: 'Look at the permissions of the file and of the folders above it.',
  },
  tftpAbsent: {
    words: 'PXE-T01: {words}',
    also: ['PXE-T01:'],
    stage: 'files',
    means: 'The TFTP server has no file of the name that DHCP gave.',
    todo: served,
  },
  tftpRefused: {
    words: 'PXE-T02: {words}',
    also: ['PXE-T02:'],
    stage: 'files',
    means: "The TFTP server refused the name; behind the colon stand the server's own words.",
    todo: 'Write the name as the server takes it: relative with --secure, absolute without.',
  },
  tooBig: {
    words: 'PXE-E79: NBP is too big to fit in free base memory',
    also: ['PXE-E79:'],
    stage: 'loader',
    means: 'The boot file is no 16-bit boot program: a kernel, or one for UEFI.',
    todo: 'Name a loader such as pxelinux.0 for machines that start by BIOS.',
  },
  noReadTimeout: {
    words: 'PXE-E35: {words}',
    also: ['PXE-E35:'],
    stage: 'files',
    means: 'The TFTP server began to send the boot file, and fell silent.',
    todo: 'Look whether a firewall lets answers from other ports of the server through.',
  },
  noTftpOpen: {
    words: 'PXE-E36: {words}',
    also: ['PXE-E36:'],
    stage: 'files',
    means: 'The TFTP server answered with an error.',
    todo: served,
  },
  exits: {
    words: 'PXE-M0F: Exiting',
    also: ['PXE-M0F:'],
    stage: 'dhcp',
    means: 'The ROM gives up; the line before says why.',
  },
});

export const rom: Speaker = {
  program: 'PXE ROM',
  tags: [],
  firmware: 'bios',
  sentences: Object.values(romSays),
};

/** `client`: PXE or HTTP. */
const device = 'Boot{number} "UEFI {client}v4 (MAC:{mac})"' as const;

export const uefiSays = sentences({
  ownAddress: {
    words: 'Station IP address is {address}',
    stage: 'dhcp',
    means: 'The machine got this address.',
  },
  noValidOffer: {
    words: 'PXE-E16: No valid offer received.',
    stage: 'dhcp',
    means:
      'No reply was one that this firmware takes: nobody answered with a boot file, or option 60 came without option 43.',
    todo: named,
  },
  noResponse: {
    words: 'PXE-E18: Server response timeout.',
    stage: 'dhcp',
    means: 'No DHCP server answered the machine.',
    todo: heard,
  },
  cancelled: {
    words: 'PXE-E21: Remote boot cancelled.',
    stage: 'dhcp',
    means:
      'Option 43 leaves the machine no boot server to ask, or a dnsmasq in proxy mode has no boot file for it.',
    todo: 'Set discovery control to 8, or take the vendor options away; give the proxy a pxe-service for this kind of UEFI.',
  },
  tftpError: {
    words: 'PXE-E23: Client received TFTP error from server.',
    stage: 'files',
    means: 'The TFTP server refused the boot file.',
    todo: served,
  },
  httpNotFound: {
    words: 'Client Error: 404 Not Found',
    stage: 'files',
    means: 'The web server has no file of that name.',
    todo: 'Compare the path of the URL with what the web server gives out.',
  },
  noHttpOffer: {
    words: 'Error: Server response timeout.',
    stage: 'dhcp',
    means: 'HTTP boot was asked for, and no reply with option 60 "HTTPClient" and an address of a file came.',
    todo: 'Answer requests of HTTPClient with option 60 "HTTPClient" and a URL as boot file.',
  },
  noRootDevice: {
    words: 'Failed to locate root device to prep for file operations & ADV initialization',
    stage: 'loader',
    means: 'syslinux.efi was loaded over HTTP, and can load nothing itself but over PXE.',
    todo: 'Boot with PXE, or give HTTP boot another loader, such as iPXE or GRUB.',
  },
  notSupported: {
    words: `BdsDxe: failed to start ${device}{rest} Unsupported`,
    stage: 'loader',
    means: 'The boot file is a program for another kind of processor.',
    todo: 'Name a boot file that is built for this firmware.',
  },
  notFound: {
    words: `BdsDxe: failed to load ${device}{rest} Not Found`,
    stage: 'loader',
    means: 'Nothing came over the network that this firmware can start.',
    todo: 'Name a boot file that is built for this firmware.',
  },
  starts: {
    words: `BdsDxe: starting ${device}{rest}`,
    stage: 'loader',
    means: 'The firmware starts what it loaded.',
  },
});

export const uefi: Speaker = {
  program: 'UEFI',
  tags: [],
  firmware: 'efi-x64',
  sentences: Object.values(uefiSays),
};

/** iPXE names its pages by https since 2021. */
export function withPages<const Table extends Readonly<Record<string, About>>>(table: Table): Table {
  return alsoSpelt(table, (words) =>
    words.includes('(http://ipxe.org/') ? words.replace('(http:', '(https:') : undefined,
  );
}

export const ipxeSays = sentences(
  withPages({
    card: {
      words: 'net{number}: {mac} using {driver}',
      stage: 'dhcp',
      means: 'iPXE names the MAC of the machine.',
    },
    noLink: {
      words: 'Waiting for link-up on net{rest} Down',
      stage: 'dhcp',
      means: 'The card of the machine has no link.',
      todo: 'Look at the cable and the port of the switch; with spanning tree, let it forward at once (portfast).',
      outside: true,
    },
    noAnswer: {
      words: 'Configuring (net{number} {mac}){rest} No configuration methods succeeded',
      // Before 2013.
      also: ['DHCP (net{number} {mac}){rest} Connection timed out'],
      stage: 'dhcp',
      means: 'iPXE asked for an address, and took no answer.',
      todo: heard,
    },
    configures: {
      words: 'Configuring (net{number} {mac})',
      stage: 'dhcp',
      means: 'iPXE asks for an address.',
    },
    ownAddress: {
      words: 'net{number}: {address}/',
      stage: 'dhcp',
      means: 'The machine got this address.',
    },
    nothing: {
      words: 'Nothing to boot: No such file or directory (http://ipxe.org/2d03e13b)',
      // The number is another one for each firmware.
      also: ['Nothing to boot: No such file or directory'],
      stage: 'dhcp',
      means:
        'No DHCP server gave the machine an address and a boot file, or a proxy named a boot file and no server for it.',
      todo: heard,
    },
    noSan: {
      words: 'Could not open SAN device: Error 0x3f122003',
      stage: 'dhcp',
      means: 'DHCP names a root-path and no boot file, and iPXE takes the root-path for a disk.',
      todo: named,
    },
    noServer: {
      words: 'Could not open SAN device: Operation not supported (http://ipxe.org/3c092003)',
      stage: 'dhcp',
      means: 'DHCP names a boot file and no server to load it from (siaddr 0.0.0.0).',
      todo: named,
    },
    fileMissing: {
      words: 'tftp://{server}/{file}... No such file or directory',
      stage: 'files',
      means: 'The TFTP server has no file of the name that DHCP gave.',
      todo: served,
    },
    urlMissing: {
      words: '{url}... No such file or directory',
      stage: 'files',
      means: 'The server has no file where this URL leads.',
      todo: 'Put the file into the folder that the server gives out, or correct the URL.',
    },
    serverSilent: {
      words: 'tftp://{server}/{file}... Connection timed out',
      stage: 'files',
      means: 'The TFTP server that the machine was sent to does not answer.',
      todo: daemon,
    },
    notExecutable: {
      words: 'Could not boot: Exec format error',
      stage: 'loader',
      means: 'iPXE loaded a file that is neither a script nor a program for this firmware.',
      todo: 'Name a boot file that is built for this firmware; a script begins with #!ipxe.',
    },
    chained: {
      words: '{file} : {size} bytes [{kind}]',
      stage: 'loader',
      means: 'iPXE loaded the file.',
    },
    noDevices: {
      words: 'No more network devices',
      stage: 'dhcp',
      means: 'iPXE gives up; the line before says why.',
    },
  }),
);

export const ipxeRom: Speaker = {
  program: 'iPXE',
  tags: [],
  firmware: 'ipxe',
  sentences: Object.values(ipxeSays),
};
