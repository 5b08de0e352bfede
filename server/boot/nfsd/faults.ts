/** What goes wrong at the NFS server when a node mounts its root: versions and transports, exports, rights. */
import type { Ipv4Address } from '../../site/address.js';
import type { RefusedWord } from '../../site/link/nfs-words.js';
import type { FaultBase } from '../fault.js';

/** The server does not speak the version. `others`: where it is switched off, if a file says so. */
export interface VersionNotOffered extends FaultBase<'nfsroot/version-not-offered'> {
  readonly version: string;
  /** A file switches it off; else servers of today do not offer it unless they are told to. */
  readonly told: boolean;
}

export interface UdpNotOffered extends FaultBase<'nfsroot/udp-not-offered'> {
  /** Who leaves it out: the node's kernel or the server. */
  readonly by: 'kernel' | 'server';
  /** A word asks for it; else it is what the kernel begins with. */
  readonly told: boolean;
}

/** The boot server's kernel has a version or TCP switched off: `at` is the line of its configuration. */
export interface ServerKernelLacks extends FaultBase<'kernel/nfsd-version'> {
  readonly symbol: string;
  /** "version 3", or "TCP". */
  readonly what: string;
}

/** The NFS server does not run: its kernel has none, or it is told to start no threads. */
export type NoServer =
  | FaultBase<'kernel/nfsd-missing'>
  | FaultBase<'svc/nfsd-no-tcp'>
  | FaultBase<'svc/nfsd-no-threads'>;

/** rpc.mountd or rpc.nfsd ends at a word of its options. */
export interface NfsdNotStarted extends FaultBase<'svc/nfsd-not-started'> {
  readonly refused: RefusedWord;
}

/** The directory that nfs.conf puts before all exports is not there, so that exportfs and rpc.mountd end. */
export interface RootDirectoryMissing extends FaultBase<'svc/nfsd-rootdir-missing'> {
  readonly path: string;
  /** The one beside it that is meant. */
  readonly near: string | undefined;
}

/** nfsd listens on its own machine only, where no node reaches it. */
export interface NfsdElsewhere extends FaultBase<'svc/nfsd-address'> {
  readonly bound: string;
  readonly told: Ipv4Address;
}

/** What a server says of a directory that a node asks it for. */
interface OfDirectory<Id extends string> extends FaultBase<Id> {
  readonly path: string;
}

export interface NotExported extends OfDirectory<'nfsroot/not-exported'> {
  /** A file that exportfs passes over exports it; `at` is that file. */
  readonly unread: boolean;
  /** The server is known to be the one whose exports these are. */
  readonly own: boolean;
  /** No such directory is on the server. */
  readonly absent: boolean;
  /** `at` is the path of the line that was to export it. */
  readonly misspelt?: true;
  /** `at` is a line of exports whose path exportfs reads otherwise than it is meant. */
  readonly misread?: true;
}

/** exportfs stops reading before the line that exports it. */
export interface ExportsRefused extends OfDirectory<'exports/refused'> {
  /** The rule whose finding says what it stops at. */
  readonly rule: string;
  /** What that finding says. */
  readonly text: string;
  /** The directory above whose line lets the machine in, with other rights. */
  readonly instead?: string;
  /** A line of an fstab mounts it all the same. */
  readonly mounted?: true;
}

/** Exported, but not to the node. */
export interface ClientNotAllowed extends OfDirectory<'nfsroot/client-not-allowed'> {
  /** Whom the entries admit, as they are written. */
  readonly admitted: readonly string[];
  /** `at` is the name of a client that admits nobody, of which a check says so. */
  readonly mistaken: boolean;
  /** The node's own address, where one is known. */
  readonly address: string | undefined;
  /** What is exported to this node alone, where `at` names the root of another one. */
  readonly instead: string | undefined;
  /** The address that hosts file and exports have for the machine, where `at` gives it another one. */
  readonly right?: string;
}

/** A path of version 4 that repeats the directory with fsid=0. */
export interface RepeatedRoot extends OfDirectory<'exports/fsid0-path'> {
  /** The directory that is the root of all paths. */
  readonly above: string;
  /** The path as it has to be asked for. */
  readonly right: string;
}

/** Exported for Kerberos alone, which no kernel has before its root is there. */
export type KerberosOnly = OfDirectory<'exports/sec-krb5-root'>;

export type DirectoryMissing = OfDirectory<'nfsroot/directory-missing'>;

export interface ExportedReadOnly extends OfDirectory<'nfsroot/exported-ro'> {
  /** The directory below `path` that is mounted, as the server calls it; undefined where it is `path` itself. */
  readonly below?: string;
  /** `ro` is written, and not only the default. */
  readonly written: boolean;
  /** A blank parts the options that were meant from their client; `at` are those. */
  readonly apart: boolean;
  /** The node keeps /var in memory: the root may be meant to be read-only. */
  readonly volatile: boolean;
}

export interface RootSquashed extends OfDirectory<'nfsroot/root-squashed'> {
  /** The directory below `path` that is mounted, as the server calls it; undefined where it is `path` itself. */
  readonly below?: string;
  readonly word: 'root_squash' | 'all_squash';
  readonly written: boolean;
  /** A blank parts the options that were meant from their client; `at` are those. */
  readonly apart: boolean;
  /** The permissions of the root where they are closed to nobody, as in ls(1): "0700". */
  readonly closed: string | undefined;
}

/** The server mounts a file system below the exported directory, and the node sees the empty directory under it, or may not mount it. `at` is the line of its fstab. */
export interface SubmountHidden extends OfDirectory<'exports/submount-hidden'> {
  /** Where the server mounts it. */
  readonly target: string;
  /** Where the node looks for it, below what it mounts. */
  readonly inside: string;
  /** All of what the node mounts lies on it: version 3 is refused, version 4 finds nothing of it. */
  readonly whole: 'refused' | 'not there' | undefined;
}

export type NfsdFault =
  | ClientNotAllowed
  | DirectoryMissing
  | ExportedReadOnly
  | ExportsRefused
  | KerberosOnly
  | NoServer
  | NfsdElsewhere
  | NfsdNotStarted
  | NotExported
  | RepeatedRoot
  | RootDirectoryMissing
  | RootSquashed
  | ServerKernelLacks
  | SubmountHidden
  | UdpNotOffered
  | VersionNotOffered;
