/** What goes wrong when the init of a node goes through its own fstab: init runs, and a directory is missing, or cannot be written. */

import type { Ipv4Address } from '../../site/address.js';
import type { FaultBase } from '../fault.js';
import type { ExportsRefused, RepeatedRoot, SubmountHidden } from '../nfsd/faults.js';

/** A line of fstab and what comes of it. */
interface OfMount<Id extends string> extends FaultBase<Id> {
  readonly source: string;
  readonly target: string;
  /** Something is mounted, and only less than was asked for. */
  readonly mounted?: true;
  /** nofail, bg or an automount: the boot does not wait for it. */
  readonly optional: boolean;
}

/** The line of `/` asks for other options than the kernel mounted with. `at` is the first of them. */
export interface RemountDiffers extends OfMount<'fstab/root-remount-differs'> {
  /** The words of fstab, and for each what the kernel has. */
  readonly words: readonly string[];
  readonly kernelHas: readonly string[];
  /** The kernel mounted the root read-only, and so it stays. */
  readonly staysReadOnly: boolean;
}

export interface ServerUnresolvable extends OfMount<'fstab/server-unresolvable'> {
  readonly name: string;
  /** A name server may know the name. */
  readonly nameServer: boolean;
  /** The hosts file of the node, where it has one. */
  readonly hosts: string | undefined;
}

/** The name of the server leads the node to itself. `at` is the line of its hosts file, or the source where it is written there. */
export interface ServerLoopback extends OfMount<'fstab/server-loopback'> {
  readonly name: string;
  readonly address: Ipv4Address;
  /** A hosts file says so; else the address itself is written. */
  readonly byHosts: boolean;
}

export interface MountPointMissing extends OfMount<'fstab/mountpoint-missing'> {
  /** The root on the server. */
  readonly root: string;
  /** A file is there. */
  readonly isFile: boolean;
}

/** `at` is the option. */
export interface UnknownMountOption extends OfMount<'fstab/unknown-option'> {
  readonly why: string;
}

export interface ProtocolNotOffered extends OfMount<'fstab/protocol-not-offered'> {
  /** A version, or UDP. */
  readonly what: string;
  /** Whose kernel, or whose settings. */
  readonly by: 'kernel' | "server's kernel" | 'server';
  /** A file says so; else it is what servers of today do. */
  readonly told: boolean;
  /** What the server does offer, as far as that is known, to be asked for instead. */
  readonly instead: readonly string[];
}

export interface SourceNotExported extends OfMount<'fstab/source-not-exported'> {
  readonly path: string;
  /** `at` is the name of a client of the export that admits nobody, of which a check says so. */
  readonly mistaken: boolean;
  /** `at` is a line of exports whose path exportfs reads otherwise than it is meant. */
  readonly misread?: true;
  /** The network that was meant by the client that `at` is; undefined where it is no slip. */
  readonly right: string | undefined;
  /** It is exported to others alone, of whom no file tells. */
  readonly forOthers: boolean;
}

/** The directory is exported, but is not there. */
export interface SourceMissing extends OfMount<'fstab/source-missing'> {
  readonly path: string;
  /** The directory beside it that is meant. */
  readonly near: string | undefined;
}

export type SourceSyntax = OfMount<'fstab/source-syntax'>;

/** The source is a directory of a server, and the type one of disks: mount looks for a device of that name. */
export interface DiskTypeForNfs extends OfMount<'fstab/disk-type-for-nfs'> {
  readonly type: string;
}

export interface WriteOnReadOnly extends OfMount<'fstab/rw-on-ro-export'> {
  readonly path: string;
  /** The directory below `path` that is mounted, as the server calls it; undefined where it is `path` itself. */
  readonly below?: string;
  /** A blank parts the options that were meant from their client; `at` are those. */
  readonly apart: boolean;
  /** `ro` is written, and not only the default. */
  readonly written: boolean;
}

/** Version 3 with locks on the server, and no rpc.statd on the node. */
export interface StatdMissing extends OfMount<'kernel/lockd-missing'> {
  readonly root: string;
  /** Nothing tells that version 4, which needs none, is not to be had. */
  readonly four: boolean;
}

export interface UnknownFilesystem extends OfMount<'fstab/unknown-filesystem'> {
  readonly type: string;
  /** What was probably meant. */
  readonly close: string | undefined;
  /** The type is missing, and mount options stand in its place. */
  readonly options: boolean;
}

/** What the line mounts is covered by a directory above it that is mounted later. `at` is the mount point, `others` that of the later line. */
export interface MountHidden extends OfMount<'fstab/mount-order'> {
  /** Where the later line mounts. */
  readonly above: string;
  /** The init goes by the order; else nothing tells which init the node has. */
  readonly sure: boolean;
  /** It is later since it lies on the network and the other one does not. */
  readonly network: boolean;
}

/** Something else than what the kernel keeps there is mounted on /proc or one of its kin. */
export interface PseudoCovered extends OfMount<'fstab/api-fs-wrong-source'> {
  readonly type: string;
  /** The type that belongs there. */
  readonly right: string;
}

/** The node has mount(8), and not the program that it needs for NFS. */
export interface HelperMissing extends OfMount<'fstab/userspace-helper-missing'> {
  readonly root: string;
}

export interface LocalDisk extends OfMount<'fstab/local-disk-entry'> {
  /** `root`: of a node with systemd, which waits for no disk of what is mounted already. */
  readonly use: 'swap' | 'root' | 'other';
}

/** mount(8) cannot read the line, and passes over it. */
export interface LineSkipped extends FaultBase<'fstab/line-skipped'> {
  /** The rule whose finding says why. */
  readonly rule: string;
  /** What that finding says. */
  readonly text: string;
}

export type InitFault =
  | HelperMissing
  | LineSkipped
  | LocalDisk
  | MountHidden
  | MountPointMissing
  | ProtocolNotOffered
  | PseudoCovered
  | RemountDiffers
  | ServerLoopback
  | ServerUnresolvable
  | SourceMissing
  | SourceNotExported
  | SourceSyntax
  | DiskTypeForNfs
  | StatdMissing
  | UnknownFilesystem
  | UnknownMountOption
  | WriteOnReadOnly;

/** Those of the server that a mount meets as a root does. */
export type MountFault = ExportsRefused | InitFault | RepeatedRoot | SubmountHidden;
