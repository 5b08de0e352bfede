/** What goes wrong in a script of iPXE. */
import type { FaultBase } from '../../fault.js';

/** A file that a command loads is not there. */
export interface IpxeFileMissing extends FaultBase<'ipxe/file-missing'> {
  readonly command: string;
  /** As the script names it, settings put in. */
  readonly name: string;
  readonly path: string;
  /** A folder is there in its place. */
  readonly folder: boolean;
  readonly near: string | undefined;
  /** The file that is meant lies in a folder whose name is a slip away. */
  readonly misplaced: boolean;
  /** The script that has the hardware address of the machine in its name. */
  readonly own: string | undefined;
}

/** goto finds no such label. */
export interface LabelMissing extends FaultBase<'ipxe/label-missing'> {
  readonly label: string;
  readonly near: string | undefined;
}

/** iPXE does not take a command as it is written; the parser says why. */
export interface CommandRefused extends FaultBase<'ipxe/command-refused'> {
  readonly command: string;
  readonly known: boolean;
  /** What is wrong with words that another command would take. */
  readonly why?: string;
}

/** The first bytes of a script are not #!ipxe. */
export interface MagicMissing extends FaultBase<'ipxe/magic-missing'> {
  readonly name: string;
  /** Something stands before it. */
  readonly late: boolean;
  readonly uefi: boolean;
}

/** The script ends with a kernel loaded, and nothing starts it. `at` is the line that loads it. */
export interface BootMissing extends FaultBase<'ipxe/boot-missing'> {
  readonly kernel: string;
  /** The script that ends last. */
  readonly script: string;
  /** What the script comes to instead. */
  readonly then: 'over' | 'exit' | 'disk' | 'shell' | 'menu' | 'anew' | 'off';
  /** A comment takes in a line between the two, which may be the one that starts it: then `at` is its end. */
  readonly swallowed: boolean;
  /** The script ends at a command that fails. */
  readonly failed: boolean;
}

/** iPXE has no script built into it, and is told to load itself again. */
export interface LoadsItself extends FaultBase<'ipxe/loads-itself'> {
  readonly file: string;
}

/** `imgfree` throws away the kernel that `boot` is to start. `at` is the line of imgfree. */
export interface ImageFreed extends FaultBase<'ipxe/image-freed'> {
  readonly kernel: string;
}

/** Under UEFI no `initrd=` among the words of a kernel names its initial ramdisks, or one names what is not loaded. */
export interface InitrdWordMissing extends FaultBase<'ipxe/initrd-word-missing'> {
  readonly kernel: string;
  readonly initrds: readonly string[];
  /** The name that no image has. */
  readonly wrong: string | undefined;
  /** The iPXE that runs, or the kernel, is known to be too old to do without. */
  readonly sure: boolean;
}

/** Under UEFI iPXE starts programs for UEFI only, and the kernel is none. `at` is the line of its configuration, or the one that loads it. */
export interface EfiStubMissing extends FaultBase<'ipxe/efi-stub-missing'> {
  readonly kernel: string;
  readonly path: string;
  /** Known by the configuration, not by the image. */
  readonly configured: boolean;
}

/** The script loads a kernel, does not start it, and comes to another one behind the next label. `at` is the line that loads the first. */
export interface KernelPassedOver extends FaultBase<'ipxe/kernel-passed-over'> {
  readonly kernel: string;
  /** What starts instead. */
  readonly instead: string;
  readonly label: string;
}

/** A name that is no URL has a colon, before which iPXE sees the scheme of one. */
export interface ColonInName extends FaultBase<'ipxe/colon-in-name'> {
  readonly command: string;
  readonly name: string;
  /** What brings the colon, as it is written: `${mac}`. */
  readonly setting: string | undefined;
  /** The scheme of a URL is a slip away from one that iPXE knows. */
  readonly misspelt: boolean;
}

/** The name is a URL whose server or port is empty, as one that begins with a setting that nothing sets. */
export interface UrlIncomplete extends FaultBase<'ipxe/url-incomplete'> {
  readonly command: string;
  readonly name: string;
  readonly lacks: 'server' | 'port' | 'slashes';
  /** What is empty in its place, as it is written: `${server}`; undefined where another line has put it together. */
  readonly setting: string | undefined;
}

/** A script chains itself, or one that chains it, and nothing ever ends that. `at` is the name that leads back. */
export interface ScriptLoop extends FaultBase<'ipxe/script-loop'> {
  /** As the script names the one that it leads back to. */
  readonly name: string;
  /** Those that call each other, in their order; a single one calls itself. */
  readonly scripts: readonly string[];
}

/** A script goes round between a label and a goto, and nothing between changes anything. `at` is the label that goto names. */
export interface LabelLoop extends FaultBase<'ipxe/label-loop'> {
  readonly label: string;
}

export type IpxeFault =
  | BootMissing
  | ImageFreed
  | LoadsItself
  | ColonInName
  | CommandRefused
  | EfiStubMissing
  | InitrdWordMissing
  | IpxeFileMissing
  | KernelPassedOver
  | LabelLoop
  | LabelMissing
  | MagicMissing
  | ScriptLoop
  | UrlIncomplete;
