/** Boots and names of files go in; the packets of the same machines with other firmware, and which firmware a file is for, come out. */
import { firmwareClient } from '../../../boot/index.js';
import type { BootTrace, DhcpClient } from '../../../boot/trace.js';

/** The machine of a trace with a firmware of another architecture. */
export function withArchitecture({ loader }: BootTrace, architecture: number): DhcpClient {
  const code = String(architecture).padStart(5, '0');
  const undi = architecture === 0 ? '002001' : '003000';
  return {
    ...firmwareClient('efi-x64', undefined),
    mac: loader.client.mac,
    relay: loader.client.relay,
    architecture,
    vendorClass: `PXEClient:Arch:${code}:UNDI:${undi}`,
  };
}

/** Loaders for a BIOS only, by names that are used for nothing else. */
export function isBiosLoader(file: string): boolean {
  const name = file.split('/').at(-1) ?? '';
  return /^([lg]?pxelinux\.0|undionly\.(0|pxe)|pxeboot\.(0|n12)|ipxe\.pxe|[^.]*\.k{1,2}pxe)$/i.test(name);
}

export function isEfiLoader(file: string): boolean {
  return /\.efi$/i.test(file) && !file.includes('://');
}

/** The traces of machines that the DHCP server answers for certain. */
export function answered(boots: readonly BootTrace[]): BootTrace[] {
  return boots.filter(({ loader }) => loader.answered === 'yes');
}
