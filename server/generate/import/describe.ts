/** A linked site goes in, the description that generates a site like it comes out, with a note for all that it cannot say. */

import { formatIpv4, type Ipv4Address, inNetwork, lengthOfMask } from '../../site/address.js';
import type { Mount } from '../../site/fstab/facts.js';
import type { Node, Site } from '../../site/model.js';
import { parameterText } from '../../site/parameters.js';
import {
  type Access,
  type BootFirmware,
  type BootLoader,
  defaults,
  type NetworkDescription,
  type NfsVersion,
  type NodeDescription,
  type SharedDirectory,
  type SiteDescription,
} from '../description/description.js';
import { below, loaderOf } from '../description/loaders.js';
import { parseDescription } from '../description/parse.js';
import { printDescription } from '../description/print.js';
import { networkText, type SaidByDhcp, type SaidNetwork } from './dhcp/port.js';
import { saidByDhcpd } from './dhcpd/said.js';
import { saidByDnsmasq } from './dnsmasq/said.js';
import { exportsLeftOut } from './leftout.js';
import { mountsLeftOut, startLeftOut, startsTogether } from './machinesleftout.js';
import { splitRoot } from './said.js';
import { type Started, startedBy } from './started.js';

export interface DescribedSite {
  /** Undefined when the site has no subnet with a node in it, or the server's address is not known. */
  readonly description: SiteDescription | undefined;
  /** What is missing, was left out or had to be assumed, as sentences. */
  readonly notes: readonly string[];
}

/** Words of a kernel command line that the generator writes itself. */
const ownWords = new Set(['root', 'nfsroot', 'ip', 'rw', 'ro', 'initrd', 'BOOT_IMAGE', 'BOOTIF']);

export function describeSite(site: Site): DescribedSite {
  const notes: string[] = [];
  const said =
    site.dhcp === undefined && site.dnsmasq !== undefined ? saidByDnsmasq(site) : saidByDhcpd(site);
  if (said === undefined) return { description: undefined, notes: [withoutNodes(site)] };
  const [network, ...more] = said.networks.flatMap(described);
  if (network === undefined) return { description: undefined, notes: said.networks.map(unserved) };
  for (const one of said.networks) if (one.server === undefined) notes.push(unserved(one));
  const loader = loaderOf(said.bootFiles);
  const found = site.nodes.flatMap((node) => describeNode(site, node, { said, loader }, notes));
  const roots = commonParent(found.map(({ node }) => node)) ?? defaults.nfsRoots;
  notes.push(...said.notes);
  if (site.dhcp !== undefined && site.dnsmasq !== undefined && site.dnsmasq.ranges.length > 0)
    notes.push(
      'Left out: the dnsmasq that answers beside dhcpd; in a generated site one server gives the addresses and names the boot file.',
    );
  const first = found[0];
  const nodes = found.map(({ node }) => node);
  const description: SiteDescription = {
    server: {
      name: serverName(site, network.server),
      interface: said.interface,
    },
    networks: [network, ...more],
    dhcp: said.daemon,
    loader,
    firmware: firmwareOf(said.bootFiles),
    root: first?.initrd === undefined ? 'nfs' : 'ram',
    http: first?.http === true ? httpFolder(site) : undefined,
    tftp: {
      root: site.tftp.root ?? defaults.tftpRoot,
      daemon: site.settings.has('/etc/conf.d/in.tftpd') ? 'in.tftpd' : 'tftpd-hpa',
    },
    nfs: {
      version: first?.version ?? defaults.nfsVersion,
      roots,
      threads: site.nfs.threads?.value ?? Math.max(defaults.threads, nodes.length),
    },
    kernel: {
      image: first?.image ?? defaults.image,
      initrd: first?.initrd,
      parameters: first?.parameters ?? [],
      symbols: new Map(),
    },
    shared: sharedBy(site, nodes, notes),
    nodes,
  };
  noteDifferences(found, notes);
  notes.push(...startsTogether(found), ...mountsLeftOut(site, nodes));
  notes.push(...said.leftOut, ...exportsLeftOut(site, description));
  if (nodes.length > 0) notes.push(...refused(description));
  return { description: nodes.length > 0 ? description : undefined, notes };
}

function withoutNodes({ dhcp, dnsmasq }: Site): string {
  if (dhcp !== undefined) return 'No subnet of dhcpd.conf holds the address of a node.';
  if (dnsmasq !== undefined) return 'No subnet of dnsmasq.conf holds the address of a node.';
  return 'It has neither a dhcpd.conf nor a dnsmasq.conf, which would name the nodes.';
}

/** What keeps a site from being generated of it: the description says what the site does, right or wrong. */
function refused(description: SiteDescription): string[] {
  const text = printDescription(description);
  return parseDescription(text).problems.map(
    ({ message, line }) => `To be mended on line ${line} before generate takes it: ${message}`,
  );
}

/** As it calls itself, else as its hosts(5) calls the address. */
function serverName({ serverNames, names }: Site, server: Ipv4Address): string {
  const line = names.lines?.find(({ address }) => address === server);
  return (serverNames[0] ?? line?.names[0])?.split('.')[0] || 'master';
}

/** None where nothing tells the address that the server has there. */
function described({ network, mask, server, router, dns, domain }: SaidNetwork): NetworkDescription[] {
  const length = lengthOfMask(mask) ?? 24;
  return server === undefined ? [] : [{ network, length, router, dns, domain, server }];
}

function unserved(network: SaidNetwork): string {
  const advice = 'say it as "server" in diskless-lint.json';
  return `Nothing tells the server's address in ${networkText(network)}; ${advice}.`;
}

interface FoundNode {
  readonly node: NodeDescription;
  readonly image: string | undefined;
  /** Of a machine that mounts no root over the network. */
  readonly initrd: string | undefined;
  readonly http: boolean;
  readonly parameters: readonly string[];
  readonly version: NfsVersion | undefined;
  /** What it starts besides, in words. */
  readonly leftOut: readonly string[];
}

/** None where the site does not say enough about a node; a note says what is missing. */
function describeNode(
  site: Site,
  node: Node,
  { said, loader }: { readonly said: SaidByDhcp; readonly loader: BootLoader },
  notes: string[],
): FoundNode[] {
  const served = said.networks.filter(({ server }) => server !== undefined);
  const address = node.addresses.find((one) =>
    served.some(({ network, mask }) => inNetwork(one, network, mask)),
  );
  if (node.mac === undefined || address === undefined) {
    const missing =
      node.mac === undefined ? 'no MAC address' : `no address in ${served.map(networkText).join(' or ')}`;
    notes.push(`Left out: node ${node.name} has ${missing}.`);
    return [];
  }
  const command = startedBy(site, node, loader);
  const parameters = command?.parameters ?? [];
  const last = (name: string) => parameters.filter((parameter) => parameter.name === name).at(-1)?.value;
  const rootPath = splitRoot(said.rootPath(node) ?? '');
  const nfsRoot = splitRoot(last('nfsroot') ?? '');
  const path = nfsRoot.path || rootPath.path;
  const name = said.hostName(node) ?? node.name;
  const identity = { name, mac: node.mac, address };
  if (path === '' && command?.initrd !== undefined) {
    const root = below(defaults.nfsRoots, name);
    return [
      {
        node: { ...identity, root, access: 'rw' },
        ...taken(command),
        initrd: command.initrd,
        version: undefined,
        leftOut: command.others.map((other) => `the entry "${other}"`),
      },
    ];
  }
  if (!path.startsWith('/') || path.includes('%')) {
    notes.push(`Left out: node ${node.name}, because nothing names its root file system outright.`);
    return [];
  }
  const access = accessOf(
    site,
    path,
    parameters.map((parameter) => parameter.name),
  );
  const version = versionIn([...rootPath.options, ...nfsRoot.options]);
  const leftOut = startLeftOut(command);
  return [
    { node: { ...identity, root: path, access }, ...taken(command), initrd: undefined, version, leftOut },
  ];
}

/** What the description says of the kernel of a machine. */
function taken(command: Started | undefined): Pick<FoundNode, 'image' | 'http' | 'parameters'> {
  const words = (command?.parameters ?? []).filter(({ name }) => !ownWords.has(name));
  return {
    image: command?.image,
    http: command?.http ?? false,
    parameters: words.map(parameterText),
  };
}

/** The folder of the web server that its settings name. */
function httpFolder({ http }: Site): string | undefined {
  return (http.find(({ prefix, said }) => prefix === '/' && said !== undefined) ?? http[0])?.path;
}

/** `rw` and `ro` on the command line, the later one counting; else what the fstab of the root says. */
function accessOf(site: Site, root: string, words: readonly string[]): Access {
  const said = words.filter((word) => word === 'rw' || word === 'ro').at(-1);
  if (said !== undefined) return said === 'ro' ? 'ro' : 'rw';
  const mount = site.nodeRoots.get(root)?.fstab?.mounts.find(({ target }) => target.value === '/');
  return mount?.options.some(({ name }) => name === 'ro') ? 'ro' : 'rw';
}

function versionIn(options: readonly string[]): NfsVersion | undefined {
  for (const option of [...options].reverse()) {
    const match = /^(?:(?:nfs)?vers=|v)(3|4\.[0-2])$/.exec(option);
    if (match) return match[1] as NfsVersion;
  }
  return undefined;
}

/** Those that the server has a loader for. */
function firmwareOf(bootFiles: readonly string[]): readonly BootFirmware[] {
  // A script is for either.
  const names = bootFiles.filter((name) => name !== '' && !name.endsWith('.ipxe'));
  const efi = names.some((name) => name.endsWith('.efi'));
  const bios = !efi || names.some((name) => !name.endsWith('.efi'));
  return [...(bios ? (['bios'] as const) : []), ...(efi ? (['efi-x64'] as const) : [])];
}

/** NFS mounts that every node with an fstab has, from the boot server itself. */
function sharedBy(site: Site, nodes: readonly NodeDescription[], notes: string[]): SharedDirectory[] {
  const roots = [...new Set(nodes.map(({ root }) => root))];
  const tables = roots.flatMap((root) => site.nodeRoots.get(root)?.fstab ?? []);
  const wanted = (mount: Mount): boolean => mount.nfs !== undefined && mount.target.value !== '/';
  const key = (mount: Mount): string => `${mount.nfs?.path.value} ${mount.target.value}`;
  const found: SharedDirectory[] = [];
  const seen = new Set<string>();
  for (const table of tables) {
    for (const mount of table.mounts) {
      if (!wanted(mount) || seen.has(key(mount))) continue;
      seen.add(key(mount));
      const everywhere = tables.every(({ mounts }) =>
        mounts.some((other) => wanted(other) && key(other) === key(mount)),
      );
      const path = mount.nfs?.path.value ?? '';
      if (!everywhere) {
        notes.push(`Left out: ${mount.source.value} on ${mount.target.value}, which not every node mounts.`);
        continue;
      }
      const access = mount.options.some(({ name }) => name === 'rw') ? 'rw' : 'ro';
      found.push({ path, mount: mount.target.value, access });
    }
  }
  return found.sort((a, b) => (a.mount < b.mount ? -1 : a.mount > b.mount ? 1 : 0));
}

/** A description has one kernel for all; nodes that differ from the first are named. */
function noteDifferences(found: readonly FoundNode[], notes: string[]): void {
  const [first, ...others] = found;
  if (!first) return;
  for (const other of others) {
    const same =
      other.image === first.image &&
      other.initrd === first.initrd &&
      other.version === first.version &&
      other.parameters.join(' ') === first.parameters.join(' ');
    if (!same) {
      const which = `${other.node.name} (${formatIpv4(other.node.address)})`;
      notes.push(
        `Taken from ${first.node.name} for all: kernel, command line and NFS version. ${which} differs.`,
      );
    }
  }
}

/** The directory that holds the most roots, first of all those that bear the name of their node. */
function commonParent(nodes: readonly NodeDescription[]): string | undefined {
  const parents = new Map<string, number>();
  for (const { root, name } of nodes) {
    const cut = root.lastIndexOf('/');
    const parent = root.slice(0, Math.max(1, cut));
    // One that bears the name weighs more than any number of others: only it can be left out of the description.
    const weight = root.slice(cut + 1) === name ? nodes.length + 1 : 1;
    parents.set(parent, (parents.get(parent) ?? 0) + weight);
  }
  return [...parents].sort((a, b) => b[1] - a[1])[0]?.[0];
}
