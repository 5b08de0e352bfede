/** The firmwares that a machine may have, by name, in the order in which people are shown them. */

/** What asks over the network when a machine is switched on. `efi-http-x64`: UEFI that boots over HTTP. */
export const firmwares = [
  'bios',
  'efi-x64',
  'efi-ia32',
  'efi-arm64',
  'efi-http-x64',
  'ipxe',
  'etherboot',
  'raspberry-pi',
] as const;

export type Firmware = (typeof firmwares)[number];
