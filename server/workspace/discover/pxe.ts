/** The TFTP service and the boot files that DHCP names go in; the TFTP root and the PXELINUX directories below it come out. */

import { madeFrom } from '../../../grammars/text/index.js';
import { configurationsOf } from '../../site/dhcp/configurations.js';
import type { TftpSettings } from '../../site/link/tftp.js';
import type { PxeDirectory, Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';
import { lowerPxelinux } from '../../site/pxelinux/lower.js';
import { openedConfigurations } from '../../site/pxelinux/opened.js';
import { normalise } from '../../site/serverpath.js';
import { baseName, child, directoryOf } from '../disk/paths.js';
import { TFTP_ROOTS } from '../layout.js';
import type { NamedFiles } from '../names.js';
import type { SiteReader } from '../reader.js';
import { bootsRaspberry } from './raspberry.js';

/** Subfolders of the TFTP root that are asked for a pxelinux.cfg of their own. */
const MOST_SUBFOLDERS = 1000;
/** Files that menus open. */
const MOST_OPENED = 200;
/** Files of one pxelinux.cfg/ that are read. */
const MOST_CONFIGS = 50_000;

/** Names that clients ask for, put below the root as a daemon with its root changed does: `..` stops at the top. */
export function tftpPath(root: string, directory: string, name: string): string | undefined {
  if (name.includes('://')) return undefined;
  const colons = name.indexOf('::');
  if (colons > 0) return undefined;
  const asked = colons === 0 ? name.slice(2) : `${directory}/${name}`;
  const path = normalise(`/${asked}`);
  return root === '/' ? path : path === '/' ? root : root + path;
}

/** Every literal boot file that the DHCP servers may hand out. */
export function bootFiles(servers: Pick<Site, 'dhcp' | 'dnsmasq'>): string[] {
  return [...new Set(configurationsOf(servers).flatMap(({ bootFileNames }) => bootFileNames))];
}

/** The directories of boot files as clients name them, `/` first. */
function bootDirectories(names: readonly string[]): string[] {
  return [...new Set(['/', ...names.map((name) => directoryOf(normalise(`/${name}`)))])];
}

/** The folder of a boot file is there, or the boot file in other letters: the root is where the file is missing. */
function nearly(disk: SiteReader['disk'], root: string, name: string): boolean {
  const folder = directoryOf(name);
  if (folder !== '/') return disk.isDirectory(root + folder);
  const wanted = baseName(name).toLowerCase();
  return disk.list(root)?.some((one) => one.toLowerCase() === wanted) === true;
}

/** Without settings, the place of a pxelinux.cfg/ tells: usual roots first, then whatever a repository holds. */
function concludeRoot(
  reader: SiteReader,
  named: () => NamedFiles,
  boot: readonly string[],
): string | undefined {
  const { disk } = reader;
  const usual =
    TFTP_ROOTS.find((root) => disk.presence(`${root}/pxelinux.cfg`).kind === 'present') ??
    TFTP_ROOTS.find((root) => boot.some((name) => disk.isFile(normalise(`${root}/${name}`)))) ??
    TFTP_ROOTS.find((root) => boot.some((name) => nearly(disk, root, normalise(`/${name}`))));
  if (usual !== undefined) return usual;
  const raspberry = TFTP_ROOTS.find((root) => bootsRaspberry(disk.list(root) ?? []));
  if (raspberry !== undefined) return raspberry;
  const [nearest] = named().pxelinux;
  if (nearest === undefined) return undefined;
  const parent = disk.map.toServer(directoryOf(nearest));
  // A boot file in a subfolder looks for its pxelinux.cfg/ beside itself.
  const folder = bootDirectories(boot).find((one) => one !== '/' && parent?.endsWith(one) === true);
  if (parent === undefined || folder === undefined) return parent;
  return parent.slice(0, parent.length - folder.length) || '/';
}

export function findTftpRoot(
  reader: SiteReader,
  settings: TftpSettings | undefined,
  configured: string | undefined,
  named: () => NamedFiles,
  boot: readonly string[],
): TftpSettings {
  const nothing = { secure: 'unknown', directories: [], mapFile: false, options: undefined } as const;
  const told = settings ?? nothing;
  if (configured !== undefined) return { ...told, root: normalise(configured), rootSaid: undefined };
  if (settings?.root !== undefined) return settings;
  const nothingSaid = { ...told, rootSaid: undefined, concluded: true };
  const root = concludeRoot(reader, named, boot);
  if (root !== undefined) return { ...nothingSaid, root };
  const [folder, ...others] = foldersByContent(named(), boot);
  const held = folder === undefined || others.length > 0 ? undefined : reader.disk.map.toServer(folder);
  return held === undefined ? { ...nothingSaid, root } : { ...nothingSaid, root: held, inPart: true };
}

/** What repositories call the folder that is copied to the TFTP root. */
const KEPT_AS = new Set(['tftpboot', 'tftp', 'tftproot', 'tftp-root', 'tftp_root', 'tftpd', 'tftp-data']);

/** What a machine loads over TFTP, and where it is kept. */
const LOADED = /^(?:\/[^/]+)?\/(?:pxelinux\.cfg|grub2?\/[^/]+|[^/]+\.(?:ipxe|kpxe|0|efi|c32))$/i;

/** Where a repository keeps the TFTP root. */
interface KeptFolder {
  readonly folder: string;
  /** Neither its name nor anything else but what lies in it tells so: the rest may lie elsewhere. */
  readonly byContent: boolean;
}

/**
 * In a repository without the layout of a server the TFTP root lies where its name, or the use of people, says: `tftpboot/` at
 * the top for /var/lib/tftpboot; or else where the boot files are that DHCP names, or around the one pxelinux.cfg/ there is.
 * Undefined where it is there as it is called, or where several folders may be meant.
 */
export function folderFor(
  disk: SiteReader['disk'],
  root: string | undefined,
  named: NamedFiles,
  boot: readonly string[],
): KeptFolder | undefined {
  if (root === undefined || root === '/' || disk.isDirectory(root)) return undefined;
  const byName = foldersByName(disk, root, named);
  const byContent = byName.size > 0 ? byName : foldersByContent(named, boot);
  const folders = byContent.size > 0 ? byContent : foldersByMenus(disk, named, boot);
  const [folder, ...others] = folders;
  return folder === undefined || others.length > 0 ? undefined : { folder, byContent: byName.size === 0 };
}

/** What PXELINUX and its kin are called: a machine that is told one of them reads a pxelinux.cfg/. */
const READS_MENUS = /(?:^|\/)(?:l|g)?pxelinux[^/]*\.0$|(?:^|\/)syslinux[^/]*\.efi$/i;

/** Those around a pxelinux.cfg/, where machines are told to load what reads one: beside it, or above where the boot file has a folder of its own. */
function foldersByMenus(
  disk: SiteReader['disk'],
  { pxelinux }: NamedFiles,
  boot: readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const loaders = boot.filter((name) => READS_MENUS.test(name));
  const top = disk.map.toDisk('/');
  if (loaders.length === 0 || top === undefined) return found;
  const own = bootDirectories(loaders).filter((one) => one !== '/');
  for (const folder of pxelinux) {
    const parent = directoryOf(folder);
    const end = own.find((one) => parent.endsWith(one)) ?? '';
    found.add(parent.slice(0, parent.length - end.length));
  }
  return found;
}

/** Those that hold a boot file by the name that DHCP gives it. */
function foldersByContent({ all }: NamedFiles, boot: readonly string[]): Set<string> {
  const ends = boot.map((name) => normalise(`/${name}`)).filter((end) => end !== '/');
  const found = new Set<string>();
  for (const file of all) {
    const end = ends.find((one) => file.endsWith(one));
    if (end !== undefined) found.add(file.slice(0, file.length - end.length));
  }
  return found;
}

function foldersByName(
  disk: SiteReader['disk'],
  root: string,
  { all, pxelinux }: NamedFiles,
): ReadonlySet<string> {
  const own = baseName(root);
  const top = disk.map.toDisk('/');
  const folders = new Set<string>();
  if (top === undefined) return folders;
  for (const file of [...all, ...pxelinux]) {
    for (let at = directoryOf(file); at.length > top.length; at = directoryOf(at)) {
      const name = baseName(at);
      if ((name === own || KEPT_AS.has(name)) && LOADED.test(file.slice(at.length))) folders.add(at);
    }
  }
  const alike = [...folders].filter((folder) => baseName(folder) === own);
  return alike.length > 0 ? new Set(alike) : folders;
}

/** Server paths of directories called pxelinux.cfg, each once, whatever links lead to it. */
function directories(
  reader: SiteReader,
  root: string,
  named: () => NamedFiles,
  boot: readonly string[],
): string[] {
  const { disk } = reader;
  const found = new Map<string, string>();
  const add = (path: string): void => {
    if (!disk.isDirectory(path)) return;
    const file = disk.map.toDisk(path);
    const real = file === undefined ? undefined : disk.confinement.realPath(file);
    if (real !== undefined && !found.has(real)) found.set(real, path);
  };
  for (const directory of bootDirectories(boot)) {
    add(normalise(`${root}/${directory}/pxelinux.cfg`));
    // A name that repeats the root, or a daemon that does not change its root.
    if (directory.startsWith(root)) add(`${directory}/pxelinux.cfg`);
  }
  const names = disk.list(root) ?? [];
  for (const name of names.slice(0, MOST_SUBFOLDERS)) add(`${child(root, name)}/pxelinux.cfg`);
  if (found.size === 0) {
    // The settings name a root that holds none: those that lie elsewhere are what the administrator sees.
    for (const other of TFTP_ROOTS) add(`${other}/pxelinux.cfg`);
    for (const file of named().pxelinux) {
      const path = disk.map.toServer(file);
      if (path !== undefined) add(path);
    }
  }
  return [...found.values()];
}

function readConfig(
  reader: SiteReader,
  file: DiskPath,
  root: string,
  directory: string,
  { sure, name }: { readonly sure?: boolean; readonly name?: string } = {},
): PxeConfigFile | undefined {
  const source = reader.read(file, 'pxelinux', sure === true);
  if (source === undefined) return undefined;
  const prefix = directory.startsWith(root) ? normalise(`/${directory.slice(root.length)}`) : '/';
  const include = (name: string) => {
    const relative = tftpPath(root, prefix, name);
    const fromTop = tftpPath(root, '/', name);
    return (
      (relative === undefined ? undefined : reader.readServer(relative, 'pxelinux')) ??
      (fromTop === undefined ? undefined : reader.readServer(fromTop, 'pxelinux'))
    );
  };
  const { documents } = reader;
  // Included texts are part of what comes out: only a file without them is kept by its own document alone.
  const alone = documents.derived(source.document, `pxelinux ${file}`, [], () =>
    lowerPxelinux(source, () => undefined, name),
  );
  return alone.includes.length === 0 ? alone : lowerPxelinux(source, include, name);
}

export function readPxeDirectories(
  reader: SiteReader,
  root: string | undefined,
  named: () => NamedFiles,
  boot: readonly string[],
): PxeDirectory[] {
  if (root === undefined) return [];
  const { disk } = reader;
  // Some keep a file by that name where the directory should be: it is read, but no client will find it.
  const misplaced = child(root, 'pxelinux.cfg');
  if (disk.isFile(misplaced)) reader.readServer(misplaced, 'pxelinux', false);
  return directories(reader, root, named, boot).map((path) => {
    // Links aside: what is said about a file names the place where it can be edited.
    const linked = disk.map.toDisk(path) ?? path;
    const directory = disk.confinement.resolved(linked) ?? linked;
    const configs: PxeConfigFile[] = [];
    const names = new Set(disk.listAt(directory)?.slice(0, MOST_CONFIGS));
    for (const name of names) {
      if (name.startsWith('.') || name.endsWith('~')) continue;
      // Of a template and what was made of it, that is what a loader reads.
      const made = madeFrom(name);
      if (made !== undefined && names.has(made)) continue;
      const file = child(directory, name);
      if (disk.files.stat(file)?.kind === 'directory') continue;
      const config = readConfig(
        reader,
        file,
        root,
        directoryOf(path),
        made === undefined ? {} : { name: made },
      );
      if (config !== undefined) configs.push(config);
    }
    return { path, directory, configs, opened: readOpened(reader, root, directoryOf(path), configs) };
  });
}

/** What menus open, and what is opened there; whoever it is for, its name does not say. */
function readOpened(
  reader: SiteReader,
  root: string,
  directory: string,
  configs: readonly PxeConfigFile[],
): PxeConfigFile[] {
  const prefix = directory.startsWith(root) ? normalise(`/${directory.slice(root.length)}`) : '/';
  const seen = new Set(configs.map(({ file }) => file));
  const opened: PxeConfigFile[] = [];
  const open = (config: PxeConfigFile): void => {
    for (const name of openedConfigurations(config)) {
      const path = tftpPath(root, prefix, name);
      const file = path === undefined ? undefined : reader.disk.map.toDisk(path);
      const real = file === undefined ? undefined : reader.disk.confinement.resolved(file);
      if (path === undefined || real === undefined || seen.has(real) || !reader.disk.isFile(path)) continue;
      if (opened.length >= MOST_OPENED) return;
      seen.add(real);
      const found = readConfig(reader, real, root, directory, { sure: true });
      if (found !== undefined) opened.push({ ...found, client: { kind: 'other' } });
    }
  };
  for (const config of configs) open(config);
  // What is opened is appended while this goes on.
  for (const config of opened) open(config);
  return opened;
}

/** Names of the files that a configuration may start: kernels of its labels, and what DEFAULT and its kin name directly. CONFIG starts nothing. */
export function* startedFiles(config: PxeConfigFile): Iterable<string> {
  for (const { kernel } of config.labels)
    if (kernel !== undefined && kernel.directive !== 'CONFIG') yield kernel.file.value;
  const labels = new Set(config.labels.map(({ name }) => name.value));
  for (const command of [config.default, config.onTimeout]) {
    if (command !== undefined && !labels.has(command.word.value)) yield command.word.value;
  }
}

export function isLoaderModule(name: string): boolean {
  return /\.(?:c32|cbt|0|bs|bin|bss|com|img)$/i.test(baseName(name));
}
