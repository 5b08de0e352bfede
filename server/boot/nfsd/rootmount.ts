/** A root that a node asks for goes in; what its NFS server has against it comes out (nfs.conf(5), rpc.mountd(8), exports(5)). */

import { isSlip } from '../../../grammars/text/index.js';
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import type { ExportClient, ExportEntry, ExportFacts } from '../../site/exports/facts.js';
import { pseudoRoot, serverPathV4 } from '../../site/exports/pseudoroot.js';
import { addTo, firstOfEach, groupBy } from '../../site/groups.js';
import type { NameTable, Site } from '../../site/model.js';
import { addressesOf } from '../../site/nodeaddresses.js';
import { once } from '../../site/once.js';
import type { ServerPath } from '../../site/path.js';
import type { Place, Said } from '../../site/place.js';
import { canonicalPath, isWithin, join } from '../../site/serverpath.js';
import { optionOf } from '../dhcp/answer.js';
import { builtIn, defaultVersion, release } from '../linux/root/nfsdefaults.js';
import { transportOf } from '../linux/root/nfsroot.js';
import { ipParameter, lastParameter, mounterOf } from '../linux/root/root.js';
import { linuxSays } from '../linux/sentences.js';
import { optionNaming } from '../linux/words/words.js';
import { remember } from '../remember.js';
import { assume, type Draft } from '../stage.js';
import { decideAs } from './exports.js';
import type { NfsdFault, RepeatedRoot, SubmountHidden, UdpNotOffered, VersionNotOffered } from './faults.js';
import { misreadEntry } from './misread.js';
import { mistakenClient } from './mistaken.js';
import { nodeRootOf } from './noderoot.js';
import { otherAddress } from './otheraddress.js';
import { type RootMount, refused, retries, shown, shownRefused } from './refusal.js';
import { directoryNear, lostRootDirectory } from './rootdirectory.js';
import { rightsLost } from './rootrights.js';
import { mountdSays } from './sentences.js';
import { stoppedBefore } from './stopped.js';
import { hiddenBelow, type Mounted, partedFrom } from './submounts.js';
import { askedVersion } from './version.js';

/** Servers have offered version 2 only by request since nfs-utils 1.2.9; a kernel of that time or later has such a server. */
const WITHOUT_VERSION_2 = 3011;

/** A version that no word names is the kernel's own; what is wrong with version 2 then is the fault of the words. */
export function versionNotOffered(mount: RootMount, draft: Draft): VersionNotOffered | undefined {
  const { site, kernel, root } = mount;
  const own = kernel.mode === 'kernel-root';
  const version = own ? (root.version ?? defaultVersion(kernel.configuration)) : askedVersion(mount);
  if (version === undefined || root.own === 'no') return undefined;
  if (version === '2' && root.version === undefined) return undefined;
  const said = site.nfs.versions.get(version);
  if (said?.value === true) return undefined;
  if (said === undefined) {
    if (version.slice(0, 1) !== '2') return undefined;
    if ((release(kernel.configuration) ?? 0) < WITHOUT_VERSION_2) {
      assume(draft, 'the server offers NFS version 2');
      return undefined;
    }
  }
  const word = lastParameter(kernel, 'nfsroot');
  const asked = (word && optionNaming(word, /^(?:(?:nfs)?vers=|v[234])/)) ?? root.place;
  return {
    id: 'nfsroot/version-not-offered',
    effect: 'stops',
    // One line of the server's settings may keep many nodes from their roots.
    at: said?.place ?? asked,
    others: said === undefined ? [] : [asked],
    console: shown(mount),
    assumed: root.own !== 'yes',
    version,
    told: said !== undefined,
  };
}

export function udpNotOffered(mount: RootMount): UdpNotOffered | undefined {
  const { site, kernel, root } = mount;
  if (root.transport !== 'udp') return undefined;
  // Its own kernel refuses the word before.
  if (kernel.mode === 'kernel-root' && root.version?.startsWith('4') === true) return undefined;
  const { configuration } = kernel;
  const symbol = 'NFS_DISABLE_UDP_SUPPORT';
  const byKernel = kernel.mode === 'kernel-root' && builtIn(configuration, symbol) === 'yes';
  const { udp } = site.nfs;
  const byServer = udp?.value === false && root.own !== 'no';
  if (!byKernel && !byServer) return undefined;
  const word = lastParameter(kernel, 'nfsroot');
  const other = byKernel ? configuration?.symbols.get(symbol)?.place : udp?.place;
  return {
    id: 'nfsroot/udp-not-offered',
    effect: 'stops',
    at: (word && optionNaming(word, /^(?:proto=)?udp$/)) ?? root.place,
    others: other === undefined ? [] : [other],
    console: shown(mount),
    assumed: !byKernel && root.own !== 'yes',
    by: byKernel ? 'kernel' : 'server',
    told: transportOf(root.options) === 'udp',
  };
}

/** A path of version 4 that names the directory with `fsid=0` once more; a directory of the same name may lie below it. */
export function repeatedRoot(
  { exports, tree }: Site,
  version: string | undefined,
  path: string,
): (Pick<RepeatedRoot, 'path' | 'above' | 'right'> & { readonly entry: ExportEntry }) | undefined {
  const entry = exports === undefined ? undefined : pseudoRoot(exports);
  if (entry === undefined || version?.startsWith('4') !== true) return undefined;
  const above = canonicalPath(entry.path.value);
  const whole = canonicalPath(path);
  if (above === '/' || !isWithin(whole, above)) return undefined;
  if (tree.exists(`${above}${whole}`) === 'yes') return undefined;
  return { entry, path, above, right: whole.slice(above.length) || '/' };
}

/** Entries whose lines are named, nearest first. */
const MOST_OTHERS = 5;

/** Why the server does not let the node in; undefined where it does, or where that is not known. */
export function exportFault(mount: RootMount, path: string): NfsdFault | undefined {
  const { site, root } = mount;
  const { decision } = root;
  if (decision.kind !== 'not-exported' && decision.kind !== 'client-not-allowed') return undefined;
  const mounter = mounterOf(mount.answer, ipParameter(mount.kernel));
  const decide = decideAs(root.version?.startsWith('4') === true, mounter, site);
  const stopped = stoppedBefore(site, path, decide);
  if (stopped !== undefined) return { ...refused(mount, path), ...stopped };
  if (decision.kind === 'not-exported') {
    const repeated = repeatedRoot(site, root.version, path);
    if (repeated !== undefined) {
      const { entry, ...data } = repeated;
      const at = { at: root.place, others: [entry.place] };
      return { id: 'exports/fsid0-path', ...refused(mount, path), ...at, ...data };
    }
    const unread = site.exports?.unread.find(({ paths }) =>
      paths.some((one) => canonicalPath(one) === canonicalPath(path)),
    );
    const file = unread === undefined ? undefined : { file: unread.file, span: { start: 0, end: 0 } };
    const misread = misreadEntry(site, path);
    const misspelt =
      file === undefined
        ? (misspeltEntry(mount, path, mounter.address) ?? outvotedEntry(mount, path, mounter.address))
        : undefined;
    return {
      id: 'nfsroot/not-exported',
      ...refused(mount, path),
      at: file ?? misread?.path.place ?? misspelt?.path.place ?? saidByDhcp(mount, path) ?? root.place,
      others: [root.place],
      ...(misspelt === undefined ? {} : { misspelt: true }),
      ...(misread === undefined ? {} : { misread: true }),
      path,
      unread: file !== undefined,
      own: root.own === 'yes',
      absent: lacksDirectory(site, onDisk(mount, path)),
    };
  }
  return notAllowed(mount, path, decision.entries);
}

/** What is exported to one address alone. */
const byOwner = once(({ entries }: ExportFacts): ReadonlyMap<Ipv4Address, readonly ExportEntry[]> => {
  const found = new Map<Ipv4Address, ExportEntry[]>();
  for (const entry of entries) {
    const [client, more] = entry.clients;
    if (client?.address !== undefined && more === undefined) addTo(found, client.address, entry);
  }
  return found;
});

/** The line that was to export it: for this machine alone, a slip away, and of a directory that is not there. */
function misspeltEntry(
  mount: RootMount,
  path: string,
  address: Ipv4Address | undefined,
): ExportEntry | undefined {
  const { site } = mount;
  if (address === undefined || site.exports === undefined) return undefined;
  if (site.tree.isDirectory(onDisk(mount, path)) !== 'yes') return undefined;
  return byOwner(site.exports)
    .get(address)
    ?.find(({ path: { value } }) => isSlip(value, path) && isMissing(site, onDisk(mount, value)));
}

function isMissing(site: Site, path: ServerPath): boolean {
  return lacksDirectory(site, path) || directoryNear(site, path) !== undefined;
}

/** The same where no tree tells: DHCP and the command line agree on the path, and the line of this machine alone has a slip of it. */
function outvotedEntry(
  mount: RootMount,
  path: string,
  address: Ipv4Address | undefined,
): ExportEntry | undefined {
  const { exports } = mount.site;
  const said = saidByDhcp(mount, path);
  if (address === undefined || exports === undefined) return undefined;
  if (said === undefined || said.file === mount.root.place.file) return undefined;
  return byOwner(exports)
    .get(address)
    ?.find(({ path: { value } }) => isSlip(value, path));
}

interface Admitted {
  readonly clients: readonly ExportClient[];
  /** As they are written. */
  readonly names: readonly string[];
  readonly mistaken: ExportClient | undefined;
}

const admittedBy = once((entries: readonly ExportEntry[]): Admitted => {
  const clients = entries.flatMap((entry) => entry.clients);
  const names = clients.map(({ spec: { value } }) => (value === '' ? 'everyone' : value));
  return { clients, names, mistaken: mistakenClient(clients) };
});

function notAllowed(mount: RootMount, path: string, entries: readonly ExportEntry[]): NfsdFault {
  const { site, kernel, root, answer } = mount;
  const { clients, names, mistaken } = admittedBy(entries);
  const [first] = clients;
  const at = mistaken?.spec.place ?? first?.place ?? entries[0]?.path.place ?? root.place;
  const others = [root.place, ...entries.slice(0, MOST_OTHERS).map(({ place }) => place)];
  if (clients.length > 0 && clients.every(({ kind }) => kind === 'gss'))
    return { id: 'exports/sec-krb5-root', ...refused(mount, path), at, others, path };
  const { address } = mounterOf(answer, ipParameter(kernel));
  const other = otherAddress(site, clients, answer, address);
  if (other !== undefined)
    return {
      id: 'nfsroot/client-not-allowed',
      ...refused(mount, path),
      at: other.at,
      others: [other.hosts, ...others.slice(1)],
      path: entries[0]?.path.value ?? path,
      admitted: names,
      mistaken: false,
      address: address === undefined ? undefined : formatIpv4(address),
      instead: undefined,
      right: other.right,
    };
  const meant =
    mistaken === undefined && !isNamedAlike(mount) ? rootOfItsOwn(site, path, clients, address) : undefined;
  if (meant !== undefined)
    return {
      id: 'nfsroot/client-not-allowed',
      ...refused(mount, path),
      at: root.place,
      others: [meant.place, ...others.slice(1)],
      path: entries[0]?.path.value ?? path,
      admitted: names,
      mistaken: false,
      address: address === undefined ? undefined : formatIpv4(address),
      instead: meant.value,
    };
  return {
    id: 'nfsroot/client-not-allowed',
    ...refused(mount, path),
    at,
    others: [...namesTold(site, clients, address), ...others],
    path: entries[0]?.path.value ?? path,
    admitted: names,
    mistaken: mistaken !== undefined,
    address: address === undefined ? undefined : formatIpv4(address),
    instead: undefined,
  };
}

/** The path is exported to other machines by their addresses, and the one beside it to this machine alone: that was meant. */
function rootOfItsOwn(
  site: Site,
  path: string,
  clients: readonly ExportClient[],
  address: Ipv4Address | undefined,
): Said<string> | undefined {
  const { exports } = site;
  if (address === undefined || exports === undefined) return undefined;
  const others = addressesOf(site);
  if (!clients.every((client) => client.address !== undefined && others.has(client.address)))
    return undefined;
  const [own, another] = soleEntries(exports.entries).get(`${address} ${join(path, '..')}`) ?? [];
  return another === undefined ? own?.path : undefined;
}

/** The entries of one address alone, by that and the folder of the path. */
const soleEntries = once((entries: readonly ExportEntry[]) =>
  groupBy(
    entries.filter(({ clients: [first, second] }) => first?.address !== undefined && second === undefined),
    ({ clients: [only], path }) => `${only?.address} ${join(path.value, '..')}`,
  ),
);

/** The root has the name of the machine: it is its own. */
function isNamedAlike({ site, root, answer }: RootMount): boolean {
  const own = nodeRootOf(site, root)?.hostname?.value;
  return own !== undefined && own === answer.host?.name.value;
}

/** The lines of hosts(5) that make the difference: those of the names that are admitted, and those of the node's address. */
function namesTold(site: Site, clients: readonly ExportClient[], address: Ipv4Address | undefined): Place[] {
  const { addresses } = site.names;
  const byName = clients.flatMap(({ kind, spec }) => {
    const said = kind === 'host' ? addresses.get(spec.value.toLowerCase()) : undefined;
    return said === undefined ? [] : [said.place];
  });
  if (address === undefined || !clients.some(({ kind }) => kind === 'wildcard')) return byName;
  const own = firstOfAddress(addresses).get(address);
  return own === undefined ? byName : [...byName, own.place];
}

const firstOfAddress = once((addresses: NameTable['addresses']) =>
  firstOfEach(addresses.values(), ({ value }) => value),
);

/** The root-path of DHCP that names the same directory: there it was decided. */
function saidByDhcp({ answer }: RootMount, path: string): Place | undefined {
  const said = optionOf(answer, 'root-path');
  if (said.kind !== 'value') return undefined;
  const agrees = said.value.atoms.some(
    (atom) => atom.kind === 'text' && atom.value.replace(/^[\d.]*:/, '').split(',')[0] === path,
  );
  return agrees ? said.from : undefined;
}

/** What a node asks for, as the server calls it. */
function onServer({ site, root }: RootMount, path: string): ServerPath {
  const four = root.version?.startsWith('4') === true && site.exports !== undefined;
  return four ? serverPathV4(site.exports, path) : path;
}

/** Where it lies on the server's disk. */
function onDisk(mount: RootMount, path: string): ServerPath {
  return join(mount.site.nfs.rootDirectory?.value ?? '', onServer(mount, path));
}

/** As many neighbours of a directory say what there is to say. */
const MOST_NEIGHBOURS = 50;

/**
 * True where a node's root is missing on the server. A repository often holds no more of such roots than some files of
 * their etc: only where a neighbour has the directories of a system in it, the lack of this one says anything.
 */
export function lacksDirectory(site: Site, path: ServerPath): boolean {
  // Where the directory that is put before all of them is missing, that is told.
  if (site.tree.exists(path) !== 'no' || lostRootDirectory(site) !== undefined) return false;
  return site.root === '/' || holdsSystem(site, join(path, '..'));
}

/** One of the folders in it has the directories of a system. */
const holdsSystem = remember(({ tree }: Site, parent: ServerPath): boolean =>
  (tree.list(parent) ?? [])
    .slice(0, MOST_NEIGHBOURS)
    .some((name) => ['sbin', 'etc'].every((folder) => tree.exists(join(parent, name, folder)) === 'yes')),
);

/** What is wrong with an entry that does let the node in: what it demands, where it lies, and what it permits. */
export function grantedFaults(mount: RootMount, path: string, draft: Draft): NfsdFault[] {
  const { site, kernel, root } = mount;
  const { decision } = root;
  if (decision.kind !== 'granted') return [];
  const { entry, client } = decision;
  const rest = { path: entry.path.value, others: [root.place] };
  const { security } = client.effective;
  // A ramdisk of dracut that asks for it may have a keytab in it.
  const asks = kernel.dialect === 'dracut' && root.options.some((word) => word.startsWith('sec=krb5'));
  if (!asks && security.every((flavour) => /^krb5[ip]?$/.test(flavour))) {
    const at = client.options.find(({ name }) => name === 'sec')?.place ?? client.place;
    const console = kernel.mode === 'kernel-root' ? retries : undefined;
    return [{ id: 'exports/sec-krb5-root', effect: 'stops', console, at, ...rest }];
  }
  const directory = onDisk(mount, path);
  if (lacksDirectory(site, directory)) {
    const at = { at: root.place, others: [entry.place], path };
    return [{ id: 'nfsroot/directory-missing', effect: 'stops', console: shown(mount), ...at }];
  }
  if (site.tree.exists(directory) === 'no')
    assume(draft, `${directory} is there on the server; the site does not hold it`);
  const mounted: Mounted = {
    site,
    decision,
    path: canonicalPath(onServer(mount, path)),
    version: askedVersion(mount),
    mounter: mounterOf(mount.answer, ipParameter(kernel)),
    nodeRoot: nodeRootOf(site, root),
  };
  const parted = partedFrom(mounted);
  if (parted !== undefined) return [refusedWhole(mount, path, parted)];
  const faults = rightsLost(mount, decision, path);
  return [...faults, ...hiddenBelow(mounted)];
}

function refusedWhole(mount: RootMount, path: string, parted: SubmountHidden): NfsdFault {
  const { kernel, root } = mount;
  const empty = parted.whole === 'not there' && parted.target === parted.inside;
  const asked = parted.whole === 'refused';
  return {
    ...parted,
    effect: 'stops',
    console: !empty
      ? shownRefused(mount, path)
      : kernel.mode === 'kernel-root'
        ? linuxSays.noInit.print()
        : undefined,
    log: asked ? mountdSays.belowFileSystem.print({ path, exported: parted.path }) : undefined,
    assumed: root.own !== 'yes',
  };
}
