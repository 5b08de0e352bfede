/** What goes wrong when a kernel, or the script of its initial ramdisk, asks for its root: before the server has a say in it. */

import type { FaultBase } from '../../fault.js';
import type { RamdiskName } from '../../initramfs/names.js';
import type { NotBuiltIn } from '../faults.js';

/** Neither the words nor DHCP give the address of a server. */
export interface NoServerAddress extends FaultBase<'nfsroot/no-server-address'> {
  readonly path: string;
}

/** `nfsroot=` begins with a name, and whoever mounts the root resolves none. */
export interface NamedServer extends FaultBase<'cmdline/nfsroot-hostname'> {
  readonly name: string;
  /** All of what `nfsroot=` says. */
  readonly value: string;
  readonly by: 'kernel' | 'nfsmount';
}

/** Options that are part of the path, or that a blank cut off. */
export interface LostOptions extends FaultBase<'cmdline/nfsroot-separator'> {
  readonly option: string;
  readonly inPath: boolean;
  /** `nfsroot=` as it was meant, and the places that it replaces, the first and the last. */
  readonly right: string;
}

/** Nothing names the path, and the one that the kernel takes then is not exported. */
export interface UnsaidPath extends FaultBase<'cmdline/root-path-unset-default'> {
  readonly path: string;
  /** `nfsrot`, where a word is meant to name it. */
  readonly misspelt: string | undefined;
  /** `nfsroot=` as it was meant, where a blank in it makes two words of it. */
  readonly torn: string | undefined;
}

/** `%s` stands for the name where the address leads to a root, or the other way round. */
export interface WrongExpansion extends FaultBase<'nfsroot/percent-s-hostname'> {
  readonly path: string;
  /** What %s stands for, and what it would have to stand for. */
  readonly now: string;
  readonly meant: string;
  readonly meantPath: string;
  readonly byName: boolean;
  /** The name is that of `ip=`, which DHCP does not change. */
  readonly byIp: boolean;
  readonly lacks: 'exported' | 'there';
}

/** No word names the version. */
export interface DefaultVersion extends FaultBase<'nfsroot/default-version-mismatch'> {
  /** The kernel's configuration says that it asks for version 2; most others do, too. */
  readonly known: boolean;
}

export interface VersionNotBuiltIn extends NotBuiltIn<'kernel/nfs-version-missing'> {
  readonly version: string;
}

/** `at` is the option. */
export interface UnknownOption extends FaultBase<'cmdline/nfsroot-bad-option'> {
  readonly option: string;
  /** What is wrong with it. */
  readonly why: string;
  /** The name is unknown, and not only the value wrong. */
  readonly unknown: boolean;
  /** Who mounts it. */
  readonly by: 'dracut' | 'kernel';
}

export interface RefusedOption extends FaultBase<'initramfs/klibc-nfs-option'> {
  readonly option: string;
  /** The message that nfsmount ends with. */
  readonly refusal: string;
  /** `nfsroot=` as it was meant, where a comma without an option ends it. */
  readonly right?: string;
}

/** root-path begins as dracut or iPXE write it, and who reads it takes all of it for a path. */
export interface RootPathDialect extends FaultBase<'dhcp/root-path-dialect'> {
  /** Without its colon. */
  readonly scheme: string;
  /** All of what root-path says. */
  readonly text: string;
}

export interface RootPathTooLong extends FaultBase<'dhcp/root-path-too-long'> {
  readonly length: number;
  readonly room: number;
}

export interface TooLong extends FaultBase<'cmdline/nfsroot-too-long'> {
  readonly part: 'path' | 'options';
  readonly length: number;
  readonly room: number;
}

/** The gateway of a static ip= is in no network of the card, and the kernel sets no default route. */
export interface GatewayOutside extends FaultBase<'cmdline/ip-gateway-outside'> {
  /** As ip= has them. */
  readonly gateway: string;
  readonly address: string;
  /** With the length of its mask. */
  readonly network: string;
}

/** init= names a program that is not there, and another one is started. */
export interface InitMissing extends FaultBase<'cmdline/init-missing'> {
  /** What init= names, in which root. */
  readonly named: string;
  readonly path: string;
  /** Who looks for it, and what it starts in its place. */
  readonly by: NoInit['by'];
  readonly instead: string;
}

/** Nothing in the mounted root can be started. */
export interface NoInit extends FaultBase<'roottree/no-init'> {
  readonly path: string;
  /** What init= names. */
  readonly named: string | undefined;
  /** Who starts the first program, and what it tries where no word names one. */
  readonly by: 'kernel' | RamdiskName;
  readonly tried: readonly string[];
  /** The first program that is there and cannot be started, or ends at once. */
  readonly failed: FailedInit | undefined;
  /** A shell is started in its place. */
  readonly shell: boolean;
}

export interface FailedInit {
  readonly program: string;
  /** Its mode, what it needs or its link leads to, or what it is: a folder, or a script for a kernel that starts none. */
  readonly why: 'mode' | 'interpreter' | 'library' | 'link' | 'directory' | 'script';
  /** What is not there; of the others, what the program is found at. */
  readonly lacks: string;
}

/** The kernel runs init without a console: from then on nothing appears on the screen. */
export interface ConsoleMissing extends FaultBase<'roottree/console-missing'> {
  readonly path: string;
  readonly release: string;
  /** Nothing at all is in dev, and a kernel that brings a console of its own has no devtmpfs either. */
  readonly empty: boolean;
}

export type RootFault =
  | ConsoleMissing
  | DefaultVersion
  | LostOptions
  | NamedServer
  | GatewayOutside
  | InitMissing
  | NoInit
  | NoServerAddress
  | RefusedOption
  | RootPathDialect
  | RootPathTooLong
  | TooLong
  | UnknownOption
  | UnsaidPath
  | VersionNotBuiltIn
  | WrongExpansion;
