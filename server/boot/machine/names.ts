/** What asks over the network when a machine is switched on. `efi-http-x64`: UEFI that boots over HTTP. */
export type Firmware = 'bios' | 'efi-x64' | 'efi-ia32' | 'efi-arm64' | 'efi-http-x64' | 'ipxe' | 'etherboot';
