/** A site's location goes in; its files are found by following what refers to what, and the linked site comes out. */

import type { FstabFacts } from '../../site/fstab/facts.js';
import { lowerFstab } from '../../site/fstab/lower.js';
import { withUnits } from '../../site/fstab/units.js';
import { configurationTold } from '../../site/link/dhcpdconfig.js';
import { linkTftp } from '../../site/link/tftp.js';
import { linkSite, type SiteParts } from '../../site/link.js';
import type { PxeDirectory, Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import { isWithin, normalise } from '../../site/serverpath.js';
import type { FileSystem } from '../disk/files.js';
import { child, directoryOf, mapPaths, resolve } from '../disk/paths.js';
import { ServerDisk } from '../disk/serverdisk.js';
import { type Completeness, DiskTree } from '../disk/tree.js';
import { filledByDockerfile } from '../dockerfile.js';
import type { Documents } from '../documents.js';
import { isBootImage, isSystemImage, isWritten } from '../layout.js';
import { configuredLanguage, type SiteLocation } from '../locate.js';
import { hasLayout, ignoring, isWholeDisk, type NamedFiles, nothingNamed, searchNames } from '../names.js';
import { MOST_PER_DIRECTORY, SiteReader } from '../reader.js';
import { atTop, readComposed } from './compose.js';
import { findDhcp } from './dhcpd.js';
import { readDnsmasq } from './dnsmasq.js';
import { findExports } from './exports.js';
import { readGrub } from './grub.js';
import { findHttpFolders, holds, holdsWebImage } from './http.js';
import { readIpxeScripts } from './ipxe.js';
import { findKernels, type Kernels, namedImages } from './kernels.js';
import { loadable } from './loaded.js';
import { unitsPulledIn } from './mountunits.js';
import { passedOverByServer } from './passedover.js';
import { bootFiles, findTftpRoot, folderFor, readPxeDirectories } from './pxe.js';
import { readRaspberry } from './raspberry.js';
import { isRemoved } from './removed.js';
import { findNodeRoots } from './roots.js';
import { readNetplan, readSettings } from './settings.js';
import { readStartScripts } from './startscripts.js';

/** Where the files of one site are looked for, and how. */
interface Search {
  readonly location: SiteLocation;
  readonly reader: SiteReader;
  /** The root is a machine's own: its files lie where they belong, and its disk is not searched. */
  readonly live: boolean;
  /** The folder is laid out as a server's disk. */
  readonly laidOut: boolean;
  /** Files that their names or their contents give away; searched for once somebody asks. */
  readonly named: () => NamedFiles;
}

/** The program of Kea that answers machines. */
const KEA = 'kea-dhcp4';
/** TFTP servers whose settings say nothing once they are removed. */
const TFTP_SERVERS = ['in.tftpd', 'tftpd', 'atftpd', 'utftpd'];

/** What the machines load. `images`: server paths of the kernels that are named. */
type Served = Pick<SiteParts, 'http' | 'pxe' | 'ipxe' | 'grub' | 'raspberry'> &
  Kernels & { readonly images: readonly string[] };

/** The site at a location. Reads through `files` only, and parses through `documents` only. `byHand`: files that a person asked for, wherever they lie. */
export function discoverSite(
  location: SiteLocation,
  files: FileSystem,
  documents: Documents,
  byHand: readonly string[] = [],
): Site {
  const { root, configuration, configurationFile } = location;
  /** Where folders turn out to lie elsewhere, the site is looked at anew with them in their places. */
  const again = (paths: Readonly<Record<string, string>>, more: Partial<SiteLocation> = {}): Site =>
    discoverSite(
      { ...location, ...more, configuration: { ...configuration, paths } },
      files,
      documents,
      byHand,
    );
  const search = searchAt(location, files, documents, byHand);
  const { reader, live } = search;
  const settings = readSettings(reader, search.laidOut ? [] : search.named().all);
  const { facts: dnsmasq, mounts } = readDnsmasq(reader, search.named) ?? {};
  // A dnsmasq that only answers names stands beside another DHCP server.
  const instead = [KEA, ...((dnsmasq?.ranges.length ?? 0) > 0 ? ['dnsmasq'] : [])];
  const dhcp = isRemoved(reader.disk, ['dhcpd'], instead)
    ? undefined
    : findDhcp(reader, search.named, configurationTold(settings)?.value);
  const known = configuration.paths ?? {};
  // The files of a container have other names outside.
  if (Object.keys(mounts ?? {}).some((path) => !Object.hasOwn(known, path)))
    return again({ ...mounts, ...known });
  const exports = findExports(reader, search.named);
  const boot = bootFiles({ dhcp, dnsmasq });
  const others = isRemoved(reader.disk, TFTP_SERVERS, ['dnsmasq']) && dnsmasq?.tftp !== undefined;
  const told = linkTftp(others ? new Map() : settings, dnsmasq);
  const tftp = findTftpRoot(reader, told, configuration.tftpRoot, search.named, boot);
  const kept = keptFolder(search, tftp.root, boot);
  if (tftp.root !== undefined && kept !== undefined)
    return again({ ...known, [tftp.root]: kept.folder }, { tftpInPart: kept.byContent });
  const roots = [tftp.root, ...(tftp.otherRoots ?? [])] as const;
  const { images, ...served } = findServed(search, boot, roots);
  const inPart = location.tftpInPart ?? tftp.inPart ?? false;
  const listingComplete =
    live || (!inPart && isWhole(reader, tftp.root, images, boot) && !isFilled(reader, root, tftp.root));
  const lacks = listingComplete && !live && isRepository(reader, root) && !holdsSystem(reader, roots);
  const isHeld = (path: string) => live || holdsWebImage(reader, path);
  const complete: Map<string, Completeness> = new Map(
    served.http.map(({ path }) => [path, isHeld(path) || (holdsScripts(search, served, path) && 'scripts')]),
  );
  for (const one of roots) if (one !== undefined) complete.set(one, lacks ? 'loaders' : listingComplete);
  const tree = new DiskTree(reader.disk, { live, alone: false, complete });
  const nodeRoots = findNodeRoots(
    reader,
    { ...served, dhcp, dnsmasq, exports, nodes: configuration.nodes },
    (path) => tree.exists(path) === 'no',
  );
  for (const { path, kind } of nodeRoots.values())
    if (kind !== 'missing') complete.set(path, kind === 'tree');
  const serverFstab = withUnits(readFstab(reader), settings, unitsPulledIn(reader, '/etc'));
  readOthers(search);
  return linkSite({
    root,
    files: reader.files,
    around: reader.around,
    unreadable: reader.unreadable,
    tree,
    configuration,
    configurationFile,
    settings,
    passedOver: passedOverByServer(reader),
    composed: readComposed(reader, search.laidOut ? atTop(reader) : search.named().all),
    netplan: readNetplan(reader),
    dhcp,
    dnsmasq,
    exports,
    tftp: { ...tftp, listingComplete },
    ...served,
    nodeRoots,
    startScripts: readStartScripts(reader),
    serverFstab,
  });
}

function searchAt(
  location: SiteLocation,
  files: FileSystem,
  documents: Documents,
  byHand: readonly string[],
): Search {
  const { root, base, configuration } = location;
  const configs = Object.values(configuration.kernels ?? {}).map((file) => resolve(base, file));
  const paths = mapPaths(root, base, configuration.paths ?? {});
  const disk = new ServerDisk(files, paths, [...configs, ...byHand]);
  const ignored = ignoring(base, configuration.ignore ?? []);
  const live = root === '/';
  let searched: NamedFiles | undefined;
  return {
    location,
    reader: new SiteReader(disk, documents, ignored),
    live,
    laidOut: live || hasLayout(files, root),
    named: () => {
      searched ??= isWholeDisk(files, root) ? nothingNamed() : searchNames(files, root, ignored);
      return searched;
    },
  };
}

/** Where a repository keeps the TFTP root under another name. A folder of boot files at its top makes no layout by itself. */
function keptFolder(
  { reader, live, laidOut, named }: Search,
  root: string | undefined,
  boot: readonly string[],
): ReturnType<typeof folderFor> {
  const { disk } = reader;
  return laidOut && (live || disk.isDirectory('/etc')) ? undefined : folderFor(disk, root, named(), boot);
}

/** `boot`: the boot files that DHCP names. `roots`: the TFTP root that is everybody's, and those that only some see. */
function findServed(
  { location, reader, live, laidOut, named }: Search,
  boot: readonly string[],
  roots: readonly [string | undefined, ...string[]],
): Served {
  const { base, configuration } = location;
  const [root, ...others] = roots;
  const http = findHttpFolders(reader, location, root, () => (laidOut ? [] : named().all));
  const pxe = pxeDirectories(reader, roots, named, boot);
  const ofOther = (other: string): string[] =>
    namedImages(
      pxe.filter(({ path }) => isWithin(path, other)),
      other,
      boot,
    );
  const images = [...namedImages(pxe, root, boot), ...others.flatMap(ofOther)];
  const ipxe = readIpxeScripts(reader, root, http, boot, laidOut ? named().ipxe : named().all);
  const grub = readGrub(reader, roots, live, named);
  const raspberry = readRaspberry(reader, roots, named);
  const more = loadable(reader, { pxe, ipxe, grub }, roots, http);
  const kernels = findKernels(reader, images, more, root, configuration.kernels ?? {}, base, named, laidOut);
  return { http, pxe, ipxe, grub, raspberry, ...kernels, images };
}

function readFstab(reader: SiteReader): FstabFacts | undefined {
  const source = reader.readServer('/etc/fstab', 'fstab');
  return source && reader.documents.derived(source.document, 'fstab', [], () => lowerFstab(source));
}

/** Files that belong to the site although nothing refers to them. */
function readOthers({ location, reader, laidOut, named }: Search): void {
  if (Object.keys(location.configuration.files ?? {}).length > 0) readConfigured(reader, location, named());
  // Without a layout nobody can say whose table of mounts it is: it is linted by itself.
  if (!laidOut) for (const file of named().fstab) reader.readNamed(file, 'fstab');
}

/** What the image of a container has beside what the repository keeps, nobody sees here. */
function isFilled(reader: SiteReader, root: DiskPath, target: string | undefined): boolean {
  return target !== undefined && filledByDockerfile(reader, root, target);
}

/** Beside the files of the server lie those that only a repository has. */
function isRepository({ disk }: SiteReader, root: DiskPath): boolean {
  return (disk.files.list(root) ?? []).some((name) => KEPT_IN_REPOSITORIES.test(name));
}

const KEPT_IN_REPOSITORIES =
  /^(?:\.git|\.git(?:ignore|attributes|modules)|README(?:\..*)?|LICENSE(?:\..*)?|Dockerfile|(?:docker-)?compose\.ya?ml|Makefile|Vagrantfile)$/i;

/** One kernel or ramdisk below one of the roots, and the repository is taken to have them all. */
function holdsSystem(reader: SiteReader, roots: readonly (string | undefined)[]): boolean {
  return roots.some((root) => root !== undefined && holds(reader, root, isSystemImage));
}

/** Images may lie elsewhere; of a server's own files, scripts of iPXE lie together. */
function holdsScripts({ reader, laidOut }: Search, { ipxe }: Pick<Served, 'ipxe'>, folder: string): boolean {
  return laidOut && ipxe.some(({ file }) => isWithin(reader.disk.map.toServer(file) ?? '', folder));
}

/** One boot loader or kernel below the TFTP root, and the copy is taken to be whole. */
function isWhole(
  reader: SiteReader,
  root: string | undefined,
  images: readonly string[],
  boot: readonly string[],
): boolean {
  if (root === undefined) return false;
  const { disk } = reader;
  const named = [...images, ...boot.map((name) => normalise(`${root}/${name}`))];
  if (named.some((path) => !isWritten(path) && disk.isFile(path))) return true;
  const folders = new Set([root, ...named.map(directoryOf)]);
  for (const name of (disk.list(root) ?? []).slice(0, MOST_PER_DIRECTORY)) folders.add(child(root, name));
  for (const folder of folders) {
    const names = (disk.list(folder) ?? []).slice(0, MOST_PER_DIRECTORY);
    if (names.some((name) => isBootImage(name) && disk.isFile(child(folder, name)))) return true;
  }
  return false;
}

/** Files that only the configuration's `files` names: part of the site, each with the facts of its language. */
function readConfigured(reader: SiteReader, location: SiteLocation, named: NamedFiles): void {
  if (Object.keys(location.configuration.files ?? {}).length === 0) return;
  for (const file of named.all) {
    const language = configuredLanguage(location, file);
    if (language !== undefined) reader.read(file, language);
  }
}

/** Those below the root, and those below the roots that only some of the machines see. */
function pxeDirectories(
  reader: SiteReader,
  [root, ...others]: readonly (string | undefined)[],
  named: () => NamedFiles,
  boot: readonly string[],
): PxeDirectory[] {
  const found = readPxeDirectories(reader, root, named, boot);
  for (const other of others) {
    const more = readPxeDirectories(reader, other, nothingNamed, boot);
    found.push(...more.filter(({ directory }) => found.every((one) => one.directory !== directory)));
  }
  return found;
}
