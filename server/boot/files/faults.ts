/** What goes wrong when a file is fetched from the server. */

import type { Ipv4Address } from '../../site/address.js';
import type { XinetdRefusal } from '../../site/link/xinetd.js';
import type { ServerPath } from '../../site/path.js';
import type { FaultBase } from '../fault.js';

/** The name that DHCP tells is no file of the server. */
export interface BootFileMissing extends FaultBase<'tftp/boot-file-missing'> {
  readonly name: string;
  /** What the server looks for on its disk. */
  readonly path: ServerPath;
  /** A file beside it with a similar name. */
  readonly near: string | undefined;
  /** A folder is there in its place. */
  readonly folder?: true;
}

/** The file is there and has nothing in it. */
export interface EmptyFile extends FaultBase<'tftp/empty-file'> {
  readonly what: 'boot file' | 'kernel' | 'initial ramdisk' | 'device tree';
  readonly name: string;
  readonly path: ServerPath;
}

/** The file is there, and is not whole, or something else. */
export interface DamagedFile extends FaultBase<'tftp/damaged-file'> {
  readonly what: 'kernel' | 'initial ramdisk';
  readonly name: string;
  readonly path: ServerPath;
  readonly damage: 'cut' | 'page' | 'text' | 'kernel';
}

/** The root is a folder above the one that all of PXELINUX lies in, or below it. */
export interface OtherFolder extends FaultBase<'tftp/root-other-folder'> {
  readonly name: string;
  readonly root: ServerPath;
  /** The folder that was meant. */
  readonly folder: ServerPath;
  /** All loaders are there, PXELINUX or not. */
  readonly all: boolean;
}

/** The name repeats the directory that the daemon has made its root. */
export interface RootDoubled extends FaultBase<'tftp/root-doubled'> {
  readonly name: string;
  readonly root: ServerPath;
  /** The name as clients have to write it. */
  readonly inside: string;
}

/** A client of TFTP is told a URL, and asks the TFTP server for a file of that name. */
export interface UrlForRom extends FaultBase<'dhcp/url-for-rom'> {
  readonly url: string;
  readonly uefi: boolean;
}

/** The server takes no `..` in names. */
export interface ParentRefused extends FaultBase<'tftp/parent-refused'> {
  readonly name: string;
}

/** No line of the configuration says which folder is served, so that names begin at the top of the server's disk. */
export interface RootNotTold extends FaultBase<'dnsmasq/tftp-root-not-told'> {
  readonly name: string;
  /** Where the server looks for it then. */
  readonly path: ServerPath;
  /** The folder that has the file, or may have it. */
  readonly root: ServerPath;
}

/** Without -s the daemon refuses the name for what it is. */
export interface NameRefused extends FaultBase<'tftp/relative-without-secure'> {
  readonly name: string;
  readonly reason: string;
  /** What the daemon serves. */
  readonly directories: readonly string[];
  /** An option that it does not know, and that is a slip away from --secure. */
  readonly misspelt: string | undefined;
}

/** The daemon may not read a file, or enter a folder. */
export interface FileUnreadable extends FaultBase<'svc/tftp-file-unreadable'> {
  readonly program: string;
  readonly name: string;
  readonly path: ServerPath;
  /** The file, or the folder above it, that is closed. */
  readonly by: string;
  readonly mode: number;
}

/** A symbolic link leads out of the directory that is all the daemon sees. */
export interface LinkLeavesRoot extends FaultBase<'tftp/link-leaves-root'> {
  /** As it is asked for. */
  readonly name: string;
  readonly link: ServerPath;
  readonly target: string;
  readonly root: ServerPath;
}

/** The daemon is bound to another address than machines are told to ask, or to another port than they ask at. */
export interface ListensElsewhere extends FaultBase<'svc/tftpd-address'> {
  /** The address, or what else keeps it from hearing. */
  readonly bound: Ipv4Address | 'IPv6' | { readonly port: string } | { readonly ipv6: string };
  readonly told: Ipv4Address;
}

/** The daemon ends as soon as it is started. */
export interface NotStarted extends FaultBase<'svc/tftpd-not-started'> {
  readonly why:
    | 'blank setting'
    | 'carriage return'
    | 'bad value'
    | 'map file'
    | 'several directories'
    | 'unreadable settings'
    | 'unset variable'
    | 'user'
    | 'version';
  /** The word that it cannot use. */
  readonly word: string;
  /** The variable that is meant. */
  readonly near?: string | undefined;
}

/** Nobody hands the daemon a request: it is switched off, or has no socket. */
export interface NotListening extends FaultBase<'svc/tftpd-not-listening'> {
  readonly why: 'disabled' | 'no socket' | XinetdRefusal;
  readonly starter: string;
}

/** dnsmasq gives addresses on interfaces on which it serves no files. */
export interface OtherInterface extends FaultBase<'dnsmasq/tftp-other-interface'> {
  readonly served: readonly string[];
  readonly tftp: readonly string[];
}

/** dnsmasq has a folder of boot files, and nothing switches its TFTP server on. */
export interface NotEnabled extends FaultBase<'dnsmasq/tftp-not-enabled'> {
  readonly root: string;
}

/** xinetd does not let the machine ask the daemon. */
export interface XinetdBars extends FaultBase<'svc/xinetd-access'> {
  /** The node's address, where it is known. */
  readonly address: string | undefined;
  /** The attribute that keeps it out. */
  readonly by: 'only_from' | 'no_access';
}

/** The directory that the daemon serves is not there. */
export interface TftpRootMissing extends FaultBase<'svc/tftpd-root-missing'> {
  readonly program: string;
  readonly root: ServerPath;
  /** Another directory, which has the configurations of PXELINUX. */
  readonly instead: string | undefined;
  /** The directory stands where the name of an interface belongs, and that is `root`. */
  readonly exchanged?: string;
}

/** A URL leads into a folder that a web server gives out, and nothing is there. */
export interface UrlFileMissing extends FaultBase<'http/boot-file-missing'> {
  readonly url: string;
  readonly path: ServerPath;
  readonly near: string | undefined;
}

export type FilesFault =
  | BootFileMissing
  | DamagedFile
  | EmptyFile
  | FileUnreadable
  | LinkLeavesRoot
  | ListensElsewhere
  | NameRefused
  | NotEnabled
  | NotListening
  | NotStarted
  | OtherInterface
  | OtherFolder
  | ParentRefused
  | RootDoubled
  | RootNotTold
  | TftpRootMissing
  | UrlFileMissing
  | UrlForRom
  | XinetdBars;
