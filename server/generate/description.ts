/** The description of a whole site as data: what an administrator wants, with every default filled in. */

/** `rw`: the node may write. `ro`: it may not, so several nodes can share the directory. */
export type Access = 'rw' | 'ro';

/** How the machines of the site ask for their boot loader; each kind needs a loader of its own. */
export type BootFirmware = 'bios' | 'efi-x64';

/** Whose settings file the TFTP daemon reads: Debian's package or Gentoo's init script. Both run the same in.tftpd. */
export type TftpPackage = 'tftpd-hpa' | 'in.tftpd';

/** Which program gives the addresses; dnsmasq serves the files as well. */
export type DhcpDaemon = 'dhcpd' | 'dnsmasq';

export type NfsVersion = '3' | '4.0' | '4.1' | '4.2';

/** Addresses are unsigned 32-bit numbers, as everywhere in the project. */
export interface ServerDescription {
  readonly name: string;
  readonly address: number;
  /** The interface dhcpd listens on; undefined for all. */
  readonly interface: string | undefined;
}

export interface NetworkDescription {
  readonly network: number;
  /** Prefix length. */
  readonly length: number;
  readonly router: number | undefined;
  readonly dns: readonly number[];
  readonly domain: string | undefined;
}

export interface KernelDescription {
  /** File below the TFTP root. */
  readonly image: string;
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
  readonly mac: string;
  readonly address: number;
  /** Path of its root file system on the server. */
  readonly root: string;
  readonly access: Access;
}

export interface SiteDescription {
  readonly server: ServerDescription;
  readonly network: NetworkDescription;
  readonly dhcp: DhcpDaemon;
  readonly firmware: readonly BootFirmware[];
  readonly tftp: { readonly root: string; readonly daemon: TftpPackage };
  readonly nfs: { readonly version: NfsVersion; readonly roots: string; readonly threads: number };
  readonly kernel: KernelDescription;
  readonly shared: readonly SharedDirectory[];
  readonly nodes: readonly NodeDescription[];
}

/** The values that stand where a description says nothing. */
export const defaults = {
  dhcp: 'dhcpd',
  tftpRoot: '/srv/tftp',
  daemon: 'tftpd-hpa',
  nfsVersion: '3',
  nfsRoots: '/srv/nfs',
  image: 'vmlinuz',
  firmware: ['bios', 'efi-x64'],
  /** nfs.conf(5): what rpc.nfsd starts by itself today. */
  threads: 16,
} as const;

/** The boot loader that each firmware is given, and the module that Syslinux 5 and later loads beside it. */
export const bootLoaders: Readonly<Record<BootFirmware, { readonly file: string; readonly module: string }>> =
  {
    bios: { file: 'pxelinux.0', module: 'ldlinux.c32' },
    'efi-x64': { file: 'syslinux.efi', module: 'ldlinux.e64' },
  };
