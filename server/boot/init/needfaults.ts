/** What goes wrong before the mounts of a node's fstab: what init and those lines need of the kernel and of the services, and do not find. */
import type { FaultBase } from '../fault.js';

/** `at` is the folder of the runlevel, or the unit; `others` the first line that is not mounted. */
export interface MountServiceMissing extends FaultBase<'fstab/netmount-missing'> {
  readonly service: string;
  readonly targets: readonly string[];
  readonly masked: boolean;
}

/** What the kernel of a root with systemd has switched off. `at` and `others`: the lines of the .config, then the command line. */
export interface ForSystemd<Id extends string> extends FaultBase<Id> {
  readonly image: string;
  /** Without CONFIG_. */
  readonly symbols: readonly string[];
}

/** The kernel has a file system switched off that a line of the fstab mounts, or a word of the command line lays over the root. */
export interface FileSystemMissing<Id extends string> extends FaultBase<Id> {
  readonly image: string;
  /** As the fstab calls it. */
  readonly type: string;
  readonly target: string;
  /** The word; undefined for a line of the fstab. */
  readonly word?: string;
}

export interface OtherFileSystemMissing extends FileSystemMissing<'kernel/filesystem-missing'> {
  /** What it is switched on with, without CONFIG_. */
  readonly symbol: string;
}

/** An overlay whose upper directory lies on NFS. */
export interface UpperOnNfs extends FaultBase<'initramfs/overlay-on-nfs-upper'> {
  readonly upper: string;
  readonly target: string;
}

export type NeedFault =
  | MountServiceMissing
  | ForSystemd<'kernel/cgroup-etc-systemd'>
  | ForSystemd<'kernel/devtmpfs-missing'>
  | OtherFileSystemMissing
  | FileSystemMissing<'kernel/overlayfs-missing'>
  | FileSystemMissing<'kernel/tmpfs-missing'>
  | UpperOnNfs;
