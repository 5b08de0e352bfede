/** A search for a configuration that found nothing goes in; the fault comes out, with the reason that lies nearest. */

import { slipsAmong } from '../../../../grammars/text/index.js';
import { type Ipv4Address, ipv4OfNumber, type MacAddress } from '../../../site/address.js';
import { configurationOf } from '../../../site/dhcp/configurations.js';
import { firstOfEach } from '../../../site/groups.js';
import type { PxeDirectory, Site } from '../../../site/model.js';
import { onceEach } from '../../../site/once.js';
import type { DiskPath, ServerPath } from '../../../site/path.js';
import type { Place } from '../../../site/place.js';
import type { PxeConfigFile } from '../../../site/pxelinux/facts.js';
import { baseName, canonicalPath, join } from '../../../site/serverpath.js';
import type { FileUnreadable, LinkLeavesRoot } from '../../files/faults.js';
import { deniedBy, leavingLink, readerOf, tftpFile } from '../../files/tftp.js';
import type { DhcpAnswer } from '../../trace.js';
import { isGiven } from '../addressfile.js';
import { type Found, folderThatIsFile, optionByCode, searchNames } from '../configurations.js';
import { loaderOf } from '../names.js';
import type { Asked } from '../port.js';
import type { Instead, PxelinuxFault } from './faults.js';
import { pxelinuxSays } from './sentences.js';

const CONSOLE = pxelinuxSays.noConfiguration.print();

const startOf = (file: DiskPath): Place => ({ file, span: { start: 0, end: 0 } });

export function noConfiguration(
  { site, node, answer, file }: Asked,
  found: Found,
): PxelinuxFault | FileUnreadable | LinkLeavesRoot {
  const { prefix, refused } = found;
  const folder = `${prefix}pxelinux.cfg`;
  const base = { effect: 'stops', console: CONSOLE, others: [] } as const;
  const [closed] = refused;
  const kept = closed === undefined ? undefined : keptBack(site, closed);
  if (kept !== undefined) return { ...kept, effect: 'stops', console: CONSOLE };
  const { path, present } = tftpFile(site, folder);
  const told = file.place ?? node.place;
  const character = endsPrefix(site, file.name, answer);
  if (character !== undefined)
    return { ...base, id: 'pxe/prefix-underscore', at: told, name: file.name, character, prefix };
  const own = node.mac === undefined ? undefined : `01-${node.mac.replaceAll(':', '-')}`;
  const none = { ...base, id: 'pxe/no-config-for-client', folder, present: present !== 'no', own } as const;
  const inside = path === undefined ? undefined : folderOfProgram(site, path);
  if (inside !== undefined) return { ...none, at: told, instead: { what: 'inside', path: inside } };
  const blamed = path === undefined || site.tftp.mapFile ? undefined : toBlame(site, path, answer);
  if (blamed !== undefined)
    return { ...none, at: startOf(blamed.file), others: [node.place], instead: blamed.instead };
  // Without the folder, or for machines that no file names, the name of the program is the line to look at.
  const at = present === 'no' || own === undefined ? told : node.place;
  // Whether there is any of them no file tells.
  return { ...none, at, ...(own === undefined ? { assumed: true } : {}), instead: undefined };
}

/** The folder of configurations where the program lies in it, and so looks for another one inside. */
function folderOfProgram(site: Site, path: ServerPath): string | undefined {
  const above = join(path, '..');
  return above.endsWith('/pxelinux.cfg') && site.pxe.some((one) => canonicalPath(one.path) === above)
    ? above
    : undefined;
}

/** A file that stands in the way, or that has nearly the name of one that is asked for. */
function toBlame(
  site: Site,
  path: string,
  answer: DhcpAnswer,
): { readonly file: string; readonly instead: Instead } | undefined {
  const single = folderThatIsFile(site, path);
  if (single !== undefined) return { file: single, instead: { what: 'folder', path } };
  const directory = site.pxe.find((one) => canonicalPath(one.path) === path);
  const meant = directory === undefined ? undefined : meantFor(site, directory, answer);
  if (meant !== undefined) return meant;
  const other = directory === undefined ? undefined : misnamedDefault(site, directory);
  return other === undefined
    ? undefined
    : { file: other.file, instead: { what: 'default', path: other.name } };
}

/** What keeps the server from a file that it was asked for. */
export function keptBack(site: Site, config: PxeConfigFile): FileUnreadable | LinkLeavesRoot | undefined {
  const { file, name } = config;
  const base = { effect: 'none', at: startOf(file), others: [], name } as const;
  const asked = askedFor(site, config);
  const leaving = asked === undefined ? undefined : leavingLink(site, asked);
  if (leaving !== undefined) return { ...base, id: 'tftp/link-leaves-root', ...leaving };
  const path = site.tree.serverPath(file);
  const by = path === undefined ? undefined : deniedBy(site, path);
  if (path === undefined || by === undefined) return undefined;
  const mode = site.tree.mode(by) ?? 0;
  return { ...base, id: 'svc/tftp-file-unreadable', ...readerOf(site), path, by, mode };
}

/** Where it is looked for, which a link may lead away from. */
function askedFor(site: Site, config: PxeConfigFile): ServerPath | undefined {
  const directory = site.pxe.find(({ configs }) => configs.includes(config));
  return directory === undefined ? undefined : join(directory.path, config.name);
}

/** The character of the boot file's name that keeps PXELINUX from finding its directory; none where all is well. */
function endsPrefix(site: Site, name: string, answer: DhcpAnswer): string | undefined {
  const last = baseName(name);
  if (loaderOf(name) !== 'pxelinux' || last.includes('\\') || last.includes(':')) return undefined;
  const stranger = [...last].findLast((character) => !/[0-9A-Za-z.-]/.test(character));
  return stranger === undefined || optionByCode(site, answer, 210).kind !== 'none' ? undefined : stranger;
}

/** The form `HH-xx-xx-xx-xx-xx-xx`, whatever the case of its digits. */
const TYPED_MAC = /^[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){6}$/;

/** A file of a directory, and which of its files it is. */
interface Listed {
  readonly config: PxeConfigFile;
  readonly index: number;
}

/** The files of a directory that no machine asks for by their names, by the name that is meant. */
interface NeverAsked {
  /** Named after a hardware address. */
  readonly byMac: ReadonlyMap<MacAddress, Listed>;
  /** After the digits of an address, here in upper case. */
  readonly byDigits: ReadonlyMap<string, Listed>;
  /** After the whole address of nobody: those whose digits are a slip of others. */
  readonly slipsOf: (digits: string) => readonly Listed[];
}

const neverAsked = onceEach<Site, PxeDirectory, NeverAsked>();

function neverAskedIn(site: Site, { configs }: PxeDirectory): NeverAsked {
  const ofMacs: (readonly [MacAddress, Listed])[] = [];
  const ofDigits: Listed[] = [];
  const ofNobody: Listed[] = [];
  for (const [index, config] of configs.entries()) {
    const { client, name } = config;
    const listed = { config, index };
    if (client.kind === 'mac' && !client.canonical) ofMacs.push([client.mac, listed]);
    if (client.kind !== 'address') continue;
    if (!client.canonical) ofDigits.push(listed);
    if (name.length === 8 && isFree(site, ipv4OfNumber(Number.parseInt(name, 16)))) ofNobody.push(listed);
  }
  const nameOf = ({ config: { name } }: Listed): string => name;
  return {
    byMac: new Map(ofMacs.toReversed()),
    byDigits: firstOfEach(ofDigits, (listed) => nameOf(listed).toUpperCase()),
    slipsOf: slipsAmong(ofNobody, nameOf),
  };
}

function isFree(site: Site, address: Ipv4Address): boolean {
  return !isGiven(site, address) && configurationOf(site)?.subnets.rangesWith(address).length === 0;
}

/** The first file that is for this machine, by a name that it does not ask for. */
function meantFor(
  site: Site,
  directory: PxeDirectory,
  { client: { mac }, address }: DhcpAnswer,
): { readonly file: string; readonly instead: Instead } | undefined {
  const { byMac, byDigits, slipsOf } = neverAsked(site, directory, () => neverAskedIn(site, directory));
  const names = address.kind === 'value' ? searchNames(undefined, address.value) : [];
  const [own] = names;
  const of = (what: Instead['what']) => (listed: Listed) => ({ ...listed, what });
  const ofMac = mac === undefined ? undefined : byMac.get(mac);
  const [first] = [
    ...(ofMac === undefined ? [] : [of(TYPED_MAC.test(ofMac.config.name) ? 'mac case' : 'mac form')(ofMac)]),
    ...names.flatMap((name) => byDigits.get(name) ?? []).map(of('address')),
    ...(own === undefined ? [] : slipsOf(own).map(of('address slip'))),
  ].sort((a, b) => a.index - b.index);
  return first && { file: first.config.file, instead: { what: first.what, path: first.config.name } };
}

const misnamed = onceEach<Site, PxeDirectory, PxeConfigFile | undefined>();

/** A file that is surely meant to be `default`, in a directory that has none. */
export function misnamedDefault(site: Site, directory: PxeDirectory): PxeConfigFile | undefined {
  return misnamed(site, directory, () => likeDefault(site, directory));
}

function likeDefault(site: Site, { path, configs }: PxeDirectory): PxeConfigFile | undefined {
  if (site.tftp.mapFile || configs.some(({ name }) => name === 'default')) return undefined;
  if (site.tree.list(path)?.includes('default') === true) return undefined;
  const included = new Set(
    site.pxe.flatMap((one) => one.configs).flatMap(({ includes }) => includes.map(({ file }) => file)),
  );
  return configs.find(
    ({ name, file, labels, default: command }) =>
      /^default(\.(txt|cfg|conf))?$/i.test(name) &&
      !included.has(file) &&
      (labels.length > 0 || command !== undefined),
  );
}
