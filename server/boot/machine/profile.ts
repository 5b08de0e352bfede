/** A firmware, or the kernel, goes in; the DHCP packet it sends comes out, as far as a configuration can look at it. */
import type { MacAddress } from '../../site/address.js';
import type { DhcpClient, Firmware } from '../trace.js';
import { firmwares } from './names.js';

/** Options a PXE boot ROM asks for (PXE specification 2.1, table 2-1, and the site options PXELINUX reads). */
const romRequests: readonly number[] = [
  1, 2, 3, 4, 5, 6, 11, 12, 13, 15, 16, 17, 18, 22, 23, 28, 40, 41, 42, 43, 50, 51, 54, 58, 59, 60, 66, 67,
  128, 129, 130, 131, 132, 133, 134, 135, 150, 208, 209, 210, 211,
];

/** What the ROM of a Raspberry Pi and the bootloader in its EEPROM ask for (raspberrypi.com, "Network booting"; a trace of one). */
const raspberryRequests: readonly number[] = [43, 60, 67, 128, 129, 130, 131, 132, 133, 134, 135, 66, 1, 3];

/** iPXE src/net/udp/dhcp.c, dhcp_request_options_data. */
const ipxeRequests: readonly number[] = [
  1, 3, 6, 7, 12, 15, 17, 26, 43, 60, 66, 67, 119, 128, 129, 130, 131, 132, 133, 134, 135, 175, 203,
];

/** Linux net/ipv4/ipconfig.c, ic_dhcp_init_options. */
const kernelRequests: readonly number[] = [1, 3, 6, 12, 15, 17, 26, 40, 42];

/** Option 93 of a UEFI firmware (RFC 4578 and the IANA registry; x64 machines send 7, not 9). */
const architectures = { 'efi-x64': 7, 'efi-ia32': 6, 'efi-arm64': 11, 'efi-http-x64': 16 } as const;

/** The firmware that sends this in option 93; undefined for one that is not known. Some of x64 send 9. */
export function firmwareSending(architecture: number): Firmware | undefined {
  if (architecture === 0) return 'bios';
  if (architecture === 9) return 'efi-x64';
  return (['efi-x64', 'efi-ia32', 'efi-arm64', 'efi-http-x64'] as const).find(
    (firmware) => architectures[firmware] === architecture,
  );
}

/** What all machines with a firmware send alike. */
function usual(firmware: Firmware): Omit<DhcpClient, 'mac'> {
  const sender = { relay: undefined, bootp: false };
  switch (firmware) {
    case 'bios':
      return {
        ...sender,
        vendorClass: 'PXEClient:Arch:00000:UNDI:002001',
        userClass: undefined,
        architecture: 0,
        requested: romRequests,
      };
    case 'raspberry-pi':
      return {
        ...sender,
        vendorClass: 'PXEClient:Arch:00000:UNDI:002001',
        userClass: undefined,
        architecture: 0,
        board: firmware,
        requested: raspberryRequests,
      };
    case 'ipxe':
      return {
        ...sender,
        vendorClass: 'PXEClient:Arch:00000:UNDI:002001',
        userClass: 'iPXE',
        architecture: 0,
        requested: ipxeRequests,
      };
    case 'etherboot':
      return {
        ...sender,
        vendorClass: 'Etherboot-5.4',
        userClass: undefined,
        architecture: undefined,
        requested: [1, 3, 12, 43],
      };
    case 'efi-x64':
    case 'efi-ia32':
    case 'efi-arm64':
    case 'efi-http-x64': {
      const architecture = architectures[firmware];
      return {
        ...sender,
        vendorClass: `${firmware === 'efi-http-x64' ? 'HTTPClient' : 'PXEClient'}:Arch:${String(architecture).padStart(5, '0')}:UNDI:003000`,
        userClass: undefined,
        architecture,
        requested: romRequests,
      };
    }
  }
}

const profiles = new Map(firmwares.map((firmware) => [firmware, usual(firmware)]));

export function firmwareClient(firmware: Firmware, mac: MacAddress | undefined): DhcpClient {
  return { ...(profiles.get(firmware) ?? usual(firmware)), mac };
}

/** What the kernel sends for `ip=dhcp`: no vendor class, no architecture, no client identifier. */
export function kernelClient(mac: MacAddress | undefined): DhcpClient {
  return {
    mac,
    vendorClass: undefined,
    userClass: undefined,
    architecture: undefined,
    relay: undefined,
    requested: kernelRequests,
    bootp: false,
  };
}
