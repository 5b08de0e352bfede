/** A DHCP answer goes in; which file of pxelinux.cfg/ a loader comes to comes out, and the names it asks for on the way (Syslinux core/fs/pxe/pxe.c; U-Boot does as PXELINUX does). */

import { hexIpv4, type Ipv4Address, type MacAddress } from '../../site/address.js';
import type { PxeDirectory, Site } from '../../site/model.js';
import { textOf } from '../../site/octets.js';
import { once } from '../../site/once.js';
import type { DiskPath, ServerPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';
import { canonicalPath, join } from '../../site/serverpath.js';
import { type Octet, optionOf } from '../dhcp/answer.js';
import { textOfValue } from '../dhcp/optiontext.js';
import { urlFile } from '../files/http/index.js';
import { isUrl } from '../files/http/url.js';
import { deniedBy, lacksRoot, leavingLink, tftpFile } from '../files/tftp.js';
import { followLinks } from '../links.js';
import { none, unsure, value } from '../outcome.js';
import { remember } from '../remember.js';
import type { ConfigurationUsed, DhcpAnswer, Outcome } from '../trace.js';
import { isOfNobody } from './addressfile.js';

/** What is put before every name: trailing letters, digits, `.` and `-` of the boot file name taken off. */
export function prefixOf(bootFile: string): string {
  let end = bootFile.length;
  while (end > 0 && /[0-9A-Za-z.-]/.test(bootFile[end - 1] ?? '')) end--;
  return bootFile.slice(0, end);
}

/** The text of an option by its code, whichever name or option space it comes from; PXELINUX also looks into option 43 (core/fs/pxe/dhcp_option.c). */
export function optionByCode(site: Site, answer: DhcpAnswer, code: 209 | 210): Outcome<string> {
  if (site.dhcp === undefined && site.dnsmasq === undefined) return none;
  const found = optionOf(answer, code === 209 ? 'pxelinux.configfile' : 'pxelinux.pathprefix');
  if (found.kind === 'value') {
    const text = textOfValue(found.value);
    return text === undefined ? unsure(`option ${code} is no text`, found.from) : { ...found, value: text };
  }
  if (found.kind === 'unknown') return found;
  const { vendor } = answer;
  // Of itself a proxy puts nothing but its menu there, on port 4011 as elsewhere (dnsmasq 2.90 was asked).
  if (vendor.kind === 'unknown' && answer.proxied === true && !isInVendorOptions(site, code)) return none;
  if (vendor.kind !== 'value') return vendor;
  const inner = optionInside(vendor.value, code);
  const known = inner?.filter((octet) => octet !== undefined);
  if (known?.length !== inner?.length) return unsure(`option ${code} in option 43 is not known`, vendor.from);
  const text = known === undefined ? undefined : textOf(known);
  return text === undefined ? none : { ...vendor, value: text };
}

function isInVendorOptions({ dnsmasq }: Site, code: number): boolean {
  return dnsmasq?.options.some((option) => option.code === code && option.vendor !== undefined) === true;
}

/** As parse_dhcp_options reads them: what does not fit ends it, the last of several counts, and a text ends at a NUL. */
function optionInside(octets: readonly Octet[], code: number): readonly Octet[] | undefined {
  let found: readonly Octet[] | undefined;
  for (let at = 0; at + 1 < octets.length && octets[at] !== 255; ) {
    if (octets[at] === 0) {
      at++;
      continue;
    }
    const end = at + 2 + (octets[at + 1] ?? 0);
    if (end > octets.length) break;
    if (octets[at] === code) found = octets.slice(at + 2, end);
    at = end;
  }
  const nul = found?.indexOf(0) ?? -1;
  return nul < 0 ? found : found?.slice(0, nul);
}

/** PXELINUX writes the UUID's bytes as they travel; their order is reversed within the first three fields (SMBIOS 2.6). */
export function uuidName(uuid: string): string | undefined {
  const fields = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4}-[0-9a-f]{12})$/.exec(
    uuid.toLowerCase(),
  );
  if (fields === null) return undefined;
  const [, first = '', second = '', third = '', rest = ''] = fields;
  const reversed = (text: string) => (text.match(/../g) ?? []).reverse().join('');
  return [reversed(first), reversed(second), reversed(third), rest].join('-');
}

/** The names below pxelinux.cfg/, in order; the address part only where the address is known, likewise the UUID. */
export function searchNames(
  mac: MacAddress | undefined,
  address: Ipv4Address | undefined,
  uuid?: string,
): string[] {
  const named = uuid === undefined ? undefined : uuidName(uuid);
  const names: string[] = named === undefined ? [] : [named];
  if (mac !== undefined) names.push(`01-${mac.replaceAll(':', '-')}`);
  if (address !== undefined) {
    const digits = hexIpv4(address);
    for (let length = 8; length > 0; length--) names.push(digits.slice(0, length));
  }
  return [...names, 'default'];
}

/** Why it is not known what a loader reads there. */
export function madeOfTemplate(name: string): string {
  return `${name} is a template, and what is made of it is not known`;
}

/** Which configuration file the loader comes to, and how. */
export interface Found {
  readonly prefix: string;
  readonly tried: readonly string[];
  readonly config: Outcome<PxeConfigFile>;
  readonly assumptions: readonly string[];
  /** Files that it asked for and that the server may not read: it went on without them. */
  readonly refused: readonly PxeConfigFile[];
  /** The file that option 209 names, where it is not there: it went on without it. */
  readonly missed?: MissedConfig | undefined;
}

export interface MissedConfig {
  readonly name: string;
  readonly path: ServerPath;
  readonly from: Place | undefined;
}

/** `board`: a U-Boot asks, which looks for files for its kind of board before `default`. */
export function findConfiguration(site: Site, bootFile: string, answer: DhcpAnswer, board = false): Found {
  const assumptions: string[] = [];
  const refused: PxeConfigFile[] = [];
  const prefixOption = optionByCode(site, answer, 210);
  const prefix = prefixOption.kind === 'value' ? prefixOption.value : prefixOf(bootFile);
  const tried: string[] = [];
  const config =
    prefixOption.kind === 'unknown'
      ? unsure<PxeConfigFile>(
          `the path prefix (option 210) is not known: ${prefixOption.reason}`,
          prefixOption.from,
        )
      : findConfig(site, prefix, answer, { tried, assumptions, refused, board });
  const missed =
    prefixOption.kind === 'unknown' ? undefined : missedConfig(site, prefix, optionByCode(site, answer, 209));
  return { prefix, tried: tried.slice(), config, assumptions, refused, missed };
}

function missedConfig(site: Site, prefix: string, named: Outcome<string>): MissedConfig | undefined {
  if (named.kind !== 'value' || named.value === '') return undefined;
  const name = `${prefix}${named.value}`;
  const { path } = tftpFile(site, name);
  if (path === undefined || site.tree.exists(path) !== 'no') return undefined;
  return { name, path, from: named.from };
}

/** What comes up on the way. */
interface Way {
  readonly tried: string[];
  readonly assumptions: string[];
  readonly refused: PxeConfigFile[];
  readonly board: boolean;
}

function findConfig(site: Site, prefix: string, answer: DhcpAnswer, way: Way): Outcome<PxeConfigFile> {
  const { tried, assumptions } = way;
  const named = optionByCode(site, answer, 209);
  if (named.kind === 'unknown') return unsure(`option 209 is not known: ${named.reason}`, named.from);
  if (named.kind === 'value') {
    const name = `${prefix}${named.value}`;
    tried.push(name);
    const path = tftpFile(site, name).path;
    const found = path === undefined ? undefined : configAt(site, path);
    if (found !== undefined) return value(found, named.from);
    const exists = path === undefined ? 'unknown' : site.tree.exists(path);
    if (exists !== 'no') return unsure(`the file ${name} that option 209 names was not read`, named.from);
  }
  const address = answer.address.kind === 'value' ? answer.address.value : undefined;
  tried.push(
    ...searchNames(answer.client.mac, address, answer.client.uuid).map(
      (name) => `${prefix}pxelinux.cfg/${name}`,
    ),
  );
  const { directory, assumption } = directoryOf(site, prefix);
  if (assumption !== undefined) assumptions.push(assumption);
  if (directory.kind !== 'value') return directory;
  const found = search(site, directory.value, answer, way);
  if (found.kind === 'value') {
    // What it found it reads, and asks for nothing more.
    const hit = tried.indexOf(`${prefix}pxelinux.cfg/${found.value.name}`);
    if (hit >= 0) tried.length = hit + 1;
  }
  return found;
}

export function configAt(site: Site, path: ServerPath): PxeConfigFile | undefined {
  return configsByPath(site).get(canonicalPath(path));
}

/** Of two for one path the first: DHCP may name a file for each of thousands of machines. */
const configsByPath = once((site: Site): ReadonlyMap<ServerPath, PxeConfigFile> => {
  const found = new Map<ServerPath, PxeConfigFile>();
  const put = (path: ServerPath | undefined, config: PxeConfigFile): void => {
    if (path !== undefined && !found.has(path)) found.set(path, config);
  };
  for (const directory of site.pxe) {
    for (const config of directory.configs) {
      put(canonicalPath(`${directory.path}/${config.name}`), config);
      put(site.tree.serverPath(config.file), config);
    }
    for (const config of directory.opened) put(site.tree.serverPath(config.file), config);
  }
  return found;
});

/** Undefined where the prefix is no address of a web server, or no file tells which folder that gives out. */
function directoryByUrl(site: Site, prefix: string): Outcome<PxeDirectory> | undefined {
  const path = isUrl(prefix) ? urlFile(site, `${prefix}pxelinux.cfg/default`).path : undefined;
  if (path === undefined) return undefined;
  const folder = join(path, '..');
  const found = site.pxe.find((directory) => canonicalPath(directory.path) === folder);
  return found === undefined ? unsure(`the directory ${folder} was not read`) : value(found, undefined);
}

/** Folders of loaders for BIOS and UEFI often share one directory by links. Where the server changes its root, an absolute link leads elsewhere. */
function linkedTo(site: Site, path: ServerPath): PxeDirectory | undefined {
  const { tree, pxe, tftp } = site;
  const linkAt = (at: ServerPath): string | undefined => {
    const target = tree.link(at);
    return target?.startsWith('/') === true && tftp.secure !== 'no' ? undefined : target;
  };
  const real = (at: ServerPath) => followLinks(at, linkAt)?.path;
  const own = real(path);
  return own === undefined ? undefined : pxe.find((directory) => real(directory.path) === own);
}

/** Where a prefix leads, and what is taken for granted with it. */
interface PrefixDirectory {
  readonly directory: Outcome<PxeDirectory>;
  readonly assumption?: string | undefined;
}

const directoryOf = remember((site: Site, prefix: string): PrefixDirectory => {
  const byUrl = directoryByUrl(site, prefix);
  if (byUrl !== undefined) return { directory: byUrl };
  const folder = tftpFile(site, `${prefix}pxelinux.cfg`).path;
  if (folder !== undefined && folderThatIsFile(site, folder) !== undefined) return { directory: none };
  const file = tftpFile(site, `${prefix}pxelinux.cfg/default`);
  const [only] = site.pxe;
  const assumption = `${only?.path} is the directory that the TFTP server serves as ${prefix}pxelinux.cfg/`;
  if (file.path === undefined) {
    if (file.present === 'no') return { directory: none };
    if (only === undefined || site.pxe.length > 1) {
      const why = `where ${prefix}pxelinux.cfg/ lies on the server is not known: ${file.reason}`;
      return { directory: unsure(why) };
    }
    return { directory: value(only, undefined), assumption };
  }
  const path = join(file.path, '..');
  const found = site.pxe.find((directory) => canonicalPath(directory.path) === path) ?? linkedTo(site, path);
  if (found !== undefined) return { directory: value(found, undefined), assumption: file.assumption };
  if (site.tree.exists(path) === 'no') {
    // Where the root was only concluded, or is not there, the one directory there is tells more.
    const open = site.tftp.rootSaid === undefined || lacksRoot(site);
    return open && only !== undefined && site.pxe.length === 1
      ? { directory: value(only, undefined), assumption }
      : { directory: none };
  }
  return { directory: unsure(`the directory ${path} was not read`) };
});

interface DirectoryIndex {
  readonly byName: ReadonlyMap<string, PxeConfigFile>;
  readonly uuids: readonly PxeConfigFile[];
  /** What is taken for granted of a node whose UUID is not known. */
  readonly otherUuid: string;
  readonly addresses: readonly PxeConfigFile[];
  /** Those that a server finds which takes names in small letters. */
  readonly small: readonly PxeConfigFile[];
}

const indexOf = once((directory: PxeDirectory): DirectoryIndex => {
  const uuids = directory.configs.filter(({ client }) => client.kind === 'uuid');
  const made: DirectoryIndex = {
    byName: new Map(directory.configs.map((config) => [config.name, config])),
    uuids,
    otherUuid: `the node's UUID is not the one that ${uuids.map(({ name }) => name).join(', ')} is for`,
    addresses: directory.configs.filter(({ client }) => client.kind === 'address' && client.canonical),
    small: directory.configs.filter(
      ({ client, name }) => client.kind === 'address' && name === name.toLowerCase(),
    ),
  };
  return made;
});

function search(
  site: Site,
  directory: PxeDirectory,
  answer: DhcpAnswer,
  { assumptions, refused, board }: Way,
): Outcome<PxeConfigFile> {
  const { byName, uuids, otherUuid, ...index } = indexOf(directory);
  const small = site.tftp.smallLetters === true;
  const addresses = small ? index.small : index.addresses;
  const served = ({ name }: PxeConfigFile): boolean => {
    const path = `${directory.path}/${name}`;
    return deniedBy(site, path) === undefined && leavingLink(site, path) === undefined;
  };
  const named = (asked: string): PxeConfigFile | undefined => {
    const config = byName.get(small ? asked.toLowerCase() : asked);
    if (config === undefined || served(config)) return config;
    refused.push(config);
    return undefined;
  };
  const { uuid } = answer.client;
  if (uuid !== undefined) {
    const own = named(uuidName(uuid) ?? '');
    if (own !== undefined) return value(own, undefined);
  } else if (uuids.length > 0) {
    assumptions.push(otherUuid);
  }
  const { mac } = answer.client;
  if (mac !== undefined) {
    const own = named(`01-${mac.replaceAll(':', '-')}`);
    if (own !== undefined) return value(own, undefined);
  } else if (directory.configs.some(({ client }) => client.kind === 'mac')) {
    return unsure('there are files for single MAC addresses, and that of the node is not known');
  }
  if (answer.address.kind === 'value') {
    const digits = hexIpv4(answer.address.value);
    for (let length = 8; length > 0; length--) {
      const found = named(digits.slice(0, length));
      if (found !== undefined) return value(found, undefined);
    }
  } else if (addresses.length > 0) {
    const found = forRanges(addresses.filter(served), answer);
    if (found.kind !== 'none') return found;
  }
  const boards = board
    ? directory.configs.filter(({ client }) => client.kind === 'board').filter(served)
    : [];
  const [kind] = boards;
  if (boards.length > 1)
    return unsure('there are files for several kinds of boards, and that of the node is not known');
  if (kind !== undefined) {
    assumptions.push(`the node is a board that asks for ${kind.name}`);
    return value(kind, undefined);
  }
  const fallback = named('default');
  if (fallback !== undefined) return value(fallback, undefined);
  return uuid === undefined && uuids.length > 0
    ? unsure("there are files for single UUIDs, and the node's is not known")
    : none;
}

/** The file for every address of the ranges; longer names are asked for first. */
function forRanges(files: readonly PxeConfigFile[], { dynamic }: DhcpAnswer): Outcome<PxeConfigFile> {
  const sorted = files.toSorted((a, b) => b.name.length - a.name.length);
  for (const config of sorted) {
    const shift = 2 ** (4 * (8 - config.name.length));
    const low = Number.parseInt(config.name, 16) * shift;
    const high = low + shift - 1;
    if (dynamic.length === 0)
      return unsure("there are files for single addresses, and the node's is not known");
    if (dynamic.every((range) => low <= range.low && range.high <= high)) return value(config, undefined);
    if (dynamic.some((range) => range.low <= high && low <= range.high)) {
      return unsure(`${config.name} is for some, but not all of the addresses that the node may get`);
    }
  }
  return none;
}

/** The files that machines come to without being named in them. To one for an address that the server gives to nobody no machine comes. */
export function sharedConfigurations(site: Site): PxeConfigFile[] {
  return site.pxe
    .flatMap(({ configs }) => configs)
    .filter(
      ({ client }) =>
        client.kind === 'default' ||
        client.kind === 'board' ||
        (client.kind === 'address' && client.canonical && !isOfNobody(site, client.digits)),
    );
}

/** Every configuration with the directory it lies in. */
const byFile = once(
  (site: Site): ReadonlyMap<string, { readonly directory: PxeDirectory; readonly config: PxeConfigFile }> =>
    new Map(
      site.pxe.flatMap((directory) =>
        directory.configs.map((config) => [config.file, { directory, config }] as const),
      ),
    ),
);

/** The root of the TFTP server; where that is not told, the folder that the directory lies in. */
function rootBeside({ tftp }: Site, { path }: PxeDirectory): ServerPath {
  return join(tftp.root ?? join(path, '..'));
}

/** The folder beside a directory at the top that has it by a link: the loaders lie there, and not at the top. */
const linkingFolder = remember((site: Site, directory: PxeDirectory): string | undefined => {
  const { tree } = site;
  const root = rootBeside(site, directory);
  if (tree.exists(`${root}/pxelinux.0`) === 'yes') return undefined;
  const name = tree
    .list(root)
    ?.find(
      (one) =>
        tree.link(`${root}/${one}/pxelinux.cfg`) !== undefined &&
        linkedTo(site, `${root}/${one}/pxelinux.cfg`) === directory,
    );
  return name === undefined ? undefined : `${name}/`;
});

/** The configuration that lies in a file of the site, as a loader finds it that was loaded from beside its directory. */
export function configurationAt(site: Site, file: DiskPath): Found {
  const known = byFile(site).get(file);
  const found = { tried: [], assumptions: [], refused: [] };
  if (known === undefined) return { ...found, prefix: '', config: none };
  const { directory, config } = known;
  const folder = join(directory.path, '..');
  const root = rootBeside(site, directory);
  const inside =
    folder === root ? '' : folder.startsWith(`${root}/`) ? `${folder.slice(root.length + 1)}/` : '';
  const prefix = inside === '' ? (linkingFolder(site, directory) ?? '') : inside;
  return { ...found, prefix, config: value(config, undefined) };
}

/** The file that lies where a folder of configurations is looked for. Where links are kept as text, a file holds nothing but a path. */
export const folderThatIsFile = remember((site: Site, path: ServerPath): DiskPath | undefined => {
  const { tree } = site;
  const file = tree.locate(path);
  if (file === undefined || tree.exists(path) !== 'yes' || tree.isDirectory(path) !== 'no') return undefined;
  const text = site.files.get(file)?.document.text ?? '';
  return /^\s*(?:default|label|include|ui)\s/im.test(text) ? file : undefined;
});

/** What a trace keeps of a configuration. */
export function usedOf(config: Outcome<PxeConfigFile>): Outcome<ConfigurationUsed> {
  if (config.kind !== 'value') return config;
  const { file, name } = config.value;
  return { ...config, value: { file, name } };
}
