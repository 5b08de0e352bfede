/** The linked site: what all files of one boot server and its nodes say together. Unresolved references are values here, never exceptions. */

import type { Document } from '../../grammars/text/index.js';
import type { Ipv4Address, MacAddress } from './address.js';
import type { ComposedService } from './compose/facts.js';
import type { DhcpFacts } from './dhcpd/facts.js';
import type { DnsmasqFacts } from './dnsmasq/facts.js';
import type { ExportFacts } from './exports/facts.js';
import type { FstabFacts } from './fstab/facts.js';
import type { GrubConfig } from './grub/facts.js';
import type { IpxeScript } from './ipxe/facts.js';
import type { KernelConfiguration } from './kconfig/facts.js';
import type { NetworkInterface } from './link/networkinterface.js';
import type { RefusedWord } from './link/nfs-words.js';
import type { TftpdWords } from './link/tftpd-words.js';
import type { XinetdAccess, XinetdRefusal } from './link/xinetd.js';
import type { OptionAtom, OptionValue } from './optionvalue.js';
import type { DiskPath, ServerPath } from './path.js';
import type { Answer, Place, Said } from './place.js';
import type { PxeConfigFile } from './pxelinux/facts.js';
import type { RaspberryFolder } from './raspberry/facts.js';
import type { SettingsFacts } from './settings/facts.js';

/** A file that was read, parsed and is part of the site. `path` is absolute on disk. */
export interface SiteFile {
  readonly path: DiskPath;
  readonly document: Document;
}

/** A file that could not be read, and why, in words for a person. */
export interface UnreadableFile {
  readonly path: DiskPath;
  readonly reason: string;
}

/**
 * What the directory tree of the server looks like. Paths are the server's own (`/diskless/bzImage`), also where a
 * repository keeps the files elsewhere. `unknown` where the repository is not expected to hold what is asked for.
 */
/** Numbers of the user and the group that a file belongs to; 0 is root. */
export interface FileOwner {
  readonly user: number;
  readonly group: number;
}

export interface SiteTree {
  /** Symbolic links are followed, those that leave the site root are not. */
  exists(serverPath: ServerPath): Answer;
  isDirectory(serverPath: ServerPath): Answer;
  /** Names in a directory; undefined when it is not there or cannot be read. */
  list(serverPath: ServerPath): readonly string[] | undefined;
  /** What a symbolic link holds, as it is written; undefined for anything else. */
  link(serverPath: ServerPath): string | undefined;
  /** What a program on the server begins with, a character for each byte, as far as it may hold a version; undefined where it is not there. */
  programHead(serverPath: ServerPath): string | undefined;
  /** So many octets of it from a place on, a character for each. */
  programPart(serverPath: ServerPath, start: number, length: number): string | undefined;
  /** Permission bits as of stat(2); undefined when not known. */
  mode(serverPath: ServerPath): number | undefined;
  /** Whose it is; undefined where nothing tells. */
  owner(serverPath: ServerPath): FileOwner | undefined;
  /** Absolute path on disk of a server path, whether or not something is there; undefined when nothing maps to it. */
  locate(serverPath: ServerPath): DiskPath | undefined;
  /** The server path of a file on disk. */
  serverPath(file: DiskPath): ServerPath | undefined;
}

/** What starts a TFTP daemon, and with which words. */
export interface TftpDaemon {
  /** Several programs are installed as in.tftpd: `unknown` where no file tells which. */
  readonly program: 'tftp-hpa' | 'atftpd' | 'unknown';
  /** Who starts it, as people say it: "xinetd", "inetd", "systemd". */
  readonly starter: string;
  /** Where its words are written. */
  readonly place: Place;
  readonly words: TftpdWords;
  /** The starter has it listen, or hands it a socket. */
  readonly listens: boolean;
  /** The word that switches it off. */
  readonly disabled: Said<string> | undefined;
  /** Why xinetd passes the service over. */
  readonly refused?: Said<XinetdRefusal> | undefined;
  /** Whom xinetd lets ask. */
  readonly access?: XinetdAccess | undefined;
  /** Where it listens, beside what its words say: `address:port`. */
  readonly address: Said<string> | undefined;
  /** A line of the shell file it is set up in ends as Windows ends lines. */
  readonly carriageReturn: Place | undefined;
  /** A quote without an end, for which the shell that starts it refuses the file it is set up in, and ends. */
  readonly unreadable?: Place | undefined;
  /** A variable that nothing sets, in the place of its only directory, and the one that is meant, where another is like it. */
  readonly emptied?: { readonly name: string; readonly near: string | undefined } | undefined;
  /** A setting without a value, in whose place the daemon takes the next word of its command line, or ends. */
  readonly blank?: Said<string> | undefined;
  /** The user that it is to become, where that is a slip in the name of a usual one. */
  readonly misnamedUser?: Said<string> | undefined;
  /** As whom inetd or xinetd starts it, where they say it. */
  readonly user?: string | undefined;
}

/** The TFTP daemon as its settings files describe it (tftpd(8)). */
export interface TftpService {
  /** The program that serves; undefined: in.tftpd, or one like it. */
  readonly program?: 'dnsmasq' | undefined;
  /** The directory that clients see as `/`; undefined when no settings file and no layout tells. Server path. */
  readonly root: ServerPath | undefined;
  /** The word that says so; undefined when it was concluded from where pxelinux.cfg/ lies. */
  readonly rootSaid: Said<string> | undefined;
  /** No file says the root: it was concluded from where the files of a boot lie. */
  readonly concluded?: boolean;
  /** Boot files that DHCP names lie there, and nothing else tells so: others may lie elsewhere. */
  readonly inPart?: boolean;
  /** `-s`: the daemon changes its root to the directory. `unknown` without settings. */
  readonly secure: Answer;
  /** Directories listed on the command line, server paths. */
  readonly directories: readonly Said<ServerPath>[];
  /** Other roots, for some of the clients: server paths. */
  readonly otherRoots?: readonly ServerPath[];
  /** What a name finds is not the same for all clients. */
  readonly perClient?: boolean;
  /** Names are taken in small letters. */
  readonly smallLetters?: boolean;
  /** `-m`: names are rewritten by a map file, so what a request finds is not known. */
  readonly mapFile: boolean;
  /** The option words of the daemon, where they are written. */
  readonly options: Said<string> | undefined;
  /** The daemon that is meant; undefined where no settings file tells of any. */
  readonly daemon?: TftpDaemon | undefined;
  /** Others that would be started as well. */
  readonly rivals?: readonly TftpDaemon[] | undefined;
  /** True when the tree under the root holds at least one boot loader or kernel, so that its listing is complete. */
  readonly listingComplete: boolean;
}

/** A folder that a web server gives out. */
export interface HttpFolder {
  /** What the URLs of its files begin with: `http://10.0.0.1:8080/pxe/`, or a path alone where the server is not told. */
  readonly prefix: string;
  /** Server path. */
  readonly path: ServerPath;
  /** Where that is said; undefined where the name of the folder suggests it. */
  readonly said: Place | undefined;
  /** No slash parts the path from what stands behind the prefix: `/pxe/` as `/srv/pxe` has `/srv/pxevmlinuz`. */
  readonly glued?: boolean;
  /** The ports that its server listens at; undefined where any may be meant. */
  readonly ports?: readonly string[] | undefined;
  /** Where the first of them is said. */
  readonly portSaid?: Place | undefined;
  /** Those of them at which it listens on the loopback interface alone. */
  readonly inside?: readonly { readonly port: string; readonly place: Place }[];
  /** Its configuration has no word of TLS. */
  readonly plain?: boolean;
}

/** What the NFS server's settings say (nfs.conf(5), conf.d/nfs, default/nfs-kernel-server). */
export interface NfsService {
  /** The first word at which rpc.mountd or rpc.nfsd ends. */
  readonly refused?: Said<RefusedWord> | undefined;
  readonly threads: Said<number> | undefined;
  /** Versions explicitly switched on or off, such as `3` → false. */
  readonly versions: ReadonlyMap<string, Said<boolean>>;
  readonly udp: Said<boolean> | undefined;
  readonly tcp: Said<boolean> | undefined;
  /** Where nfsd is told to listen, in any file; nowhere else. Empty: on all addresses. */
  readonly hosts: readonly Said<string>[];
  /** `[exports] rootdir`: put before every exported path on disk. */
  readonly rootDirectory: Said<string> | undefined;
}

/** The names that one machine knows from its hosts(5) file. */
export interface NameTable {
  readonly file: DiskPath | undefined;
  /** Lower-case name → address. */
  readonly addresses: ReadonlyMap<string, Said<Ipv4Address>>;
  /** The lines of the hosts file in order, names as written; IPv6 lines have no address here. */
  readonly lines?: readonly {
    readonly address: Ipv4Address | undefined;
    readonly names: readonly string[];
  }[];
}

/** A directory of PXELINUX configuration files. */
export interface PxeDirectory {
  /** Server path of the directory, such as `/diskless/pxelinux.cfg`. */
  readonly path: ServerPath;
  readonly directory: DiskPath;
  readonly configs: readonly PxeConfigFile[];
  /** Further files that the menus of those open, wherever they lie. */
  readonly opened: readonly PxeConfigFile[];
}

/** A kernel image that some label or settings name, and its configuration. */
export interface Kernel {
  /** Server path of the image. */
  readonly image: ServerPath;
  readonly configuration: KernelConfiguration | undefined;
}

/** The root file system of a node as it lies on the server. */
export interface NodeRoot {
  /** Server path, as `root-path`, `nfsroot=` or an export name it. */
  readonly path: ServerPath;
  /** `tree` holds an init or a usr; `stub` holds configuration only and says nothing about what is missing. */
  readonly kind: 'tree' | 'stub' | 'missing';
  readonly fstab: FstabFacts | undefined;
  readonly names: NameTable | undefined;
  readonly hostname: Said<string> | undefined;
  /** A resolver is configured: etc/resolv.conf names a server. */
  readonly resolver: boolean;
  /** Its settings files that a boot goes by, by their path in the root (`/etc/mkinitcpio.conf`). */
  readonly settings: ReadonlyMap<string, SettingsFacts>;
  /** The text of etc/conf.d/local.start, which baselayout 1 runs at the end of a boot. */
  readonly localStart: string | undefined;
  /** What has to be another one on every machine. */
  readonly identities: readonly Identity[];
  readonly passedOver: readonly PassedOver[];
}

/** A file that holds settings, in their folder, under a name that its program does not read. */
export interface PassedOver {
  readonly file: DiskPath;
  readonly name: string;
  /** Below the root of its machine: `etc/nfs.conf.d`. */
  readonly folder: string;
  /** How a name has to end. */
  readonly ending: string;
  /** As a sentence begins with it. */
  readonly program: string;
}

/** A machine-id(5), or the public key of an SSH server. */
export interface Identity {
  readonly kind: 'machine-id' | 'host key';
  /** Absolute path on disk, links followed. */
  readonly file: DiskPath;
  readonly value: string;
}

/** A root of which nothing is known but where it lies. */
export const BARE_ROOT: Omit<NodeRoot, 'path' | 'kind'> = {
  fstab: undefined,
  names: undefined,
  hostname: undefined,
  resolver: false,
  settings: new Map(),
  localStart: undefined,
  identities: [],
  passedOver: [],
};

/**
 * `node`: a machine that the files name. `stranger`: one that somebody asked for and no file names. `network`: the
 * machines that get their addresses from a network's pools. `readers`: those that read one PXELINUX file, whoever they are.
 */
export type MachineKind = 'node' | 'stranger' | 'network' | 'readers';

/** The declaration of a DHCP server that a machine goes by, where it has a body of its own: not a line of a table. */
export interface MachineDeclaration {
  readonly name: Said<string>;
  /** What a finding about it underlines, and all of it. */
  readonly head: Place;
  readonly place: Place;
  /** `mac`: none where it is no address of Ethernet. */
  readonly hardware: readonly { readonly octets: Said<string>; readonly mac: MacAddress | undefined }[];
  readonly fixedAddresses: readonly OptionAtom[];
  readonly clientIdentifiers: readonly OptionValue[];
}

/** One diskless machine, or one for all of a kind that no file names. */
export interface Node {
  readonly kind: MachineKind;
  /** Host name of the DHCP declaration, else the MAC of its PXELINUX file. */
  readonly name: string;
  readonly mac: MacAddress | undefined;
  readonly host: MachineDeclaration | undefined;
  /** Literal fixed addresses. */
  readonly addresses: readonly Ipv4Address[];
  /** Head of the host declaration, or the start of the PXELINUX file. */
  readonly place: Place;
}

/** True for one machine with a name of its own, false for all machines of a kind. */
export function isNamed({ kind }: Pick<Node, 'kind'>): boolean {
  return kind === 'node' || kind === 'stranger';
}

/** An address of the boot server, and what kind of line tells it. Only the configuration is taken to tell all there are. */
export interface ServerAddress extends Said<Ipv4Address> {
  readonly source: 'configuration' | 'interface' | 'hosts' | 'next-server';
}

export interface Site {
  /** Absolute path of the directory that stands for the server's `/`. */
  readonly root: DiskPath;
  /** By absolute path, sorted. */
  readonly files: ReadonlyMap<DiskPath, SiteFile>;
  /** Texts of further files, which no language of ours is for and in which something is said. */
  readonly around: ReadonlyMap<DiskPath, string>;
  readonly unreadable: readonly UnreadableFile[];
  readonly tree: SiteTree;
  /** Undefined when the site has no such file: rules that need it stay silent. */
  readonly dhcp: DhcpFacts | undefined;
  readonly dnsmasq: DnsmasqFacts | undefined;
  readonly exports: ExportFacts | undefined;
  readonly tftp: TftpService;
  /** Those that are said to be first, then those that look like it, the TFTP root last. */
  readonly http: readonly HttpFolder[];
  readonly nfs: NfsService;
  readonly pxe: readonly PxeDirectory[];
  /** Scripts of iPXE in the folders that are served. */
  readonly ipxe: readonly IpxeScript[];
  /** Configurations that a GRUB may read over the network. */
  readonly grub: readonly GrubConfig[];
  /** Folders that Raspberry Pis load from. */
  readonly raspberry: readonly RaspberryFolder[];
  readonly kernels: readonly Kernel[];
  /** The boot server's own .config, where one is told apart (`.config_master`). */
  readonly serverKernel: KernelConfiguration | undefined;
  /** Every other .config found, by file. */
  readonly configurations: readonly KernelConfiguration[];
  readonly nodeRoots: ReadonlyMap<ServerPath, NodeRoot>;
  readonly nodes: readonly Node[];
  /** All settings files, by their server path (`/etc/conf.d/in.tftpd`). */
  readonly settings: ReadonlyMap<string, SettingsFacts>;
  /** Of the server's own settings. */
  readonly passedOver: readonly PassedOver[];
  /** What compose files of a repository start. */
  readonly composed: readonly ComposedService[];
  /** The interfaces that the server's netplan describes; undefined where a file of it cannot be read. */
  readonly netplan: readonly NetworkInterface[] | undefined;
  /** The server's own units and start scripts, by server path: the names in their commands (`dhcpd`, `isc-dhcp-server`). */
  readonly startScripts: ReadonlyMap<string, ReadonlySet<string>>;
  /** The server's own hosts(5). */
  readonly names: NameTable;
  /** The server's fstab. */
  readonly serverFstab: FstabFacts | undefined;
  /** Addresses that are the boot server's own, from the configuration, interfaces(5), hosts(5) or next-server. */
  readonly serverAddresses: readonly ServerAddress[];
  readonly serverNames: readonly string[];
}
