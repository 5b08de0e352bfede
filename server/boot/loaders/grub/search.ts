/** The file of a GRUB and its DHCP answer go in; which configuration it comes to comes out, and the names it asks for on the way (grub_net_search_config_file of grub-core/net/net.c). */

import { formatIpv4, hexIpv4 } from '../../../site/address.js';
import type { GrubConfig } from '../../../site/grub/facts.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { ServerPath } from '../../../site/path.js';
import { baseName, canonicalPath, join } from '../../../site/serverpath.js';
import { isUrl, urlOf } from '../../files/http/url.js';
import { none, unsure, value } from '../../outcome.js';
import type { DhcpAnswer, Outcome } from '../../trace.js';
import type { Asked, BootFile } from '../port.js';
import { grubImage } from './image.js';
import { grubFile } from './names.js';

/** Where a GRUB looks, which is built into it. */
interface Prefix {
  readonly folder: string;
  /** Nothing else is built into a program of that name. */
  readonly sure: boolean;
  /** It asks for files of single machines first. */
  readonly searches: boolean;
}

export interface Found {
  /** The device that it was loaded from, such as `tftp,10.0.0.1`; undefined where that is not known. */
  readonly device: string | undefined;
  readonly prefix: string;
  readonly tried: readonly string[];
  readonly config: Outcome<GrubConfig>;
  readonly assumptions: readonly string[];
  /** Another folder that holds configurations, where the one that is asked for does not. */
  readonly elsewhere: string | undefined;
  /** A file that is meant for the machine, by a name that GRUB never asks for. */
  readonly misnamed?: GrubConfig | undefined;
  /** A file for a single machine, where the image asks for the common one alone. */
  readonly passedBy?: GrubConfig | undefined;
  /** The machine's own file, where such an image opens the common one instead. */
  readonly ownPassedBy?: GrubConfig | undefined;
}

/** The image that Debian and Ubuntu sign for the network. */
const SIGNED = /^grubnet(?:x64|aa64|ia32)\.efi(?:\.signed)?$/i;

/** Names beside an image that are looked at. */
const MOST_BESIDE = 200;

const USUAL = ['/grub', '/boot/grub', '/grub2', '/boot/grub2', '/EFI/BOOT', '/efi/boot'];

/** What the image itself says, where it is there to be read and nothing else is built in that decides. */
function builtIn(site: Site, { path }: BootFile): Prefix | undefined {
  const image = path === undefined ? undefined : grubImage(site, path);
  const folder = /^(?:\((?:pxe|tftp)\b[^)]*\))?(\/.*)$/.exec(image?.prefix ?? '')?.[1];
  if (image === undefined || folder === undefined) return undefined;
  const distribution = image.vendor === 'debian' || image.vendor === 'ubuntu';
  // What Debian has built into its image for the network opens grub.cfg of that folder and asks for nothing else (asked in OVMF).
  if (image.configured)
    return distribution && folder === '/grub' ? { folder, sure: true, searches: false } : undefined;
  // Others than Debian have GRUB look beside its image first.
  return image.vendor === undefined || distribution ? { folder, sure: true, searches: true } : undefined;
}

function prefixesOf(site: Site, file: BootFile): Prefix[] {
  const known = builtIn(site, file);
  if (known !== undefined) return [known];
  const { name } = file;
  const path = join('/', isUrl(name) ? (urlOf(name)?.path ?? '/') : name);
  const [own, base] = [join(path, '..'), baseName(path)];
  if (SIGNED.test(base) && !hasModules(site, file)) return [{ folder: '/grub', sure: true, searches: false }];
  const folders = isMade(path) ? [join(own, '..')] : [own, join(own, 'grub'), ...USUAL];
  // Its modules are looked for below the same folder, and lie there.
  const sure =
    isMade(path) &&
    file.path !== undefined &&
    site.tree.exists(join(file.path, '..', 'normal.mod')) === 'yes';
  return [...new Set(folders)].map((folder) => ({ folder, sure, searches: true }));
}

/**
 * Who keeps modules below the folder of the image has built it, whatever it is called: a signed one has all in it. Those of
 * packages are put into /grub all the same.
 */
function hasModules({ tree, tftp }: Site, { path }: BootFile): boolean {
  if (path === undefined) return false;
  const own = join(path, '..');
  const usual = join(tftp.root ?? '/', 'grub');
  if (own === usual) return false;
  const isModule = (name: string): boolean => name.endsWith('.mod');
  const names = (tree.list(own) ?? []).slice(0, MOST_BESIDE);
  const below = names.map((name) => join(own, name)).filter((folder) => folder !== usual);
  return names.some(isModule) || below.some((folder) => tree.list(folder)?.some(isModule) === true);
}

/** As grub-mknetdir lays it out: each platform has a folder of its own, with its modules beside the image. */
function isMade(path: string): boolean {
  return /\/[a-z0-9_]+-(?:efi|pc)\/core\.(?:efi|0)$/.test(path);
}

/** The image of grub-mknetdir as it is asked for; undefined for every other one. */
export function madeImage({ name }: BootFile): string | undefined {
  const path = join('/', isUrl(name) ? (urlOf(name)?.path ?? '/') : name);
  return isMade(path) ? path : undefined;
}

export function deviceOf({ name }: BootFile, answer: DhcpAnswer): string {
  const url = isUrl(name) ? urlOf(name) : undefined;
  if (url !== undefined && url.scheme !== 'tftp')
    return `${url.scheme},${url.origin.replace(/^\w+:\/\//, '')}`;
  return answer.nextServer.kind === 'value' ? `tftp,${formatIpv4(answer.nextServer.value)}` : 'tftp';
}

/** Configurations by their folder. */
const folders = once((site: Site): ReadonlyMap<string, ReadonlyMap<string, GrubConfig>> => {
  const found = new Map<string, Map<string, GrubConfig>>();
  for (const config of site.grub) {
    const path = canonicalPath(config.path);
    const folder = join(path, '..');
    const inside = found.get(folder) ?? new Map<string, GrubConfig>();
    inside.set(baseName(path), config);
    found.set(folder, inside);
  }
  return found;
});

export function configAt(site: Site, path: ServerPath): GrubConfig | undefined {
  const at = canonicalPath(path);
  return folders(site).get(join(at, '..'))?.get(baseName(at));
}

interface Place {
  readonly prefix: Prefix;
  /** On the server's disk. */
  readonly folder: ServerPath;
  readonly configs: ReadonlyMap<string, GrubConfig>;
}

export function findConfiguration({ site, answer, file }: Asked): Found {
  const device = deviceOf(file, answer);
  const prefixes = prefixesOf(site, file);
  const known = folders(site);
  const places = prefixes.flatMap((prefix): Place[] => {
    const { path } = grubFile(site, `${prefix.folder}/grub.cfg`, device);
    const folder = path === undefined ? undefined : canonicalPath(join(path, '..'));
    const configs = folder === undefined ? undefined : known.get(folder);
    return folder === undefined || configs === undefined ? [] : [{ prefix, folder, configs }];
  });
  const assumed = places.length > 0 ? undefined : copied(site, prefixes);
  if (assumed !== undefined) places.push(assumed);
  const [first, ...more] = places;
  const found = {
    device,
    prefix: first?.prefix.folder ?? prefixes[0]?.folder ?? '/grub',
    elsewhere: undefined,
  };
  if (first === undefined) return withoutPlace(site, { ...found, tried: [], assumptions: [] }, prefixes);
  if (more.length > 0) {
    const names = places.map(({ prefix }) => prefix.folder).join(' or ');
    const reason = `whether the folder that is built into ${file.name} is ${names} is not known`;
    return { ...found, tried: [], assumptions: [], config: unsure(reason) };
  }
  const assumptions = [
    ...(first.prefix.sure ? [] : [`the folder that is built into ${file.name} is ${found.prefix}`]),
    ...(assumed === undefined ? [] : [`${first.folder} is the folder that is served as ${found.prefix}`]),
  ];
  const { tried, config } = search(first, answer);
  const misnamed = config.kind === 'none' && first.prefix.searches ? meantFor(first, answer) : undefined;
  const passedBy =
    config.kind === 'none' && !first.prefix.searches
      ? [...first.configs.values()].find(({ client }) => client.kind === 'mac' || client.kind === 'address')
      : undefined;
  const ownPassedBy = config.kind === 'value' && !first.prefix.searches ? meantFor(first, answer) : undefined;
  return { ...found, tried, config, assumptions, misnamed, passedBy, ownPassedBy };
}

/** In a copy without the TFTP root: the one folder of configurations, where it is called like a folder that is built in. */
function copied(site: Site, prefixes: readonly Prefix[]): Place | undefined {
  const { root } = site.tftp;
  // Templates and parts that others open have names of their own.
  const [only, ...more] = [...folders(site)].filter(([, configs]) =>
    [...configs.values()].some(({ client }) => client.kind !== 'other'),
  );
  if (only === undefined || more.length > 0 || (root !== undefined && site.tree.exists(root) === 'yes'))
    return undefined;
  const [folder, configs] = only;
  const prefix = prefixes.find((one) => folder.endsWith(one.folder) && one.folder !== '/');
  return prefix === undefined ? undefined : { prefix, folder, configs };
}

/** None of the usual folders holds a configuration. */
function withoutPlace(site: Site, found: Omit<Found, 'config'>, prefixes: readonly Prefix[]): Found {
  const known = [...folders(site).keys()];
  const [only] = known;
  const sure = prefixes.some((prefix) => prefix.sure);
  const names = prefixes.map(({ folder }) => `${folder}/grub.cfg`);
  const tried = names.slice(0, 1);
  const absent = names.every((name) => grubFile(site, name, found.device).present === 'no');
  if (!sure) {
    const reason =
      only === undefined
        ? 'no grub.cfg lies in a usual folder, and another one, or a configuration, may be built in'
        : known.length === 1
          ? `whether the folder that is built into it leads to ${only} is not known`
          : 'which folder is built into it is not known';
    return { ...found, tried, config: unsure(reason) };
  }
  if (!absent)
    return { ...found, tried, config: unsure(`whether there is a ${names[0] ?? 'grub.cfg'} is not known`) };
  return { ...found, tried, config: none, elsewhere: only };
}

function meantFor({ configs }: Place, { client: { mac }, address }: DhcpAnswer): GrubConfig | undefined {
  const digits = address.kind === 'value' ? hexIpv4(address.value) : undefined;
  return [...configs.values()].find(
    ({ client }) =>
      (client.kind === 'mac' && client.mac === mac) ||
      (client.kind === 'address' && client.digits === digits),
  );
}

/** By hardware address in lower case, by address in upper case, then the one for all. */
function search(
  { prefix, configs }: Place,
  { client: { mac }, address }: DhcpAnswer,
): { readonly tried: string[]; readonly config: Outcome<GrubConfig> } {
  const tried: string[] = [];
  const ask = (name: string): GrubConfig | undefined => {
    tried.push(`${prefix.folder}/${name}`);
    return configs.get(name);
  };
  const of = (config: GrubConfig | undefined) => ({
    tried,
    config: config === undefined ? none : value(config, undefined),
  });
  if (prefix.searches) {
    const all = [...configs.values()];
    if (mac === undefined && all.some(({ client }) => client.kind === 'mac' && client.canonical))
      return {
        tried,
        config: unsure('there are files for single MAC addresses, and that of the node is not known'),
      };
    const own = mac === undefined ? undefined : ask(`grub.cfg-01-${mac.replaceAll(':', '-')}`);
    if (own !== undefined) return of(own);
    if (address.kind === 'value') {
      const digits = hexIpv4(address.value);
      for (let length = 8; length > 0; length--) {
        const found = ask(`grub.cfg-${digits.slice(0, length)}`);
        if (found !== undefined) return of(found);
      }
    } else if (all.some(({ client }) => client.kind === 'address' && client.canonical)) {
      return { tried, config: unsure("there are files for single addresses, and the node's is not known") };
    }
  }
  return of(ask('grub.cfg'));
}
