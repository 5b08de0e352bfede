/** The description of a whole site as data: what an administrator wants, with every default filled in. */
import type { Ipv4Address, MacAddress } from '../../site/address.js';
import { descriptionSchema, words } from './schema.js';

type OneOf<Words extends readonly string[]> = Words[number];

/** `rw`: the node may write. `ro`: it may not, so several nodes can share the directory. */
export type Access = OneOf<typeof words.access>;

/** How the machines of the site ask for their boot loader; each kind needs a loader of its own. */
export type BootFirmware = OneOf<typeof words.firmware>;

/** Whose settings file the TFTP daemon reads: Debian's package or Gentoo's init script. Both run the same in.tftpd. */
export type TftpPackage = OneOf<typeof words.daemon>;

/** Which program gives the addresses; dnsmasq serves the files as well. */
export type DhcpDaemon = OneOf<typeof words.dhcp>;

/** Which program a machine's firmware is given, and in whose language the files of single machines are. */
export type BootLoader = OneOf<typeof words.loader>;

/** `nfs`: each machine mounts its root over the network. `ram`: it has all of it in its initial ramdisk. */
export type RootKind = OneOf<typeof words.root>;

export type NfsVersion = OneOf<typeof words.version>;

/** Addresses are unsigned 32-bit numbers, as everywhere in the project. */
export interface ServerDescription {
  readonly name: string;
  /** The interface dhcpd listens on; undefined for all. */
  readonly interface: string | undefined;
}

export interface NetworkDescription {
  readonly network: Ipv4Address;
  /** Prefix length. */
  readonly length: number;
  readonly router: Ipv4Address | undefined;
  readonly dns: readonly Ipv4Address[];
  readonly domain: string | undefined;
  /** The address that the boot server has here. */
  readonly server: Ipv4Address;
}

export interface KernelDescription {
  /** File below the TFTP root. */
  readonly image: string;
  /** File beside it that holds the whole root; undefined for a root over NFS, which needs none. */
  readonly initrd: string | undefined;
  /** More words for the kernel command line, such as a serial console. */
  readonly parameters: readonly string[];
  /** More symbols of its .config without CONFIG_, such as the driver of the network card, by name. */
  readonly symbols: ReadonlyMap<string, string>;
}

/** A directory of the server that every node mounts. */
export interface SharedDirectory {
  readonly path: string;
  readonly mount: string;
  readonly access: Access;
}

export interface NodeDescription {
  readonly name: string;
  /** Normalised: six lower-case octets with colons. */
  readonly mac: MacAddress;
  readonly address: Ipv4Address;
  /** Path of its root file system on the server. */
  readonly root: string;
  readonly access: Access;
}

export interface SiteDescription {
  readonly server: ServerDescription;
  /** The first one is that of the server's own name. */
  readonly networks: readonly [NetworkDescription, ...NetworkDescription[]];
  readonly dhcp: DhcpDaemon;
  readonly loader: BootLoader;
  readonly firmware: readonly BootFirmware[];
  readonly root: RootKind;
  /** Folder that a web server gives out, from which loaders then fetch the kernel and what belongs to it. */
  readonly http: string | undefined;
  readonly tftp: { readonly root: string; readonly daemon: TftpPackage };
  readonly nfs: { readonly version: NfsVersion; readonly roots: string; readonly threads: number };
  readonly kernel: KernelDescription;
  readonly shared: readonly SharedDirectory[];
  readonly nodes: readonly NodeDescription[];
}

const { dhcp, loader, root, tftp, nfs, kernel } = descriptionSchema.properties;

/** The values that stand where a description says nothing. */
export const defaults = {
  dhcp: dhcp.default,
  loader: loader.default,
  root: root.default,
  tftpRoot: tftp.properties.root.default,
  daemon: tftp.properties.daemon.default,
  nfsVersion: nfs.properties.version.default,
  nfsRoots: nfs.properties.roots.default,
  image: kernel.properties.image.default,
  initrd: kernel.properties.initrd.default,
  firmware: words.firmware,
  /** nfs.conf(5): what rpc.nfsd starts by itself today. */
  threads: 16,
} as const;
