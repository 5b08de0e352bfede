/** What goes wrong in PXELINUX: before it has a configuration, in what that starts, and with the files that it loads. */
import type { FaultBase } from '../../fault.js';

/** Since Syslinux 5 the boot program is a stub, whose other half is not there. */
export interface CoreModuleMissing extends FaultBase<'pxe/core-module-missing'> {
  /** The boot program on the server's disk. */
  readonly path: string;
  readonly module: string;
}

/** A module, or a library that it needs, is in no folder that is searched. */
export interface ModuleMissing extends FaultBase<'pxe/com32-missing'> {
  /** As the configuration names it. */
  readonly module: string;
  /** Its file, where that is what lacks; else undefined. */
  readonly path: string | undefined;
  /** Libraries that lack. */
  readonly libraries: readonly string[];
}

/** A module is built for another firmware than the program that loads it. */
export interface ModuleForeign extends FaultBase<'pxe/com32-foreign'> {
  /** As the configuration names it. */
  readonly module: string;
  readonly path: string;
  readonly program: string;
  /** The program is for UEFI of x64, and the module for BIOS or 32-bit UEFI; else the other way round. */
  readonly uefi: boolean;
}

/** `path`: where the file lies on the server's disk, or its name in the folder of configurations. */
export interface Instead {
  /**
   * The folder is a file, the program itself lies in the folder of its configurations, or a file has a name that is
   * never asked for: the one for all other machines, or for one.
   */
  readonly what: 'folder' | 'inside' | 'default' | 'mac case' | 'mac form' | 'address' | 'address slip';
  readonly path: string;
}

/** None of the names that are asked for is there. */
export interface NoConfiguration extends FaultBase<'pxe/no-config-for-client'> {
  /** The folder that is asked for, as the TFTP server is asked. */
  readonly folder: string;
  /** Whether that folder is there. */
  readonly present: boolean;
  /** The name of a file for this machine alone; undefined for machines that no file names. */
  readonly own: string | undefined;
  /** The file that is to blame, which `at` then is. */
  readonly instead: Instead | undefined;
}

/** The file that option 209 names is not there. */
export interface NamedConfigMissing extends FaultBase<'pxe/named-config-missing'> {
  /** As the TFTP server is asked. */
  readonly name: string;
  readonly path: string;
  readonly near: string | undefined;
  /** What it reads instead, by its own search; undefined where that finds nothing. */
  readonly instead: string | undefined;
}

/** Its own name makes PXELINUX look in another folder. */
export interface PrefixCut extends FaultBase<'pxe/prefix-underscore'> {
  readonly name: string;
  readonly character: string;
  readonly prefix: string;
}

/** Nothing starts by itself. */
export interface NothingStarts extends FaultBase<'pxe/no-default'> {
  readonly why: 'nothing said' | 'menu without entries';
  /** The first label; undefined where the file has none. */
  readonly label: string | undefined;
  /** The word that was to say it is misspelt; `at` is that word then. */
  readonly misspelt: boolean;
}

/** What is to start is no label and no file. */
export interface CommandUnknown extends FaultBase<'pxe/default-unknown'> {
  readonly word: string;
  /** A label that is a slip away; `others` begins with it. */
  readonly label: string | undefined;
  /** The first word of the line that was to be its LABEL is misspelt; `at` is that word then. */
  readonly misspelt: boolean;
  /** IMPLICIT 0: only labels may be started. */
  readonly labelsOnly: boolean;
}

/** A file that an entry loads is not there. */
export interface FileMissing<Id extends string> extends FaultBase<Id> {
  readonly name: string;
  /** What the server looks for; undefined where it refuses the name. */
  readonly path: string | undefined;
  readonly near: string | undefined;
  /** A folder is there in its place, which no server sends. */
  readonly folder?: true;
  /** The label names no kernel, so the file of its own name is asked for. */
  readonly ofLabel?: true;
  /** Of ramdisks: a comma has no name on one side. */
  readonly comma?: true;
}

/** The name has a slash in front, but is put behind the loader's folder all the same. */
export interface SlashNotAbsolute extends FaultBase<'pxe/leading-slash-not-absolute'> {
  readonly name: string;
  /** What is asked for. */
  readonly asked: string;
}

/** in.tftpd without -s refuses `..`, and so does dnsmasq. */
export interface ParentRefused extends FaultBase<'pxe/parent-dir'> {
  /** Undefined: in.tftpd. */
  readonly program: string | undefined;
  readonly name: string;
}

/** A kernel without a label does not get the words of the global APPEND; `others` begins with it. */
export interface AppendDropped extends FaultBase<'pxe/default-file-drops-append'> {
  readonly word: string;
  readonly words: string;
}

/** KERNEL takes a file for a boot program by the end of its name. */
export interface KernelTakenForProgram extends FaultBase<'pxe/kernel-extension'> {
  readonly name: string;
}

/** A URL for a loader that speaks TFTP only. */
export interface UrlNotSpoken extends FaultBase<'pxe/url-needs-lpxelinux'> {
  readonly url: string;
}

export type PxelinuxFault =
  | AppendDropped
  | CommandUnknown
  | CoreModuleMissing
  | FileMissing<'pxe/initrd-missing'>
  | FileMissing<'pxe/kernel-missing'>
  | KernelTakenForProgram
  | ModuleForeign
  | ModuleMissing
  | NamedConfigMissing
  | NoConfiguration
  | NothingStarts
  | ParentRefused
  | PrefixCut
  | SlashNotAbsolute
  | UrlNotSpoken;
