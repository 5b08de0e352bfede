/** What goes wrong when a file is fetched from the server. */
import type { FaultBase } from '../fault.js';

/** The name that DHCP tells is no file of the server. */
export interface BootFileMissing extends FaultBase<'tftp/boot-file-missing'> {
  readonly name: string;
  /** What the server looks for on its disk. */
  readonly path: string;
  /** A file beside it with a similar name. */
  readonly near: string | undefined;
}

/** The name repeats the directory that the daemon has made its root. */
export interface RootDoubled extends FaultBase<'tftp/root-doubled'> {
  readonly name: string;
  readonly root: string;
  /** The name as clients have to write it. */
  readonly inside: string;
}

/** Without -s the daemon refuses the name for what it is. */
export interface NameRefused extends FaultBase<'tftp/relative-without-secure'> {
  readonly name: string;
  readonly reason: string;
  /** What the daemon serves. */
  readonly directories: readonly string[];
}

/** The daemon may not read a file, or enter a folder. */
export interface FileUnreadable extends FaultBase<'svc/tftp-file-unreadable'> {
  readonly name: string;
  readonly path: string;
  /** The file, or the folder above it, that is closed. */
  readonly by: string;
  readonly mode: number;
}

/** The daemon is bound to another address than machines are told to ask. */
export interface ListensElsewhere extends FaultBase<'svc/tftpd-address'> {
  readonly bound: number;
  readonly told: number;
}

export type FilesFault = BootFileMissing | FileUnreadable | ListensElsewhere | NameRefused | RootDoubled;
