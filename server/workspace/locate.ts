/** A path that somebody named goes in, the sites it means come out: where each has its root, and what its configuration says. */

import type { LanguageId } from '../../grammars/index.js';
import type { SiteConfiguration } from '../site/configuration.js';
import type { DiskPath } from '../site/path.js';
import { isWithin } from '../site/serverpath.js';
import { CONFIGURATION_NAME } from './configuration.js';
import { type LocateProblem, readConfigured } from './configured.js';
import { keepsScript } from './discover/ipxe.js';
import { keepsRaspberry } from './discover/raspberry.js';
import { filesThatStart } from './discover/started.js';
import { breadthFirst } from './disk/breadth-first.js';
import type { FileSystem } from './disk/files.js';
import { below, child, directoryOf, resolve, upwards } from './disk/paths.js';
import { SYSTEM_DIRECTORIES } from './layout.js';
import { hasLayout, ignoring, isNothing, searchNames } from './names.js';
import { servedProblem } from './servedfolders.js';

export type { LocateProblem } from './configured.js';

export interface SiteLocation {
  /** Directory that stands for the server's `/`. */
  readonly root: DiskPath;
  readonly configuration: SiteConfiguration;
  readonly configurationFile: string | undefined;
  /** Directory that relative paths of the configuration start from. */
  readonly base: string;
  /** A file that belongs to no site, and the language it is written in: it is then a site of its own. */
  readonly alone: { readonly file: DiskPath; readonly language: LanguageId } | undefined;
  /** The folder that stands for the TFTP root was found by some of its files: what is not in it may lie elsewhere. */
  readonly tftpInPart?: boolean;
}

export interface LocateOptions {
  /** Directory that stands for the server's `/`, whatever is found. */
  readonly root?: string;
  /** Configuration file to use, wherever it lies, instead of those that are found. Where the sites are it says only by its `root`. */
  readonly configurationFile?: string;
  /** The configuration may name folders outside of its repository. */
  readonly allowOutside?: boolean;
  /** Files named by hand: those that are links out of their site are read. */
  readonly named?: readonly string[];
  /** Language of single files. */
  readonly as?: LanguageId;
}

export function isProblem(found: SiteLocation | LocateProblem): found is LocateProblem {
  return 'problem' in found;
}

/** A bare site root. */
function at(root: DiskPath): SiteLocation {
  return { root, configuration: {}, configurationFile: undefined, base: root, alone: undefined };
}

/** `asked`: the directory that the sites are looked for in. */
function located(
  files: FileSystem,
  file: DiskPath,
  asked: string,
  options: LocateOptions,
): SiteLocation | LocateProblem {
  const byHand = options.configurationFile === undefined ? [] : [asked];
  const named = options.root === undefined ? byHand : [...byHand, options.root];
  const found = readConfigured(files, file, { named, outside: options.allowOutside === true });
  if ('problem' in found) return found;
  const root = options.root ?? resolve(found.base, found.configuration.root ?? '.');
  return { ...found, root, alone: undefined };
}

/** From a directory upwards; a repository's own top is the last that is looked at. */
function* upwardsInRepository(files: FileSystem, directory: DiskPath): Iterable<string> {
  for (const here of upwards(directory)) {
    yield here;
    if (files.stat(child(here, '.git')) !== undefined) return;
  }
}

function configurationAbove(files: FileSystem, directory: DiskPath): string | undefined {
  for (const here of upwardsInRepository(files, directory)) {
    const file = child(here, CONFIGURATION_NAME);
    if (files.stat(file)?.kind === 'file') return file;
  }
  return undefined;
}

/** On a live server somebody's working folder lies below `/` too, without being part of the server's configuration. */
function belongsTo(path: DiskPath, root: DiskPath): boolean {
  if (root !== '/') return true;
  const [first = '', second = ''] = path.slice(1).split('/');
  return SYSTEM_DIRECTORIES.has(first) && !(first === 'var' && second === 'tmp');
}

/** Directories above `path` that have the layout of a server, nearest first. */
function layoutsAbove(files: FileSystem, path: DiskPath): string[] {
  const found: string[] = [];
  for (const here of upwardsInRepository(files, path)) {
    if (hasLayout(files, here) && belongsTo(path, here)) found.push(here);
  }
  return found;
}

/** How deep a folder of several sites is searched, and how many names are looked at. */
const NEAR = { depth: 3, names: 2000 };
/** The same where nothing else was found: a server's disk may be kept deep in a tree of roles or of hosts. */
const FAR = { depth: 8, names: 8000 };

/** Sites in subfolders, each one by itself; what lies inside of a site is part of it. */
function sitesBelow(
  files: FileSystem,
  directory: DiskPath,
  options: LocateOptions,
  bounds = NEAR,
): (SiteLocation | LocateProblem)[] {
  const found: (SiteLocation | LocateProblem)[] = [];
  let left = bounds.names;
  const visit = (here: string, depth: number): void => {
    for (const name of files.list(here) ?? []) {
      if (isPassedOver(name) || left-- <= 0) continue;
      const path = child(here, name);
      const status = files.stat(path);
      if (status?.kind !== 'directory' || status.link) continue;
      const file = child(path, CONFIGURATION_NAME);
      if (files.stat(file)?.kind === 'file')
        found.push(...withServed(files, file, [located(files, file, directory, options)]));
      else if (hasLayout(files, path)) found.push(at(path));
      else if (depth > 1) visit(path, depth - 1);
    }
  };
  visit(directory, bounds.depth);
  return found;
}

/** True where the folder itself, not only something far below it, looks like the files of one boot server. */
function hasNamesOfItsOwn(files: FileSystem, directory: DiskPath): boolean {
  const names = files.list(directory) ?? [];
  return ['dhcpd.conf', 'dnsmasq.conf', 'exports', 'grub.cfg', 'pxelinux.cfg'].some((name) =>
    names.includes(name),
  );
}

/** True where it is said, and need not be looked for, what stands for the server's `/`. */
function saysRoot({ configuration }: SiteLocation, { root }: LocateOptions): boolean {
  return root !== undefined || configuration.root !== undefined;
}

/**
 * The sites that a configuration file speaks for: one, or, when it names no root and lies above several sites without
 * configuration of their own, each of these.
 */
function configuredSites(
  files: FileSystem,
  file: DiskPath,
  options: LocateOptions,
): readonly (SiteLocation | LocateProblem)[] {
  const one = located(files, file, directoryOf(file), options);
  if (isProblem(one) || saysRoot(one, options)) return withServed(files, file, [one]);
  if (hasLayout(files, one.root) || hasNamesOfItsOwn(files, one.root)) return withServed(files, file, [one]);
  const inside = sitesBelow(files, one.root, options);
  if (inside.length === 0) return withServed(files, file, [one]);
  const sites = inside.map((site) =>
    isProblem(site) || site.configurationFile !== undefined ? site : { ...one, root: site.root },
  );
  return withServed(files, file, sites);
}

/** The sites, or the mistake that the configuration names folders to clients which none of those under it has. */
function withServed(
  files: FileSystem,
  file: DiskPath,
  sites: readonly (SiteLocation | LocateProblem)[],
): readonly (SiteLocation | LocateProblem)[] {
  const under = sites.filter(
    (site): site is SiteLocation => !isProblem(site) && site.configurationFile === file,
  );
  const problem = servedProblem(files, file, under);
  return problem === undefined ? sites : [problem];
}

/** True where the directory holds the site or its configuration, or lies in the site. */
function concerns(site: SiteLocation | LocateProblem, directory: DiskPath): boolean {
  if (isProblem(site) || isWithin(site.base, directory)) return true;
  return isWithin(directory, site.root) || isWithin(site.root, directory);
}

/** The sites of a folder, under the configurations that are found. */
function sitesOf(
  files: FileSystem,
  directory: DiskPath,
  options: LocateOptions,
): (SiteLocation | LocateProblem)[] {
  const above = configurationAbove(files, options.root ?? directory);
  if (above !== undefined) {
    // A configuration for another part of the tree says nothing about this one.
    const sites = configuredSites(files, above, options).filter((site) => concerns(site, directory));
    if (sites.length > 0) return sites;
  }
  if (options.root !== undefined) return [at(options.root)];
  const [nearest] = layoutsAbove(files, directory);
  if (nearest !== undefined) return [at(nearest)];
  if (hasNamesOfItsOwn(files, directory)) return [at(directory)];
  const inside = sitesBelow(files, directory, options);
  const whole = withOverlay(files, directory, inside);
  if (whole !== undefined) return [whole];
  if (inside.length > 0 && !isHeldTogether(files, directory, inside)) return inside;
  const found = searchNames(files, directory);
  const others = (): boolean =>
    filesThatStart(files, found.all).length > 0 ||
    keepsRaspberry(files, found.all) ||
    keepsScript(files, found.all);
  return isNothing(found) && !others() ? sitesBelow(files, directory, options, FAR) : [at(directory)];
}

/** A folder of boot files alone is no site beside the configuration of the servers that stands elsewhere in the same folder. */
function isHeldTogether(
  files: FileSystem,
  directory: DiskPath,
  inside: readonly (SiteLocation | LocateProblem)[],
): boolean {
  const [only, ...others] = inside;
  if (only === undefined || others.length > 0 || isProblem(only) || only.configurationFile !== undefined)
    return false;
  if (files.stat(child(only.root, 'etc')) !== undefined) return false;
  const { dhcpd, dnsmasq } = searchNames(files, directory);
  return [...dhcpd, ...dnsmasq].some((file) => !isWithin(file, only.root));
}

/** What machines load, and what tells them to; an fstab or exports may be another machine's. */
const BOOTING = ['dhcpd', 'dnsmasq', 'pxelinux', 'ipxe', 'grub'] as const;

/**
 * One folder is laid out as the server's disk, in part, and files of the boot lie beside it: `config/etc/dnsmasq.conf` and `tftp/`.
 * Together they are the site; the names in the overlay are in their places.
 */
function withOverlay(
  files: FileSystem,
  directory: DiskPath,
  inside: readonly (SiteLocation | LocateProblem)[],
): SiteLocation | undefined {
  const [only, ...others] = inside;
  if (only === undefined || others.length > 0 || isProblem(only) || only.configurationFile !== undefined)
    return undefined;
  const { root } = only;
  const names = files.list(root) ?? [];
  if (!names.includes('etc')) return undefined;
  const beside = searchNames(files, directory);
  if (!BOOTING.some((language) => beside[language].some((file) => !isWithin(file, root)))) return undefined;
  const laid = names.filter((name) => files.stat(child(root, name))?.kind === 'directory');
  const paths = Object.fromEntries(laid.map((name) => [`/${name}`, child(root, name)]));
  return { ...at(directory), configuration: { paths } };
}

/** The sites where they are anyway, under the settings of a configuration that somebody named. */
function* underSettings(
  settings: SiteLocation,
  sites: Iterable<SiteLocation | LocateProblem>,
): Iterable<SiteLocation> {
  for (const site of sites) {
    if (!isProblem(site)) yield { ...settings, root: site.root };
    // The mistakes of a configuration that is not used are nobody's business, but its folder is a site.
    else if (site.file !== undefined) yield { ...settings, root: directoryOf(site.file) };
  }
}

/** The sites of a folder. */
export function locateFolder(
  files: FileSystem,
  directory: DiskPath,
  options: LocateOptions = {},
): SiteLocation[] | LocateProblem {
  const { configurationFile: given, ...rest } = options;
  const settings = given === undefined ? undefined : located(files, given, directory, options);
  if (settings !== undefined && isProblem(settings)) return settings;
  const found =
    given === undefined || settings === undefined
      ? sitesOf(files, directory, options)
      : saysRoot(settings, options)
        ? withServed(files, given, [settings])
        : [...underSettings(settings, sitesOf(files, directory, rest))];
  const problem = found.find(isProblem);
  if (problem !== undefined) return problem;
  const sites = found.filter((one): one is SiteLocation => !isProblem(one));
  if (sites.length > 0) return sites;
  const among = holdsMore(files, directory)
    ? `, among the first ${FAR.names} of its files: name a folder nearer to them`
    : '';
  return {
    problem: `${directory} holds no configuration of a boot server (looked for etc/dhcp/dhcpd.conf, etc/dnsmasq.conf, etc/exports, pxelinux.cfg/ and files of these names${among})`,
  };
}

/** More than is looked at in the search for sites. */
function holdsMore(files: FileSystem, directory: DiskPath): boolean {
  let seen = 0;
  breadthFirst(directory, {
    deepest: FAR.depth,
    most: FAR.names + 1,
    list: (folder) => (files.list(folder) ?? []).filter((name) => !isPassedOver(name)),
    meet(path) {
      seen++;
      const status = files.stat(path);
      return status?.kind === 'directory' && !status.link;
    },
  });
  return seen > FAR.names;
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** Where a file may belong without any configuration, the likeliest first. */
function* bareCandidates(files: FileSystem, directory: DiskPath): Iterable<SiteLocation> {
  // A node's root that was copied from its server has a layout too; the outer one, if it reads the file, is the site.
  const layouts = layoutsAbove(files, directory).reverse();
  let top = directory;
  for (const here of upwardsInRepository(files, directory)) top = here;
  const inside = top === '/' || layouts.includes(top) ? [] : sitesBelow(files, top, {});
  const whole = withOverlay(files, top, inside);
  if (whole !== undefined) yield whole;
  for (const root of layouts) yield at(root);
  const beside = directory.endsWith('/pxelinux.cfg') ? directoryOf(directory) : directory;
  for (const root of new Set([top === '/' ? beside : top, beside])) {
    if (!layouts.includes(root) && root !== '/') yield at(root);
  }
}

/** Where a file may belong, the likeliest first. The caller keeps the first whose site really reads the file. */
export function* candidatesFor(
  files: FileSystem,
  file: DiskPath,
  options: LocateOptions = {},
): Iterable<SiteLocation | LocateProblem> {
  const directory = directoryOf(file);
  const { configurationFile: given, ...rest } = options;
  if (given !== undefined) {
    const settings = located(files, given, directory, options);
    if (isProblem(settings) || saysRoot(settings, options)) yield* withServed(files, given, [settings]);
    else yield* underSettings(settings, candidatesFor(files, file, rest));
    return;
  }
  const configured = configurationAbove(files, options.root ?? directory);
  if (configured !== undefined) {
    const sites = configuredSites(files, configured, options);
    yield* sites;
    // What lies in the root of a configured site and is not read there has been left out on purpose.
    if (sites.some((site) => !isProblem(site) && isWithin(file, site.root))) return;
  }
  if (options.root === undefined) yield* bareCandidates(files, directory);
  else yield at(options.root);
}

/** Language that `files` of the configuration gives to a path. */
export function configuredLanguage(location: SiteLocation, path: DiskPath): LanguageId | undefined {
  if (!isWithin(path, location.base)) return undefined;
  const relative = below(path, location.base);
  for (const [pattern, language] of Object.entries(location.configuration.files ?? {})) {
    if (ignoring('/', [pattern])(`/${relative}`)) return language;
  }
  return undefined;
}
