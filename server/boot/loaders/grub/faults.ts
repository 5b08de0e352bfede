/** What goes wrong in GRUB: before it has a configuration, in what that starts, and with the files that it loads. */
import type { FaultBase } from '../../fault.js';

/** There is no grub.cfg where this GRUB looks. */
export interface NoGrubConfiguration extends FaultBase<'grub/no-config'> {
  /** The program, as it was asked for. */
  readonly program: string;
  /** The first name that it asks for. */
  readonly asked: string;
  /** A folder on the server's disk that holds one. */
  readonly elsewhere: string | undefined;
  /** A file that is meant for the machine, and what GRUB would ask for. */
  readonly misnamed: { readonly name: string; readonly right: string | undefined } | undefined;
  /** A file for a single machine that lies there, where the image never asks for such. */
  readonly passedBy: string | undefined;
}

/** The image opens the common file alone, and there is one for this machine beside it. */
export interface OwnConfigPassedBy extends FaultBase<'grub/own-config-not-read'> {
  readonly program: string;
  readonly own: string;
  /** What is read instead. */
  readonly common: string;
}

/** An image of grub-mknetdir is there without the modules that it loads first. */
export interface GrubModulesMissing extends FaultBase<'grub/modules-missing'> {
  readonly program: string;
  readonly path: string;
}

/** An image that knows TFTP alone, such as one of grub-mknetdir, is loaded from a web server. */
export interface GrubWithoutHttp extends FaultBase<'grub/core-over-http'> {
  readonly program: string;
  /** What it waits at. One without the module normal has nothing but a few commands. */
  readonly prompt: 'grub>' | 'grub rescue>';
}

/** DHCP names no server, and GRUB does not ask the one that answered. */
export interface GrubWithoutServer extends FaultBase<'grub/no-server'> {
  readonly program: string;
}

/** The configuration has no entry, and starts nothing by itself. */
export interface GrubStartsNothing extends FaultBase<'grub/nothing-to-start'> {
  readonly name: string;
}

/** A file that an entry loads is not there. */
export interface GrubFileMissing<Id extends string> extends FaultBase<Id> {
  readonly name: string;
  readonly path: string;
  /** Which server is asked for it. */
  readonly server: 'TFTP' | 'web';
  /** A folder is there in its place. */
  readonly folder: boolean;
  readonly near: string | undefined;
}

/** The configuration opens another one, which is not there, and has nothing to start itself. */
export interface GrubConfigMissing extends FaultBase<'grub/config-missing'> {
  readonly name: string;
  readonly path: string;
  readonly near: string | undefined;
}

/** A command is none of GRUB's, and without it nothing starts. */
export interface GrubCommandUnknown extends FaultBase<'grub/command-unknown'> {
  readonly command: string;
  /** What GRUB has instead. */
  readonly instead: string | undefined;
}

/** Names without a device lead nowhere, because `root` is empty. */
export interface GrubRootUnset extends FaultBase<'grub/root-unset'> {
  readonly kernel: string;
}

/** An entry of the menu has no title, and GRUB leaves it out. */
export interface GrubEntryWithoutTitle extends FaultBase<'grub/entry-without-title'> {
  /** The option that takes what stands behind it for its value. */
  readonly option: string | undefined;
}

/** `initrd` stands before the kernel, and loads nothing. */
export interface RamdiskBeforeKernel extends FaultBase<'grub/initrd-before-linux'> {
  /** Undefined where none is loaded at all. */
  readonly kernel: string | undefined;
}

/** `initrd` takes words for the kernel as further files. */
export interface InitrdTakesWords extends FaultBase<'grub/initrd-words'> {
  readonly word: string;
}

/** `default` names no entry; the first one starts. */
export interface GrubDefaultUnknown extends FaultBase<'grub/default-unknown'> {
  readonly word: string;
  readonly first: string;
}

export type GrubFault =
  | GrubCommandUnknown
  | GrubConfigMissing
  | GrubDefaultUnknown
  | GrubEntryWithoutTitle
  | GrubFileMissing<'grub/initrd-missing'>
  | GrubFileMissing<'grub/kernel-missing'>
  | GrubFileMissing<'grub/program-missing'>
  | GrubModulesMissing
  | GrubRootUnset
  | GrubStartsNothing
  | GrubWithoutHttp
  | GrubWithoutServer
  | InitrdTakesWords
  | NoGrubConfiguration
  | OwnConfigPassedBy
  | RamdiskBeforeKernel;
