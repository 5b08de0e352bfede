/** Facts of the files under pxelinux.cfg/: what each tells PXELINUX to load, and what its name says about whom it is for. */
import type { DiskPath } from '../path.js';
import type { MacAddress } from '../address.js';
import type { KernelParameter } from '../parameters.js';
import type { Place, Said } from '../place.js';

export type { KernelParameter };

/** What the name of a configuration file says, read as PXELINUX does (core/fs/pxe/pxe.c). */
export type PxeFileName =
  /** `mac` normalised; `canonical` false for upper case, colons or a missing type prefix: PXELINUX never asks for that name. */
  | { readonly kind: 'mac'; readonly mac: MacAddress; readonly type: number; readonly canonical: boolean }
  /** One to eight hex digits of the client's address; `canonical` false when some are lower case. */
  | { readonly kind: 'address'; readonly digits: string; readonly canonical: boolean }
  | { readonly kind: 'uuid'; readonly canonical: boolean }
  | { readonly kind: 'default' }
  /** `default-arm`, `default-arm-am33xx`: only U-Boot asks for it, on boards of that processor (cmd/pxe.c). */
  | { readonly kind: 'board' }
  /** Loaded by INCLUDE, CONFIG or UI, or never. */
  | { readonly kind: 'other' };


export interface PxeKernel {
  /** KERNEL, LINUX, COM32, BOOT …, in upper case. */
  readonly directive: string;
  readonly file: Said<string>;
  /** Words after the file name on the same line. */
  readonly parameters: readonly KernelParameter[];
  readonly place: Place;
}

/** An APPEND line. `cleared` for `APPEND -`. */
export interface PxeAppend {
  readonly text: Said<string>;
  readonly parameters: readonly KernelParameter[];
  readonly cleared: boolean;
  readonly place: Place;
  /** What was to be part of it: lines that were to go on with it, and an APPEND of its label that it takes the place of. */
  readonly rests?: readonly PxeRest[];
}

/** Words that do not reach the kernel, in lines that the loader skips. */
export interface PxeRest {
  readonly parameters: readonly KernelParameter[];
  /** From the first word to the last. */
  readonly place: Place;
  /** The APPEND. */
  readonly of: Place;
}

export interface PxeLabel {
  /** As the core reads it: the first word. */
  readonly name: Said<string>;
  readonly kernel: PxeKernel | undefined;
  readonly append: PxeAppend | undefined;
  /** INITRD lines, commas split. */
  readonly initrds: readonly Said<string>[];
  /** FDT or DEVICETREE, which U-Boot alone knows. */
  readonly deviceTree?: Said<string> | undefined;
  readonly sysappend: Said<number> | undefined;
  readonly localBoot: Place | undefined;
  readonly menuDefault: Place | undefined;
  /** The first words of lines that were to be its KERNEL and its APPEND. */
  readonly misspeltKernel?: Place;
  readonly misspeltAppend?: Place;
  /** The words behind that. */
  readonly skipped?: readonly KernelParameter[];
  /** The menu that it stands in: 0 is the outermost one, each MENU BEGIN opens another. */
  readonly menu: number;
  readonly place: Place;
}

/** DEFAULT, ONTIMEOUT, ONERROR: a label or a file name with arguments. */
export interface PxeCommand {
  readonly word: Said<string>;
  readonly parameters: readonly KernelParameter[];
  readonly place: Place;
}

/** A statement that holds for the whole file, and that a later one of the same name takes the place of. */
export interface PxeReplaced {
  readonly directive: string;
  readonly text: string;
  readonly place: Place;
  /** The one that holds. */
  readonly by: Said<string>;
}

/** A line that is skipped, since its first word is no directive, but a slip of the pen away from one. */
export interface PxeMisspelt {
  /** In upper case. */
  readonly meant: string;
  /** The word behind it. */
  readonly value: string;
  /** That of the first word. */
  readonly place: Place;
}

/** INCLUDE or MENU INCLUDE. */
export interface PxeInclude {
  readonly path: Said<string>;
  readonly menu: boolean;
  /** The file that was read for it; undefined where none was found, or where it leads back to itself. */
  readonly file: DiskPath | undefined;
  /** The file includes itself, perhaps by way of others: the loader reads it again and again until it hangs. */
  readonly loops: boolean;
}

/** All that follows it is taken for help. */
export interface PxeUnendedText {
  readonly place: Place;
  /** The first directive that is lost in it. */
  readonly lost: string;
}

export interface PxeConfigFile {
  readonly file: DiskPath;
  /** Base name. */
  readonly name: string;
  readonly client: PxeFileName;
  readonly default: PxeCommand | undefined;
  readonly onTimeout: PxeCommand | undefined;
  readonly onError: PxeCommand | undefined;
  readonly ui: PxeCommand | undefined;
  readonly prompt: Said<number> | undefined;
  readonly timeout: Said<number> | undefined;
  readonly totalTimeout: Said<number> | undefined;
  /** False only where IMPLICIT 0 says so. */
  readonly implicit: boolean;
  /** The last APPEND outside a label: the default of every label without one. */
  readonly append: PxeAppend | undefined;
  readonly sysappend: Said<number> | undefined;
  /** PATH: folders in which modules are looked for, after the loader's own. */
  readonly path: readonly string[];
  /** In file order, those of included files spliced in. */
  readonly labels: readonly PxeLabel[];
  readonly includes: readonly PxeInclude[];
  /** DEFAULT, TIMEOUT and their kin that say nothing, because the same stands again further down with another value. */
  readonly replaced: readonly PxeReplaced[];
  /** KERNEL, INITRD and their kin that stand in no label: the loader passes over them. */
  readonly outside: readonly { readonly directive: string; readonly place: Place }[];
  readonly misspelt: readonly PxeMisspelt[];
  /** Lines that were to go on with an APPEND. */
  readonly rests: readonly PxeRest[];
  /** A TEXT that is never ended, here or in an included file. */
  readonly unendedText: PxeUnendedText | undefined;
  /** Words only U-Boot's reader knows (FDT, FDTDIR, …) were seen: the file is not PXELINUX's. */
  readonly uboot: boolean;
  /** The first MENU line that stands in no label, such as MENU TITLE. */
  readonly menu: Place | undefined;
  /** The first marker of a template, here or in an included file: then nothing else is said, for what is made of it is not known. */
  readonly template?: Place;
}
