/** What goes wrong in the scripts of an initial ramdisk before they ask the server for the root. */

import type { FaultBase } from '../fault.js';
import type { IpDialectFault, NoIp } from '../linux/faults.js';

/** `nfsroot=` beside a `root=` that dracut takes it for no part of. */
export interface NfsrootNotTaken extends FaultBase<'initramfs/dracut-nfsroot-word'> {
  /** What `root=` says; undefined where there is none. */
  readonly root: string | undefined;
}

/** A word that means a root on NFS, in a form that dracut takes for no root of its own. */
export interface RootNotTaken extends FaultBase<'initramfs/dracut-root-word'> {
  /** No colon behind the server, no path at all, a name before the path, a protocol that it does not know, one that it reads no URL of, or `netroot=` without `root=`. */
  readonly why: 'colon' | 'host name' | 'netroot' | 'no path' | 'protocol' | 'separator' | 'url';
  readonly word: string;
  /** As dracut takes it. */
  readonly instead: string;
}

/** A root on NFS in words that the scripts of initramfs-tools take for a disk. */
export interface RootWordForeign extends FaultBase<'initramfs/klibc-root-word'> {
  readonly word: string;
  /** As those scripts take it. */
  readonly instead: string;
}

/** The root is to be told by DHCP, and no root-path is. */
export interface NoRootPath extends FaultBase<'initramfs/no-root-path'> {
  /** The word that leaves it to DHCP, as it is written. */
  readonly word: string;
}

/** What made the initial ramdisk left out what mounts NFS. `at` is the setting that does. */
export interface WithoutNfs extends FaultBase<'initramfs/without-nfs'> {
  readonly program: 'dracut' | 'mkinitcpio';
  /** What is wrong with those of mkinitcpio. */
  readonly hooks?: 'no net' | 'net before udev' | 'systemd' | 'net beside systemd';
}

/** dracut mounts the root, and waits for a directory that it lacks. */
export interface NoProcFolder extends FaultBase<'initramfs/dracut-proc-dir'> {
  /** The root on the server. */
  readonly path: string;
}

/** A field of ip= stands in the place of the card, and none is called so. */
export interface IpDevice extends FaultBase<'initramfs/ip-device'> {
  /** The whole value of `ip=`. */
  readonly value: string;
  readonly device: string;
}

export type InitramfsFault =
  | IpDevice
  | IpDialectFault
  | NfsrootNotTaken
  | NoIp
  | NoProcFolder
  | NoRootPath
  | RootNotTaken
  | RootWordForeign
  | WithoutNfs;
