/** A place where something of the site is named goes in; the names that the site has for it come out, the likeliest first. */

import type { Completion, Slot, SlotKind } from '../../../grammars/text/index.js';
import {
  broadcastAddress,
  formatIpv4,
  type Ipv4Address,
  inNetwork,
  ipv4OfNumber,
} from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import { NO_SUBNETS, type Subnet, type Subnets } from '../../site/dhcp/subnets.js';
import type { Site } from '../../site/model.js';
import { addressesOf } from '../../site/nodeaddresses.js';
import type { DiskPath } from '../../site/path.js';
import { occurrences } from './occurrences.js';

/** What is offered beside a vocabulary: addresses and files may be thousands. */
export const MOST = 200;

function item(label: string, detail: string): Completion {
  return { label, detail, documentation: '', insert: label };
}

interface Asked {
  readonly site: Site;
  readonly file: DiskPath;
  /** What stands at the place before the cursor. */
  readonly typed: string;
  readonly offset: number;
}

function exportedDirectories({ site }: Asked): Completion[] {
  const paths = new Map<string, string>();
  for (const { path, clients } of site.exports?.entries ?? []) {
    const whom = clients.map(({ spec }) => spec.value || 'everyone').join(', ');
    if (!paths.has(path.value)) paths.set(path.value, `exported to ${whom}`);
  }
  return [...paths].map(([path, detail]) => item(path, detail));
}

/** The server's names and addresses. */
function servers(site: Site): string[] {
  const addresses = site.serverAddresses.map(({ value }) => formatIpv4(value));
  return [...new Set([...addresses, ...site.serverNames])];
}

function remoteDirectories(asked: Asked): Completion[] {
  const directories = exportedDirectories(asked);
  return servers(asked.site).flatMap((server) =>
    directories.map(({ label, detail }) => item(`${server}:${label}`, detail)),
  );
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Files of a folder that fit, and the folders in it to go on with. `typed` is the part of the name that is there. */
function filesIn(
  site: Site,
  root: string | undefined,
  typed: string,
  fits: (name: string) => boolean,
): Completion[] {
  if (root === undefined) return [];
  const folder = directoryOf(typed);
  const at = `${root}/${folder}`.replaceAll(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  const found: Completion[] = [];
  for (const name of site.tree.list(at) ?? []) {
    if (name.startsWith('.') || (name === 'pxelinux.cfg' && fits !== isConfiguration)) continue;
    const path = at === '/' ? `/${name}` : `${at}/${name}`;
    if (site.tree.isDirectory(path) === 'yes')
      found.push({ ...item(`${folder}${name}/`, 'folder'), kind: 'folder' });
    else if (fits(name)) found.push({ ...item(folder + name, `file in ${at}`), kind: 'file' });
  }
  return found;
}

const isModule = (name: string): boolean => /\.c32$/i.test(name);
const isRamdisk = (name: string): boolean => /^init(?:rd|ramfs)|\.(?:img|cpio|gz|xz|lz4|zst)$/i.test(name);
const isBootFile = (name: string): boolean =>
  /\.(?:0|efi|k?k?pxe|pxe|ipxe|krn|lkrn)$|^(?:l?pxelinux|undionly|snponly|ipxe|grub|core\.|shim|boot)/i.test(
    name,
  );
const isWrittenBySomebody = (name: string): boolean =>
  /\.(?:cfg|conf|config|txt|md|msg|png|jpe?g|efi|sha256|asc|ipxe)$|^(?:config|System\.map|pxelinux\.cfg)/i.test(
    name,
  );
const isKernel = (name: string): boolean =>
  !isModule(name) && !isRamdisk(name) && !isWrittenBySomebody(name) && !/\.(?:0|k?k?pxe)$/.test(name);
const isConfiguration = (name: string): boolean => /\.(?:cfg|conf|menu|inc)$|^(?:default|menu)$/i.test(name);

/** PXELINUX asks for names below the folder that its pxelinux.cfg lies in, iPXE below that of the script. */
function prefixOf({ site, file }: Asked): string | undefined {
  const script = site.ipxe.some((one) => one.file === file) ? site.tree.serverPath(file) : undefined;
  if (script !== undefined) return directoryOf(script).replace(/(.)\/$/, '$1');
  const own = site.pxe.find(({ configs, opened }) =>
    [...configs, ...opened].some((one) => one.file === file),
  );
  const path = own?.path;
  return path === undefined ? site.tftp.root : directoryOf(path).replace(/(.)\/$/, '$1') || '/';
}

const besideLoader =
  (fits: (name: string) => boolean) =>
  (asked: Asked): Completion[] => {
    const { site, file, typed } = asked;
    // Names from the root of the server: GRUB has no other place to start from, iPXE does so at a slash.
    const grub = site.grub.some((one) => one.file === file);
    const fromRoot = grub || (typed.startsWith('/') && site.ipxe.some((one) => one.file === file));
    return filesIn(
      site,
      fromRoot ? site.tftp.root : prefixOf(asked),
      grub && typed === '' ? '/' : typed,
      fits,
    );
  };

function labels({ site, file }: Asked): Completion[] {
  for (const { configs, opened } of site.pxe) {
    const config = [...configs, ...opened].find((other) => other.file === file);
    if (config !== undefined) return config.labels.map(({ name }) => item(name.value, 'label'));
  }
  return [];
}

/** MACs that a PXELINUX file is for and no host has, then the others. */
function hardwareAddresses({ site }: Asked): Completion[] {
  const declared = new Set(site.nodes.flatMap(({ host, mac }) => (host === undefined ? [] : (mac ?? []))));
  const found = new Map<string, string>();
  for (const { configs } of site.pxe) {
    for (const { client, name } of configs) {
      if (client.kind === 'mac' && !declared.has(client.mac))
        found.set(client.mac, `has the file ${name} and no host`);
    }
  }
  return [...found].map(([mac, detail]) => item(mac, detail));
}

/** Of the subnet around the place, else of the one whose hosts are beside it: the first that nobody has. */
function freeAddresses({ site, file, offset }: Asked): Completion[] {
  const subnets = configurationOf(site)?.subnets ?? NO_SUBNETS;
  const { all } = subnets;
  const inside = ({ place }: Subnet): boolean => place.file === file && place.span.start <= offset;
  const around = [...all].reverse().find(inside) ?? all[0];
  if (around === undefined) return [];
  const taken = new Set(addressesOf(site));
  for (const { value } of site.serverAddresses) taken.add(value);
  const found: Completion[] = [];
  const ordered = [around, ...all.filter((one) => one !== around)];
  for (const subnet of ordered) {
    for (const address of unused(subnets, subnet, taken, 5)) {
      found.push(item(formatIpv4(address), `free in ${formatIpv4(subnet.network)}`));
    }
    if (found.length >= 20) break;
  }
  return found;
}

/** The first addresses behind the last one that is taken, and outside all dynamic ranges. */
function unused(
  { rangesWith }: Subnets,
  { network, mask }: Subnet,
  taken: ReadonlySet<Ipv4Address>,
  most: number,
): Ipv4Address[] {
  const last = broadcastAddress(network, mask);
  const within = [...taken].filter((address) => inNetwork(address, network, mask));
  const from = Math.max(network + 1, ...within.map((address) => address + 1));
  const found: Ipv4Address[] = [];
  const limit = Math.min(last, from + 5000);
  for (let number = from; number < limit && found.length < most; number++) {
    const address = ipv4OfNumber(number);
    if (!taken.has(address) && rangesWith(address).length === 0) found.push(address);
  }
  return found;
}

function exportClients({ site }: Asked): Completion[] {
  const nodes = site.nodes.flatMap(({ name, addresses }) =>
    addresses.map((address) => item(formatIpv4(address), `address of ${name}`)),
  );
  const { program, subnets = NO_SUBNETS } = configurationOf(site) ?? {};
  const networks = subnets.all.map(({ network, mask }) =>
    item(`${formatIpv4(network)}/${formatIpv4(mask)}`, `a network of ${program}`),
  );
  return [...networks, ...nodes];
}

function directoriesToExport(asked: Asked): Completion[] {
  const { site, typed } = asked;
  const roots = [...site.nodeRoots.keys()].map((path) => item(path, 'root file system of a node'));
  const below = typed.startsWith('/') ? filesIn(site, '/', typed.slice(1), () => false) : [];
  const folders = below.map(({ label }) => item(`/${label.replace(/\/$/, '')}`, 'folder of the server'));
  return [...roots, ...folders];
}

/** Folders of the node's root that this fstab belongs to. */
function mountPoints({ site, file, typed }: Asked): Completion[] {
  const root = [...site.nodeRoots.values()].find(({ fstab }) => fstab?.file === file);
  if (root === undefined) return [item('/', 'the root')];
  const found = filesIn(site, root.path, typed.replace(/^\//, ''), () => false);
  return [
    item('/', 'the root'),
    ...found.map(({ label }) => item(`/${label.replace(/\/$/, '')}`, 'folder of the root')),
  ];
}

const offers: Readonly<Record<SlotKind, (asked: Asked) => Completion[]>> = {
  address: freeAddresses,
  'boot file': besideLoader(isBootFile),
  class: ({ site }) =>
    occurrences(site, { kind: 'class' })
      .filter(({ role }) => role === 'definition')
      .map(({ key }) => item(key, 'class')),
  configuration: besideLoader(isConfiguration),
  'export client': exportClients,
  'exported directory': directoriesToExport,
  'hardware address': hardwareAddresses,
  'initial ramdisk': besideLoader(isRamdisk),
  kernel: besideLoader(isKernel),
  label: labels,
  module: besideLoader(isModule),
  'mount point': mountPoints,
  'NFS root': (asked) => [...remoteDirectories(asked), ...exportedDirectories(asked)],
  'NFS source': remoteDirectories,
  server: ({ site }) => servers(site).map((server) => item(server, 'this boot server')),
};

/** At most some hundred; each says what it replaces. */
export function valuesFor(
  site: Site,
  file: DiskPath,
  text: string,
  slot: Slot,
  offset: number,
): Completion[] {
  const { kind, span, quoted } = slot;
  const typed = text.slice(span.start, Math.min(offset, span.end));
  const wanted = typed.toLowerCase();
  return offers[kind]({ site, file, typed, offset })
    .filter(({ label }) => !mayBeThousands(kind) || label.toLowerCase().startsWith(wanted))
    .slice(0, MOST)
    .map((one) => ({ kind: 'name', ...one, span, insert: quoted === true ? `"${one.insert}"` : one.insert }));
}

/** Of what may be thousands only what goes on as it was begun is offered; of the rest the editor chooses. */
function mayBeThousands(kind: SlotKind): boolean {
  return kind === 'export client' || kind === 'hardware address';
}
