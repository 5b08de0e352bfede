/** One file that belongs to no site goes in, a site of that file alone comes out: nothing is known about anything around it. */

import type { DocumentTypes, LanguageId } from '../../grammars/index.js';
import { lowerDhcpd } from '../site/dhcpd/lower.js';
import { lowerDnsmasq } from '../site/dnsmasq/lower.js';
import { lowerExports } from '../site/exports/lower.js';
import { lowerFstab } from '../site/fstab/lower.js';
import { lowerGrub } from '../site/grub/lower.js';
import { lowerIpxe } from '../site/ipxe/lower.js';
import { lowerKconfig } from '../site/kconfig/lower.js';
import { linkSite, type SiteParts } from '../site/link.js';
import { BARE_ROOT, type NodeRoot, type Site, type TftpService } from '../site/model.js';
import type { DiskPath } from '../site/path.js';
import { lowerPxelinux } from '../site/pxelinux/lower.js';
import { lowerSettings } from '../site/settings/lower.js';
import type { SourceFile } from '../site/source.js';
import type { FileSystem } from './disk/files.js';
import { baseName, directoryOf, mapPaths } from './disk/paths.js';
import { ServerDisk } from './disk/serverdisk.js';
import { DiskTree } from './disk/tree.js';
import type { Documents } from './documents.js';
import type { SiteLocation } from './locate.js';
import { ignoring } from './names.js';
import { SiteReader } from './reader.js';

const NO_TFTP: TftpService = {
  root: undefined,
  rootSaid: undefined,
  secure: 'unknown',
  directories: [],
  mapFile: false,
  options: undefined,
  listingComplete: false,
};

type Source<Id extends LanguageId> = SourceFile<DocumentTypes[Id]>;

/** The parts that a file of a language fills in; a language without facts fills in none. */
const partsBy: { readonly [Id in LanguageId]?: (source: Source<Id>) => Partial<SiteParts> } = {
  dhcpd: (source) => ({ dhcp: lowerDhcpd(source, () => undefined) }),
  exports: (source) => ({ exports: lowerExports([source]) }),
  fstab: ofFstab,
  pxelinux: (source) => {
    const directory = directoryOf(source.file);
    const configs = [lowerPxelinux(source, () => undefined)];
    return {
      pxe: [{ path: `/${baseName(directory)}`, directory, configs, opened: [] }],
      tftp: { ...NO_TFTP, root: '/' },
    };
  },
  kconfig: (source) => ({ configurations: [lowerKconfig(source)] }),
  settings: (source) => {
    const folder = baseName(directoryOf(source.file));
    const path = `/etc/${folder === 'etc' ? '' : `${folder}/`}${baseName(source.file)}`;
    return { settings: new Map([[path, lowerSettings(source)]]) };
  },
  ipxe: (source) => ({ ipxe: [lowerIpxe(source)] }),
  dnsmasq: (source) => ({ dnsmasq: lowerDnsmasq([source], () => undefined) }),
  grub: (source) => ({ grub: [lowerGrub(source, `/${baseName(source.file)}`)] }),
};

/** Whoever mounts its root over NFS is a node; the table of another machine is taken for the server's. */
function ofFstab(source: Source<'fstab'>): Partial<SiteParts> {
  const fstab = lowerFstab(source);
  if (fstab === undefined) return {};
  const isNode = fstab.mounts.some(({ target, nfs }) => target.value === '/' && nfs !== undefined);
  if (!isNode) return { serverFstab: fstab };
  const path = '/';
  const root: NodeRoot = { ...BARE_ROOT, path, kind: 'stub', fstab };
  return { nodeRoots: new Map([[path, root]]) };
}

function partsOf<Id extends LanguageId>(
  reader: SiteReader,
  file: DiskPath,
  language: Id,
): Partial<SiteParts> {
  const source = reader.read(file, language);
  return (source && partsBy[language]?.(source)) ?? {};
}

export function siteOfOneFile(
  location: SiteLocation,
  file: DiskPath,
  language: LanguageId,
  files: FileSystem,
  documents: Documents,
  named: readonly string[] = [],
): Site {
  const disk = new ServerDisk(files, mapPaths(location.root, location.base, {}), named);
  // Named or not: what the configuration leaves out stays out, also for a hook that names every changed file.
  const ignored = ignoring(location.base, location.configuration.ignore ?? []);
  const reader = new SiteReader(disk, documents, ignored);
  const found = partsOf(reader, file, language);
  return linkSite({
    root: location.root,
    tree: new DiskTree(disk, { live: false, alone: true, complete: new Map() }),
    configuration: location.configuration,
    configurationFile: location.configurationFile,
    dhcp: undefined,
    dnsmasq: undefined,
    exports: undefined,
    tftp: NO_TFTP,
    http: [],
    pxe: [],
    ipxe: [],
    grub: [],
    raspberry: [],
    kernels: [],
    serverKernel: undefined,
    configurations: [],
    nodeRoots: new Map(),
    settings: new Map(),
    composed: [],
    netplan: [],
    passedOver: [],
    startScripts: new Map(),
    serverFstab: undefined,
    ...found,
    files: reader.files,
    around: reader.around,
    unreadable: reader.unreadable,
  });
}
