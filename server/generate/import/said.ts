/** Facts of a linked site go in, single answers that a description needs come out: an option, a root, a word of the command line. */
import { formatIpv4, type Ipv4Address, inNetwork, parseIpv4 } from '../../site/address.js';
import type { DhcpExecutable, DhcpScope, DhcpSubnet, DhcpValue } from '../../site/dhcpd/facts.js';
import type { Node, Site } from '../../site/model.js';
import type { KernelParameter, PxeConfigFile, PxeLabel } from '../../site/pxelinux/facts.js';
import type { DhcpDaemon } from '../description/description.js';

export interface SaidNetwork {
  readonly network: Ipv4Address;
  readonly mask: Ipv4Address;
  /** Of the boot server; undefined where nothing tells it. */
  readonly server: Ipv4Address | undefined;
  readonly router: Ipv4Address | undefined;
  readonly dns: readonly Ipv4Address[];
  readonly domain: string | undefined;
}

/** What a DHCP server says, whichever it is, as far as a description can hold it. */
export interface SaidByDhcp {
  readonly daemon: DhcpDaemon;
  /** Those that hold the address of a node, in the order of the file. */
  readonly networks: readonly [SaidNetwork, ...SaidNetwork[]];
  readonly interface: string | undefined;
  readonly bootFiles: readonly string[];
  rootPath(node: Node): string | undefined;
  hostName(node: Node): string | undefined;
  /** What of networks and ranges a description cannot hold, and what of all else. */
  readonly notes: readonly string[];
  readonly leftOut: readonly string[];
}

export function networkText({ network, mask }: Pick<SaidNetwork, 'network' | 'mask'>): string {
  return `${formatIpv4(network)} netmask ${formatIpv4(mask)}`;
}

/** The last plain assignment of an option in a scope or the scopes around it; conditions are not looked into. */
export function assigned(scope: DhcpScope | undefined, space: string, name: string): DhcpValue | undefined {
  for (let at = scope; at !== undefined; at = at.parent) {
    for (const statement of [...at.executables].reverse()) {
      if (statement.kind === 'assign' && statement.space === space && statement.name === name)
        return statement.value;
    }
  }
  return undefined;
}

export function addressesIn(value: DhcpValue | undefined): Ipv4Address[] {
  return (value?.atoms ?? []).flatMap((atom) => (atom.kind === 'address' ? [atom.value] : []));
}

export function textOf(value: DhcpValue | undefined): string | undefined {
  const [atom] = value?.atoms ?? [];
  return atom?.kind === 'text' ? atom.value : undefined;
}

/** Every file name that dhcpd.conf may hand out, whatever the condition. */
export function bootFiles(scope: DhcpScope): string[] {
  return [...scope.executables.flatMap(filesIn), ...scope.children.flatMap(bootFiles)];
}

function filesIn(statement: DhcpExecutable): string[] {
  switch (statement.kind) {
    case 'assign':
      return statement.space === 'server' && statement.name === 'filename'
        ? [textOf(statement.value) ?? '']
        : [];
    case 'if':
      return statement.branches.flatMap(({ body }) => body.flatMap(filesIn));
    case 'switch':
      return statement.cases.flatMap(({ body }) => body.flatMap(filesIn));
    default:
      return [];
  }
}

/** The subnet declarations that hold the address of a node. */
export function subnetsInUse(site: Site): DhcpSubnet[] {
  return (site.dhcp?.subnets ?? []).filter((subnet) =>
    site.nodes.some((node) => addressInside(node, subnet) !== undefined),
  );
}

export function addressInside(node: Node, subnet: DhcpSubnet): Ipv4Address | undefined {
  return node.addresses.find((address) => inNetwork(address, subnet.network.value, subnet.mask.value));
}

/** The configuration file that PXELINUX uses for the node: that of its MAC, of its address, or the default. */
export function bootFileOf(site: Site, node: Node): PxeConfigFile | undefined {
  const files = site.pxe.flatMap(({ configs }) => configs);
  const address = node.addresses[0];
  const digits = address === undefined ? '' : address.toString(16).toUpperCase().padStart(8, '0');
  return (
    files.find(({ client }) => client.kind === 'mac' && client.canonical && client.mac === node.mac) ??
    files
      .filter(
        ({ client }) => client.kind === 'address' && client.canonical && digits.startsWith(client.digits),
      )
      .sort((a, b) => b.name.length - a.name.length)[0] ??
    files.find(({ client }) => client.kind === 'default')
  );
}

export function labelOf(file: PxeConfigFile | undefined): PxeLabel | undefined {
  if (!file) return undefined;
  const wanted = file.default?.word.value;
  return (
    file.labels.find(({ name }) => name.value === wanted) ??
    file.labels.find(({ menuDefault }) => menuDefault !== undefined)
  );
}

/** Image and words of what a file starts: a label's, or those of a DEFAULT that names the image itself. */
export function commandOf(file: PxeConfigFile | undefined):
  | {
      readonly image: string | undefined;
      readonly initrds: readonly string[];
      readonly parameters: readonly KernelParameter[];
    }
  | undefined {
  if (!file) return undefined;
  const label = labelOf(file);
  const append = label?.append ?? file.append;
  const more = append && !append.cleared ? append.parameters : [];
  if (label) {
    const kernel = label.kernel;
    return {
      image: kernel?.file.value,
      initrds: label.initrds.map(({ value }) => value),
      parameters: [...(kernel?.parameters ?? []), ...more],
    };
  }
  if (!file.default) return undefined;
  return { image: file.default.word.value, initrds: [], parameters: [...file.default.parameters, ...more] };
}

/** `[address:]path[,options]` as `nfsroot=` and option 17 have it. */
export function splitRoot(text: string): {
  server: Ipv4Address | undefined;
  path: string;
  options: string[];
} {
  const [source = '', ...options] = text.split(',');
  const colon = source.indexOf(':');
  const server = colon < 0 ? undefined : parseIpv4(source.slice(0, colon));
  return { server, path: server === undefined ? source : source.slice(colon + 1), options };
}

/** A network as text, for notes. */
export function subnetText({ network, mask }: DhcpSubnet): string {
  return networkText({ network: network.value, mask: mask.value });
}
