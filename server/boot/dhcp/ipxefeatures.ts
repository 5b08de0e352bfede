/** A client goes in; which features it tells in option 175 as iPXE of its usual builds comes out (config/general.h and config/defaults of iPXE; packets of Debian's binaries were read). */
import type { DhcpClient } from './answer.js';

/** The option that they stand in, as options of a space of their own. */
export const FEATURES = 175;

/** iSCSI, AoE, HTTP, TFTP, DNS and menus: what iPXE is built with unless somebody takes it out (include/ipxe/features.h). */
const EVERYWHERE: ReadonlySet<number> = new Set([17, 18, 19, 21, 23, 39]);
/** bzImage, Multiboot, PXE programs and ELF. */
const BIOS: ReadonlySet<number> = new Set([24, 25, 33, 34]);
/** Programs for UEFI. */
const EFI: ReadonlySet<number> = new Set([36]);

/** True where every usual build tells it; which others a build has, and which it lacks, is not known. */
export function tellsFeature({ userClass, others, architecture }: DhcpClient, feature: number): boolean {
  if (userClass !== 'iPXE' || others !== undefined || architecture === undefined) return false;
  return EVERYWHERE.has(feature) || (architecture === 0 ? BIOS : EFI).has(feature);
}

/** What is taken for granted where a configuration asks for them. */
export function assumedFeatures({ userClass, others }: DhcpClient, asks: boolean): string | undefined {
  return asks && userClass === 'iPXE' && others === undefined
    ? 'iPXE has the features that it is built with unless somebody takes them out (HTTP, menus, kernels)'
    : undefined;
}
