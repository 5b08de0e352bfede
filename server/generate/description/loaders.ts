/** The boot loaders that a description can ask for: which program each firmware gets, and what it needs beside it. */
import type { BootFirmware, BootLoader, SiteDescription } from './description.js';

interface LoaderFiles {
  /** Below the TFTP root. */
  readonly file: string;
  /** What it loads next and no description can write. */
  readonly needs: readonly string[];
}

const syslinux = (file: string, module: string): LoaderFiles => ({ file, needs: [module] });

/** In the folders that grub-mknetdir makes, which also hold the modules. */
const grub = (platform: string, core: string): LoaderFiles => ({
  file: `${grubFolder}/${platform}/${core}`,
  needs: [`${grubFolder}/${platform}/normal.mod`],
});

/** What grub-mknetdir builds into its programs, unless it is told otherwise. */
export const grubFolder = 'boot/grub';

/** The script that an iPXE loads, and the folder of those of single machines. */
export const ipxeScript = 'boot.ipxe';
export const ipxeFolder = 'ipxe';

/** Syslinux 5 and later loads a module before all else. */
const loaders: Readonly<Record<BootLoader, Readonly<Record<BootFirmware, LoaderFiles>>>> = {
  pxelinux: {
    bios: syslinux('pxelinux.0', 'ldlinux.c32'),
    'efi-x64': syslinux('syslinux.efi', 'ldlinux.e64'),
  },
  ipxe: {
    bios: { file: 'undionly.kpxe', needs: [] },
    'efi-x64': { file: 'ipxe.efi', needs: [] },
  },
  grub: { bios: grub('i386-pc', 'core.0'), 'efi-x64': grub('x86_64-efi', 'core.efi') },
};

export function loaderFile(loader: BootLoader, firmware: BootFirmware): string {
  return loaders[loader][firmware].file;
}

/** All that the DHCP server of a generated site hands out. */
export function bootFileNames(loader: BootLoader): ReadonlySet<string> {
  const { bios, 'efi-x64': efi } = loaders[loader];
  return new Set([bios.file, efi.file, ...(loader === 'ipxe' ? [ipxeScript] : [])]);
}

/** The loader of a site, by the names that its DHCP server hands out. */
export function loaderOf(names: readonly string[]): BootLoader {
  const known = (loader: BootLoader): boolean =>
    names.some((name) => bootFileNames(loader).has(name.replace(/^\/+/, '')));
  return (['pxelinux', 'ipxe', 'grub'] as const).find(known) ?? 'pxelinux';
}

/** What somebody has to put into the folders that are served, which is not text. */
export function imagesNeeded({ loader, firmware, tftp, http, kernel }: SiteDescription): string[] {
  const programs = firmware.flatMap((kind) => [loaders[loader][kind].file, ...loaders[loader][kind].needs]);
  const images = [kernel.image, ...(kernel.initrd === undefined ? [] : [kernel.initrd])];
  return [
    ...programs.map((name) => below(tftp.root, name)),
    ...images.map((name) => below(http ?? tftp.root, name)),
  ];
}

export function below(folder: string, name: string): string {
  return `${folder === '/' ? '' : folder}/${name}`;
}
