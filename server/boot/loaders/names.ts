/** The name of a boot file goes in, which loader it is comes out, as far as its name tells. */
import { baseName } from '../../site/serverpath.js';
export type Loader = 'pxelinux' | 'ipxe' | 'grub' | 'u-boot' | 'kernel' | 'url' | 'other';

/** Tests of the memory, loaders and their like, which the commands for a kernel start as well. */
const OTHER_PROGRAM = /^(?:memtest|mt86|memdisk|wimboot|hdt\b|[gi]pxe|netboot\.xyz)|\.(?:lkrn|c32)$/i;

/** A program that is no Linux, by its name. */
export function isOtherProgram(file: string): boolean {
  return OTHER_PROGRAM.test(baseName(file));
}

export function loaderOf(bootFile: string): Loader {
  if (bootFile.includes('://')) return 'url';
  const name = (bootFile.split('/').at(-1) ?? '').toLowerCase();
  if (/pxelinux|syslinux|gpxelinux|^pxeboot\.0$|^linux\.0$/.test(name)) return 'pxelinux';
  if (/undionly|ipxe|gpxe|snponly|xnba|\.kpxe$|\.kkpxe$/.test(name)) return 'ipxe';
  if (/grub|shim|^core\.0$|^boot(x64|ia32|aa64)\.efi$/.test(name)) return 'grub';
  if (/^(vmlinuz|bzimage|zimage|vmlinux|kernel|linux)|\.(nbi|elf|zpxe)$/.test(name)) return 'kernel';
  // Scripts and images with a header of mkimage, which no firmware of a PC starts.
  if (/^uimage|\.(?:scr|uimg|itb)$/.test(name)) return 'u-boot';
  return 'other';
}
