/** A search for a configuration that found nothing goes in; the fault comes out, with the reason that lies nearest. */

import { isSlip } from '../../../../grammars/text/index.js';
import { ipv4OfNumber } from '../../../site/address.js';
import { configurationOf } from '../../../site/dhcp/configurations.js';
import type { PxeDirectory, Site } from '../../../site/model.js';
import type { DiskPath, ServerPath } from '../../../site/path.js';
import type { Place } from '../../../site/place.js';
import type { PxeConfigFile } from '../../../site/pxelinux/facts.js';
import { baseName, canonicalPath, join } from '../../../site/serverpath.js';
import type { FileUnreadable, LinkLeavesRoot } from '../../files/faults.js';
import { deniedBy, leavingLink, readerOf, tftpFile } from '../../files/tftp.js';
import type { DhcpAnswer } from '../../trace.js';
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
  for (const { client, file, name } of directory?.configs ?? []) {
    const what = meant({ client, name }, answer) ?? slipOf(site, { client, name }, answer);
    if (what !== undefined) return { file, instead: { what, path: name } };
  }
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

/** What is wrong with the name of a file that is for this machine, but is never asked for. */
function meant(
  { client, name }: Pick<PxeConfigFile, 'client' | 'name'>,
  { client: { mac, uuid }, address }: DhcpAnswer,
): Instead['what'] | undefined {
  if (client.kind === 'mac') {
    if (client.canonical || client.mac !== mac) return undefined;
    return TYPED_MAC.test(name) ? 'mac case' : 'mac form';
  }
  if (client.kind !== 'address' || client.canonical || address.kind !== 'value') return undefined;
  return searchNames(undefined, address.value, uuid).includes(name.toUpperCase()) ? 'address' : undefined;
}

/** The whole address in hex, of nobody, and a slip away from that of this machine. */
function slipOf(
  site: Site,
  { client, name }: Pick<PxeConfigFile, 'client' | 'name'>,
  { address }: DhcpAnswer,
): Instead['what'] | undefined {
  if (client.kind !== 'address' || name.length !== 8 || address.kind !== 'value') return undefined;
  const [own = ''] = searchNames(undefined, address.value, undefined);
  if (!isSlip(name, own)) return undefined;
  const other = Number.parseInt(name, 16);
  const isOf = site.nodes.some(({ addresses }) => addresses.some((one) => one === other));
  const inRange = configurationOf(site)?.subnets.rangesWith(ipv4OfNumber(other)).length !== 0;
  return isOf || inRange ? undefined : 'address slip';
}

/** A file that is surely meant to be `default`, in a directory that has none. */
export function misnamedDefault(site: Site, { path, configs }: PxeDirectory): PxeConfigFile | undefined {
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
