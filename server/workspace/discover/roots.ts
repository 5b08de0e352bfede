/** What DHCP, boot loaders and exports say about root file systems goes in; each node root with its few files of interest comes out. */

import { formatIpv4 } from '../../site/address.js';
import type { SiteConfiguration } from '../../site/configuration.js';
import { configurationsOf } from '../../site/dhcp/configurations.js';
import type { DhcpConfiguration } from '../../site/dhcp/port.js';
import type { ExportEntry, ExportFacts } from '../../site/exports/facts.js';
import { pseudoRootPath, serverPathV4 } from '../../site/exports/pseudoroot.js';
import { lowerFstab } from '../../site/fstab/lower.js';
import { withUnits } from '../../site/fstab/units.js';
import { hostnameOf, linkNames } from '../../site/link/names.js';
import { BARE_ROOT, type Identity, type NodeRoot, type Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import type { KernelParameter } from '../../site/pxelinux/facts.js';
import { normalise } from '../../site/serverpath.js';
import type { SettingsFacts } from '../../site/settings/facts.js';
import { lowerSettings } from '../../site/settings/lower.js';
import { child } from '../disk/paths.js';
import type { SiteReader } from '../reader.js';
import { unitsPulledIn } from './mountunits.js';
import { passedOverByNode } from './passedover.js';
import { rootWords, type Words } from './rootwords.js';

const MOST_ROOTS = 50_000;

const MOST_PER_FOLDER = 50;

/** The path in `[server:]path[,options]`, also with the `nfs:` that dracut puts before it. */
export function pathOfRoot(text: string): string | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  // Before the path stands nothing, or a server and a colon.
  if (slash > 0 && text[slash - 1] !== ':') return undefined;
  const rest = text.slice(slash);
  const end = rest.search(/[,:]/);
  return normalise(end < 0 ? rest : rest.slice(0, end));
}

/** What a variable holds may be the server; of a folder that it is a part of nothing is known. */
function rootOfParameter({ name, value }: Pick<KernelParameter, 'name' | 'value'>): string | undefined {
  const path = value === undefined ? undefined : rootNamed(name, value);
  return path?.includes('${') === true ? undefined : path;
}

function rootNamed(name: string, value: string): string | undefined {
  if (name === 'nfsroot') return pathOfRoot(value);
  return name === 'root' && value.startsWith('nfs') ? pathOfRoot(value) : undefined;
}

/** `%s` is the client's name or address (fs/nfs/nfsroot.c): for every machine that DHCP names. */
function expand(path: string, servers: readonly DhcpConfiguration[]): string[] {
  if (!path.includes('%s')) return [path];
  const words = new Set<string>();
  for (const { name, addresses } of servers.flatMap(({ declarations }) => declarations)) {
    words.add(name);
    for (const { value } of addresses) words.add(formatIpv4(value));
  }
  return [...words].map((word) => path.replace('%s', () => word));
}

/** Some root is named by the names or addresses of the hosts. */
export function namesRootsByHost(sources: Pick<RootSources, 'dhcp' | 'dnsmasq' | keyof Words>): boolean {
  const texts = configurationsOf(sources).flatMap(({ rootPaths }) => rootPaths);
  if (texts.some((text) => text.includes('%s'))) return true;
  for (const word of rootWords(sources)) if (rootOfParameter(word)?.includes('%s') === true) return true;
  return false;
}

/** Node files that are settings, by their place below the root. */
function settingsOf(reader: SiteReader, serverPath: ServerPath): SettingsFacts | undefined {
  const source = reader.readServer(serverPath, 'settings');
  if (source === undefined) return undefined;
  return reader.documents.derived(source.document, 'settings', [], () => lowerSettings(source));
}

function hasResolver(reader: SiteReader, serverPath: ServerPath): boolean {
  const file = reader.disk.map.toDisk(serverPath);
  if (file === undefined || reader.disk.confinement.realPath(file) === undefined) return false;
  const result = reader.disk.files.read(file);
  return result.kind === 'text' && /^[ \t]*nameserver[ \t]+[\da-fA-F]/m.test(result.text);
}

/** A tree holds an init or a usr; what a repository keeps of a node often is its etc alone. */
function kindOf(reader: SiteReader, path: string, names: readonly string[]): 'tree' | 'stub' {
  if (names.includes('usr') || names.includes('init') || names.includes('linuxrc')) return 'tree';
  const holdsInit = (directory: string): boolean =>
    names.includes(directory) && reader.disk.list(child(path, directory))?.includes('init') === true;
  return holdsInit('sbin') || holdsInit('bin') ? 'tree' : 'stub';
}

/** Settings by which programs of the node go, or which made its initial ramdisk; in folders, below. */
const NODE_SETTINGS = ['dracut.conf', 'mkinitcpio.conf', 'dhcpcd.conf'];
const NODE_FOLDERS = [
  { top: 'dracut.conf.d', folder: 'dracut.conf.d', ending: '.conf' },
  { top: 'mkinitcpio.conf.d', folder: 'mkinitcpio.conf.d', ending: '.conf' },
  { top: 'initramfs-tools', folder: 'initramfs-tools', ending: 'initramfs.conf' },
  { top: 'initramfs-tools', folder: 'initramfs-tools/conf.d', ending: '' },
  { top: 'network', folder: 'network', ending: '/interfaces' },
  { top: 'network', folder: 'network/interfaces.d', ending: '' },
  { top: 'systemd', folder: 'systemd/network', ending: '.network' },
  { top: 'systemd', folder: 'systemd/system', ending: '.mount' },
  { top: 'conf.d', folder: 'conf.d', ending: '/net' },
  { top: 'NetworkManager', folder: 'NetworkManager', ending: '/NetworkManager.conf' },
  { top: 'NetworkManager', folder: 'NetworkManager/conf.d', ending: '.conf' },
  { top: 'connman', folder: 'connman', ending: '/main.conf' },
];

function nodeSettings(reader: SiteReader, root: string, here: readonly string[]): Map<string, SettingsFacts> {
  const folders = NODE_FOLDERS.filter(({ top }) => here.includes(top)).flatMap(({ folder, ending }) => {
    const names = (reader.disk.list(`${root}/etc/${folder}`) ?? []).slice(0, MOST_PER_FOLDER);
    return names.map((name) => `${folder}/${name}`).filter((path) => path.endsWith(ending));
  });
  const found = new Map<string, SettingsFacts>();
  for (const name of [...NODE_SETTINGS.filter((one) => here.includes(one)), ...folders]) {
    const facts = settingsOf(reader, `${root}/etc/${name}`);
    if (facts !== undefined) found.set(`/etc/${name}`, facts);
  }
  return found;
}

function serverText(reader: SiteReader, serverPath: ServerPath): string | undefined {
  const file = reader.disk.map.toDisk(serverPath);
  return file === undefined ? undefined : reader.text(file);
}

/** Only public keys are looked at. */
const HOST_KEY = /^ssh_host_\w+_key\.pub$/;

function identitiesOf(reader: SiteReader, etc: string, here: readonly string[]): Identity[] {
  const keys = here.includes('ssh') ? (reader.disk.list(child(etc, 'ssh')) ?? []) : [];
  const files = [
    ...(here.includes('machine-id') ? ['machine-id'] : []),
    ...keys.filter((name) => HOST_KEY.test(name)).map((name) => `ssh/${name}`),
  ];
  return files.flatMap((name): Identity[] => {
    const disk = reader.disk.map.toDisk(child(etc, name));
    const file = disk === undefined ? undefined : reader.disk.confinement.resolved(disk);
    const text = file === undefined ? undefined : reader.text(file);
    if (file === undefined || text === undefined) return [];
    const [first = '', second = ''] = text.trim().split(/\s+/, 2);
    if (name !== 'machine-id') return second === '' ? [] : [{ kind: 'host key', file, value: second }];
    return /^[\da-f]{32}$/.test(first) ? [{ kind: 'machine-id', file, value: first }] : [];
  });
}

function readRoot(reader: SiteReader, path: string, names: readonly string[]): NodeRoot {
  const etc = child(path, 'etc');
  const here = names.includes('etc') ? (reader.disk.list(etc) ?? []) : [];
  const setting = (name: string): SettingsFacts | undefined =>
    here.includes(name) ? settingsOf(reader, child(etc, name)) : undefined;
  const fstab = here.includes('fstab') ? reader.readServer(child(etc, 'fstab'), 'fstab') : undefined;
  const confD = here.includes('conf.d') ? settingsOf(reader, `${etc}/conf.d/hostname`) : undefined;
  const hosts = setting('hosts');
  setting('nfs.conf');
  const bare = setting('hostname');
  const nowhere = { file: '', span: { start: 0, end: 0 } };
  const settings = nodeSettings(reader, path, here);
  const table =
    fstab === undefined
      ? undefined
      : reader.documents.derived(fstab.document, 'fstab', [], () => lowerFstab(fstab));
  return {
    path,
    kind: kindOf(reader, path, names),
    fstab: here.includes('systemd') ? withUnits(table, settings, unitsPulledIn(reader, etc)) : table,
    names: hosts === undefined ? undefined : linkNames(hosts, undefined, nowhere),
    hostname: hostnameOf(bare, confD),
    resolver: here.includes('resolv.conf') && hasResolver(reader, child(etc, 'resolv.conf')),
    settings,
    localStart: here.includes('conf.d') ? serverText(reader, `${etc}/conf.d/local.start`) : undefined,
    identities: identitiesOf(reader, etc, here),
    passedOver: passedOverByNode(reader, etc, here),
  };
}

export interface RootSources extends Words, Pick<Site, 'dhcp' | 'dnsmasq'> {
  readonly exports: ExportFacts | undefined;
  readonly nodes: SiteConfiguration['nodes'];
}

/** Server paths that something but exports names as a root, each once, in the order in which they are named. */
export function namedRoots(sources: Omit<RootSources, 'exports'>): Set<string> {
  const servers = configurationsOf(sources);
  const named = new Set<string>();
  const add = (path: string | undefined): void => {
    if (path === undefined || path === '/') return;
    for (const one of expand(path, servers)) named.add(one);
  };
  for (const text of servers.flatMap(({ rootPaths }) => rootPaths)) add(pathOfRoot(text));
  for (const word of rootWords(sources)) add(rootOfParameter(word));
  for (const { root } of Object.values(sources.nodes ?? {})) if (root !== undefined) add(normalise(root));
  return named;
}

/** The directory that a line of exports gives out; `/` where it names none. */
export function rootOfEntry({ path: { value } }: ExportEntry): string {
  return value.startsWith('/') ? normalise(value) : '/';
}

/**
 * `missing` is said only of a live server's directories, or where the folder a root should stand in is there; of a
 * root that the repository does not keep nothing is known, so it has no entry.
 */
export function findNodeRoots(
  reader: SiteReader,
  sources: RootSources,
  isMissing: (path: string) => boolean,
): Map<string, NodeRoot> {
  const roots = new Map<string, NodeRoot>();
  const { disk } = reader;
  const named = namedRoots(sources);
  for (const path of named) {
    if (roots.size >= MOST_ROOTS) break;
    const names = disk.list(path);
    if (names !== undefined) roots.set(path, readRoot(reader, path, names));
    else if (isMissing(path)) {
      roots.set(path, { ...BARE_ROOT, path, kind: 'missing' });
    }
  }
  // What version 4 calls a path may lie elsewhere on the disk.
  const { exports } = sources;
  for (const root of exports === undefined ? [] : rootsOfVersion4(exports, named)) {
    if (roots.has(root) || roots.size >= MOST_ROOTS) continue;
    const names = disk.list(root);
    if (names !== undefined) roots.set(root, readRoot(reader, root, names));
  }
  for (const entry of sources.exports?.entries ?? []) {
    const root = rootOfEntry(entry);
    if (root === '/' || roots.has(root) || roots.size >= MOST_ROOTS) continue;
    if (!disk.isFile(child(root, 'etc/fstab'))) continue;
    roots.set(root, readRoot(reader, root, disk.list(root) ?? []));
  }
  return roots;
}

function rootsOfVersion4(exports: ExportFacts, named: Iterable<string>): string[] {
  return pseudoRootPath(exports) === '/' ? [] : [...named].map((path) => serverPathV4(exports, path));
}
