/** A site's location goes in; its files are found by following what refers to what, and the linked site comes out. */

import type { DocumentTypes } from '../../grammars/index.js';
import type { DhcpFacts } from '../site/dhcpd/facts.js';
import { LEASES_FILES, leasedHosts } from '../site/dhcpd/leases.js';
import { readDhcpd } from '../site/dhcpd/lower.js';
import type { LoweredDhcpd } from '../site/dhcpd/reading.js';
import { relower } from '../site/dhcpd/relower.js';
import type { ExportFacts } from '../site/exports/facts.js';
import { lowerExports } from '../site/exports/lower.js';
import { lowerFstab } from '../site/fstab/lower.js';
import { linkTftp } from '../site/link/tftp.js';
import { linkSite, type SiteParts } from '../site/link.js';
import type { PxeDirectory, Site } from '../site/model.js';
import { isWithin, normalise } from '../site/serverpath.js';
import type { SettingsFacts } from '../site/settings/facts.js';
import { lowerSettings } from '../site/settings/lower.js';
import type { SourceFile } from '../site/source.js';
import { readDnsmasq } from './discover-dnsmasq.js';
import { readGrub } from './discover-grub.js';
import { findHttpFolders, holdsWebImage } from './discover-http.js';
import { readIpxeScripts } from './discover-ipxe.js';
import { findKernels, namedImages } from './discover-kernels.js';
import { bootFiles, findTftpRoot, folderFor, readPxeDirectories } from './discover-pxe.js';
import { findNodeRoots } from './discover-roots.js';
import type { Documents, ReadDhcp } from './documents.js';
import type { FileSystem } from './files.js';
import { DHCPD_CONF, isBootImage, isWritten, SETTINGS, SETTINGS_DIRECTORIES } from './layout.js';
import { configuredLanguage, type SiteLocation } from './locate.js';
import { hasLayout, ignoring, type NamedFiles, nothingNamed, searchNames } from './names.js';
import { child, directoryOf, mapPaths, resolve } from './paths.js';
import { SiteReader } from './reader.js';
import { DiskTree, ServerDisk } from './tree.js';
import { compareVersions } from './version-order.js';

/** Files of one settings directory, or of exports.d, that are read. */
const MOST_PER_DIRECTORY = 500;

function readSettings(reader: SiteReader): Map<string, SettingsFacts> {
  const found = new Map<string, SettingsFacts>();
  const read = (path: string): void => {
    const source = reader.readServer(path, 'settings');
    if (source === undefined) return;
    found.set(
      path,
      reader.documents.derived(source.document, 'settings', [], () => lowerSettings(source)),
    );
  };
  for (const path of SETTINGS) read(path);
  for (const { directory, beginning = '', ending, optional } of SETTINGS_DIRECTORIES) {
    const names = reader.disk.list(directory) ?? [];
    for (const name of names.slice(0, MOST_PER_DIRECTORY)) {
      if (!name.endsWith(ending) || !name.startsWith(beginning) || name.startsWith('.')) continue;
      const path = child(directory, name);
      const file = optional === true ? reader.disk.map.toDisk(path) : undefined;
      if (file === undefined || reader.text(file) !== undefined) read(path);
    }
  }
  return found;
}

/** Included files are asked for by the path on the server; dhcpd opens a relative one from its working directory, `/`. */
function readDhcp(reader: SiteReader, file: string): DhcpFacts | undefined {
  const main = reader.readNamed(file, 'dhcpd');
  if (main === undefined) return undefined;
  type Source = NonNullable<typeof main>;
  const include = (path: string): Source | undefined => {
    if (path.startsWith('/')) return reader.readServer(path, 'dhcpd');
    return reader.readServer(`/${path}`, 'dhcpd') ?? reader.read(resolve(directoryOf(file), path), 'dhcpd');
  };
  const { dhcp } = reader.documents;
  const last = dhcp.get(file);
  const again = last && edited(last, main, include);
  if (last !== undefined && again !== undefined) {
    dhcp.set(file, { ...last, lowered: again });
    return again.facts;
  }
  const asked = new Map<string, string | undefined>();
  const lowered = readDhcpd(main, (path) => {
    const source = include(path);
    asked.set(path, source?.file);
    return source;
  });
  dhcp.set(file, { asked, lowered });
  return lowered.facts;
}

/** What was read last time, with what changed since; undefined where all has to be read anew. */
function edited(
  { asked, lowered }: ReadDhcp,
  main: SourceFile<DocumentTypes['dhcpd']>,
  include: (path: string) => SourceFile<DocumentTypes['dhcpd']> | undefined,
): LoweredDhcpd | undefined {
  const changed = (before: LoweredDhcpd, source: typeof main): LoweredDhcpd | undefined =>
    before.documents.get(source.file) === source.document ? before : relower(before, source);
  let now = changed(lowered, main);
  // In their order: a file is asked for only where the one that includes it still does.
  for (const [path, file] of asked) {
    const source = now && include(path);
    if (now === undefined || source?.file !== file) return undefined;
    if (source !== undefined) now = changed(now, source);
  }
  return now;
}

/** With the hosts that dhcpd knows from its leases file, where the site has one. */
function withLeases(reader: SiteReader, facts: DhcpFacts | undefined): DhcpFacts | undefined {
  if (facts === undefined) return undefined;
  const said = facts.global.executables.findLast(
    (one) => one.kind === 'assign' && one.space === 'server' && one.name === 'lease-file-name',
  );
  const [atom] = said?.kind === 'assign' ? said.value.atoms : [];
  const paths = atom?.kind === 'text' ? [atom.value] : LEASES_FILES;
  const path = paths.find((one) => reader.disk.isFile(one));
  const file = path === undefined ? undefined : reader.disk.map.toDisk(path);
  const text = file === undefined ? undefined : reader.text(file);
  const leased = file === undefined || text === undefined ? [] : leasedHosts(file, text, facts);
  return leased.length === 0 ? facts : { ...facts, leased };
}

function readExports(reader: SiteReader, named: () => NamedFiles): ExportFacts | undefined {
  const sources: SourceFile<DocumentTypes['exports']>[] = [];
  const main = reader.readServer('/etc/exports', 'exports');
  if (main !== undefined) sources.push(main);
  else if (!reader.disk.isFile('/etc/exports')) {
    const [nearest] = named().exports;
    const source = nearest === undefined ? undefined : reader.readNamed(nearest, 'exports');
    if (source !== undefined) sources.push(source);
  }
  // exportfs takes names that end in .exports, have something before it and do not start with a dot, in version order.
  const names = (reader.disk.list('/etc/exports.d') ?? [])
    .filter((name) => name.endsWith('.exports') && name.length > '.exports'.length && !name.startsWith('.'))
    .sort(compareVersions);
  for (const name of names.slice(0, MOST_PER_DIRECTORY)) {
    const source = reader.readServer(`/etc/exports.d/${name}`, 'exports');
    if (source !== undefined) sources.push(source);
  }
  const unread = passedOver(reader);
  const [first] = [...sources, ...unread];
  if (first === undefined) return undefined;
  const inputs = [...sources, ...unread].map(({ document }) => document);
  return reader.documents.derived(first.document, 'exports', inputs, () => lowerExports(sources, unread));
}

/** Copies that editors and packages leave are meant to be passed over. */
const LEFT_BEHIND = /^\.|~$|\.(?:bak|old|orig|save|disabled|off|rpm\w+|dpkg-\w+|ucf-\w+|sw[op])$/i;

/** Files in exports.d that hold exports under a name that exportfs does not take. They are no part of the site. */
function passedOver(reader: SiteReader): SourceFile<DocumentTypes['exports']>[] {
  const found: SourceFile<DocumentTypes['exports']>[] = [];
  for (const name of (reader.disk.list('/etc/exports.d') ?? []).slice(0, MOST_PER_DIRECTORY)) {
    if (name.endsWith('.exports') || LEFT_BEHIND.test(name)) continue;
    const source = reader.glance(`/etc/exports.d/${name}`, 'exports');
    if (source?.document.lines.some(({ entry }) => entry?.path.startsWith('/')) === true) found.push(source);
  }
  return found;
}

/** One boot loader or kernel below the TFTP root, and the copy is taken to be whole. */
function holdsImage(reader: SiteReader, root: string, named: readonly string[]): boolean {
  const { disk } = reader;
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

/** The site at a location. Reads through `files` only, and parses through `documents` only. `byHand`: files that a person asked for, wherever they lie. */
export function discoverSite(
  location: SiteLocation,
  files: FileSystem,
  documents: Documents,
  byHand: readonly string[] = [],
): Site {
  const { root, base, configuration } = location;
  const configs = Object.values(configuration.kernels ?? {}).map((file) => resolve(base, file));
  const disk = new ServerDisk(files, mapPaths(root, base, configuration.paths ?? {}), [
    ...configs,
    ...byHand,
  ]);
  const ignored = ignoring(base, configuration.ignore ?? []);
  const reader = new SiteReader(disk, documents, ignored);
  const live = root === '/';
  const laidOut = live || hasLayout(files, root);
  let searched: NamedFiles | undefined;
  const named = (): NamedFiles => {
    // A live server has its files where they belong; its disk is not searched.
    searched ??= live ? nothingNamed() : searchNames(files, root, ignored);
    return searched;
  };
  const isThere = (file: string): boolean =>
    files.stat(file) !== undefined || files.link(file) !== undefined || files.blocked(file) !== undefined;
  const settings = readSettings(reader);
  const dhcpd =
    DHCPD_CONF.map((path) => disk.map.toDisk(path)).find((file) => file !== undefined && isThere(file)) ??
    named().dhcpd[0];
  const dhcp = dhcpd === undefined ? undefined : withLeases(reader, readDhcp(reader, dhcpd));
  const read = readDnsmasq(reader, named);
  const paths = { ...read?.mounts, ...configuration.paths };
  // The files of a container have other names outside: the site is looked at anew with those inside.
  if (Object.keys(paths).length > Object.keys(configuration.paths ?? {}).length) {
    return discoverSite(
      { ...location, configuration: { ...configuration, paths } },
      files,
      documents,
      byHand,
    );
  }
  const dnsmasq = read?.facts;
  const exports = readExports(reader, named);
  const boot = bootFiles(dhcp, dnsmasq);
  const tftp = findTftpRoot(reader, linkTftp(settings, dnsmasq), configuration.tftpRoot, named, boot);
  // A folder of boot files at the top makes no layout by itself.
  const kept =
    laidOut && (live || disk.isDirectory('/etc')) ? undefined : folderFor(disk, tftp.root, named());
  if (tftp.root !== undefined && kept !== undefined) {
    const paths = { ...configuration.paths, [tftp.root]: kept };
    return discoverSite(
      { ...location, configuration: { ...configuration, paths } },
      files,
      documents,
      byHand,
    );
  }
  const http = findHttpFolders(reader, location, tftp.root, () => (laidOut ? [] : named().all));
  const complete = new Map<string, boolean>();
  const tree = new DiskTree(disk, { live, alone: false, complete });
  const shared: SiteParts = {
    root,
    files: reader.files,
    unreadable: [],
    tree,
    configuration,
    configurationFile: location.configurationFile,
    dhcp,
    dnsmasq,
    exports,
    tftp: { ...tftp, listingComplete: false },
    http,
    pxe: [],
    ipxe: [],
    grub: [],
    kernels: [],
    serverKernel: undefined,
    configurations: [],
    nodeRoots: new Map(),
    settings,
    serverFstab: undefined,
  };
  const roots = [tftp.root, ...(tftp.otherRoots ?? [])];
  const pxe = pxeDirectories(reader, roots, named, boot);
  const images = [
    ...namedImages(pxe, tftp.root, boot),
    ...roots.slice(1).flatMap((root = '/') =>
      namedImages(
        pxe.filter(({ path }) => isWithin(path, root)),
        root,
        boot,
      ),
    ),
  ];
  const ipxe = readIpxeScripts(reader, tftp.root, http, boot, laidOut ? named().ipxe : named().all);
  const grub = readGrub(reader, roots, live, named);
  const kernels = findKernels(reader, images, tftp.root, configuration.kernels ?? {}, base, named, laidOut);
  const tftpRoot = tftp.root;
  for (const { path } of http) complete.set(path, live || holdsWebImage(reader, path));
  const asked =
    tftpRoot === undefined ? [] : [...images, ...boot.map((name) => normalise(`${tftpRoot}/${name}`))];
  const listingComplete = live || (tftpRoot !== undefined && holdsImage(reader, tftpRoot, asked));
  for (const one of roots) if (one !== undefined) complete.set(one, listingComplete);
  const served: SiteParts = { ...shared, tftp: { ...tftp, listingComplete }, pxe, ipxe, grub, ...kernels };
  const nodeRoots = findNodeRoots(
    reader,
    { dhcp, exports, pxe, nodes: configuration.nodes },
    (path) => tree.exists(path) === 'no',
  );
  for (const { path, kind } of nodeRoots.values()) {
    if (kind !== 'missing') complete.set(path, kind === 'tree');
  }
  const fstab = reader.readServer('/etc/fstab', 'fstab');
  if (Object.keys(configuration.files ?? {}).length > 0) readConfigured(reader, location, named());
  // Without a layout nobody can say whose table of mounts it is: it is linted by itself.
  if (!laidOut) for (const file of named().fstab) reader.readNamed(file, 'fstab');
  return linkSite({
    ...served,
    unreadable: reader.unreadable,
    nodeRoots,
    serverFstab:
      fstab === undefined
        ? undefined
        : documents.derived(fstab.document, 'fstab', [], () => lowerFstab(fstab)),
  });
}
