/** The facts of all files of a site go in, the linked site comes out. Linear in the number of hosts; nothing here reads a disk. */
import type { SiteConfiguration } from './configuration.js';
import { configurationsOf } from './dhcp/configurations.js';
import type { DhcpFacts } from './dhcpd/facts.js';
import type { DnsmasqFacts } from './dnsmasq/facts.js';
import type { ExportFacts } from './exports/facts.js';
import type { FstabFacts } from './fstab/facts.js';
import type { GrubConfig } from './grub/facts.js';
import type { IpxeScript } from './ipxe/facts.js';
import type { KernelConfiguration } from './kconfig/facts.js';
import { linkNames, linkServer, ownHostname } from './link/names.js';
import { linkNfs } from './link/nfs.js';
import { linkNodes } from './link/nodes.js';
import type {
  HttpFolder,
  Kernel,
  NodeRoot,
  PxeDirectory,
  Site,
  SiteFile,
  SiteTree,
  TftpService,
  UnreadableFile,
} from './model.js';
import type { Place } from './place.js';
import type { RaspberryFolder } from './raspberry/facts.js';
import { noted } from './reads.js';
import type { SettingsFacts } from './settings/facts.js';

/** What discovery found, each file already lowered. */
export interface SiteParts {
  readonly root: string;
  readonly files: ReadonlyMap<string, SiteFile>;
  readonly around: Site['around'];
  readonly unreadable: readonly UnreadableFile[];
  readonly tree: SiteTree;
  readonly configuration: SiteConfiguration;
  /** Where what the configuration says is said. */
  readonly configurationFile: string | undefined;
  readonly dhcp: DhcpFacts | undefined;
  readonly dnsmasq: DnsmasqFacts | undefined;
  readonly exports: ExportFacts | undefined;
  readonly tftp: TftpService;
  readonly http: readonly HttpFolder[];
  readonly pxe: readonly PxeDirectory[];
  readonly ipxe: readonly IpxeScript[];
  readonly grub: readonly GrubConfig[];
  readonly raspberry: readonly RaspberryFolder[];
  readonly kernels: readonly Kernel[];
  readonly serverKernel: KernelConfiguration | undefined;
  readonly configurations: readonly KernelConfiguration[];
  readonly nodeRoots: ReadonlyMap<string, NodeRoot>;
  readonly settings: ReadonlyMap<string, SettingsFacts>;
  readonly passedOver: Site['passedOver'];
  readonly composed: Site['composed'];
  readonly netplan: Site['netplan'];
  readonly startScripts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly serverFstab: FstabFacts | undefined;
}

function sortedFiles(files: ReadonlyMap<string, SiteFile>): ReadonlyMap<string, SiteFile> {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Where what the configuration says is said. */
export function configuredAt(root: string, configurationFile: string | undefined): Place {
  return { file: configurationFile ?? root, span: { start: 0, end: 0 } };
}

export function linkSite(parts: SiteParts): Site {
  const { configuration, configurationFile, settings, dhcp } = parts;
  const said = configuredAt(parts.root, configurationFile);
  const names = linkNames(settings.get('/etc/hosts'), configuration.hosts, said);
  const server = linkServer({
    configuration,
    said,
    settings,
    netplan: parts.netplan,
    dhcp: configurationsOf(parts),
    names,
    hostname: ownHostname(settings, '/etc'),
  });
  return noted({
    root: parts.root,
    files: sortedFiles(parts.files),
    around: parts.around,
    unreadable: parts.unreadable,
    tree: parts.tree,
    dhcp,
    dnsmasq: parts.dnsmasq,
    exports: parts.exports,
    tftp: parts.tftp,
    http: parts.http,
    nfs: linkNfs(settings),
    pxe: parts.pxe,
    ipxe: parts.ipxe,
    grub: parts.grub,
    raspberry: parts.raspberry,
    kernels: parts.kernels,
    serverKernel: parts.serverKernel,
    configurations: parts.configurations,
    nodeRoots: parts.nodeRoots,
    nodes: linkNodes(parts, parts.pxe, parts.grub, configuration.nodes, said),
    settings,
    composed: parts.composed,
    netplan: parts.netplan,
    passedOver: parts.passedOver,
    startScripts: parts.startScripts,
    names,
    serverFstab: parts.serverFstab,
    serverAddresses: server.addresses,
    serverNames: server.names,
  });
}
