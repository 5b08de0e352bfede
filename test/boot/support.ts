/** Texts of single files go in, facts and small sites come out, without the search for files that a whole site needs. */
import { dhcpd } from '../../grammars/dhcpd/index.js';
import { exportsLanguage } from '../../grammars/exports/index.js';
import { pxelinux } from '../../grammars/pxelinux/index.js';
import { type Ipv4Address, parseIpv4 } from '../../server/site/address.js';
import type { DhcpFacts } from '../../server/site/dhcpd/facts.js';
import { lowerDhcpd } from '../../server/site/dhcpd/lower.js';
import type { ExportFacts } from '../../server/site/exports/facts.js';
import { lowerExports } from '../../server/site/exports/lower.js';
import type { KernelConfiguration, KernelSymbol } from '../../server/site/kconfig/facts.js';
import type { NameTable, Node, NodeRoot, Site, SiteTree } from '../../server/site/model.js';
import { type KernelParameter, parameterOf } from '../../server/site/parameters.js';
import type { Answer, Place, Said } from '../../server/site/place.js';
import type { PxeConfigFile } from '../../server/site/pxelinux/facts.js';
import { lowerPxelinux } from '../../server/site/pxelinux/lower.js';

export const somewhere: Place = { file: '/etc/somewhere', span: { start: 0, end: 0 } };

export function address(text: string): Ipv4Address {
  const value = parseIpv4(text);
  if (value === undefined) throw new RangeError(`${text} is no address`);
  return value;
}

export function said<T>(value: T): Said<T> {
  return { value, place: somewhere };
}

export function dhcpFacts(text: string): DhcpFacts {
  return lowerDhcpd({ file: '/etc/dhcp/dhcpd.conf', document: dhcpd.parse(text) }, () => undefined);
}

export function exportFacts(text: string): ExportFacts {
  return lowerExports([{ file: '/etc/exports', document: exportsLanguage.parse(text) }]);
}

export function pxeConfig(name: string, text: string, directory = '/srv/tftp/pxelinux.cfg'): PxeConfigFile {
  return lowerPxelinux({ file: `${directory}/${name}`, document: pxelinux.parse(text) }, () => undefined);
}

export function nameTable(names: Readonly<Record<string, string>>): NameTable {
  const addresses = Object.entries(names).map(([name, text]) => [name, said(address(text))] as const);
  return { file: '/etc/hosts', addresses: new Map(addresses) };
}

export function kernelConfiguration(
  symbols: Readonly<Record<string, string>>,
  version = '6.1.192',
  complete = true,
): KernelConfiguration {
  const entries = Object.entries(symbols).map(([name, value]): [string, KernelSymbol] => [
    name,
    { name, value, place: somewhere },
  ]);
  return { file: '/boot/.config', symbols: new Map(entries), version, architecture: 'x86', complete };
}

/** Files by server path. Every path in `absent`, and everything below, is not there; of the rest nothing is known. */
export function tree(present: readonly string[], absent: readonly string[] = []): SiteTree {
  const exists = (path: string): Answer => {
    if (present.some((other) => other === path || other.startsWith(`${path}/`))) return 'yes';
    return absent.some((other) => path === other || path.startsWith(`${other}/`)) ? 'no' : 'unknown';
  };
  return {
    exists,
    isDirectory: exists,
    list(path) {
      const names = present.filter((other) => other.startsWith(`${path}/`));
      if (names.length === 0) return undefined;
      return [...new Set(names.map((name) => name.slice(path.length + 1).split('/')[0] ?? ''))];
    },
    link: () => undefined,
    mode: () => undefined,
    owner: () => undefined,
    programHead: () => undefined,
    programPart: () => undefined,
    locate: (path): string => path,
    serverPath: (file): string => file,
  };
}

export interface SmallSite {
  readonly dhcp?: string;
  readonly exports?: string;
  /** Name → text of the files in /srv/tftp/pxelinux.cfg. */
  readonly pxe?: Readonly<Record<string, string>>;
  readonly hosts?: Readonly<Record<string, string>>;
  readonly serverAddresses?: readonly string[];
  readonly tree?: SiteTree;
  readonly nodeRoots?: readonly NodeRoot[];
  readonly overrides?: Partial<Site>;
}

export function smallSite(parts: SmallSite): Site {
  const directory = '/srv/tftp/pxelinux.cfg';
  const dhcp = parts.dhcp === undefined ? undefined : dhcpFacts(parts.dhcp);
  const configs = Object.entries(parts.pxe ?? {}).map(([name, text]) => pxeConfig(name, text, directory));
  return {
    root: '/',
    files: new Map(),
    around: new Map(),
    unreadable: [],
    composed: [],
    netplan: [],
    passedOver: [],
    tree: parts.tree ?? tree([]),
    dhcp,
    dnsmasq: undefined,
    grub: [],
    raspberry: [],
    exports: parts.exports === undefined ? undefined : exportFacts(parts.exports),
    tftp: {
      root: '/srv/tftp',
      rootSaid: said('/srv/tftp'),
      secure: 'yes',
      directories: [said('/srv/tftp')],
      mapFile: false,
      options: undefined,
      listingComplete: true,
    },
    http: [],
    nfs: {
      threads: undefined,
      versions: new Map(),
      udp: undefined,
      tcp: undefined,
      hosts: [],
      rootDirectory: undefined,
    },
    pxe: parts.pxe === undefined ? [] : [{ path: directory, directory, configs, opened: [] }],
    ipxe: [],
    kernels: [],
    serverKernel: undefined,
    configurations: [],
    nodeRoots: new Map((parts.nodeRoots ?? []).map((root) => [root.path, root])),
    nodes: (dhcp?.hosts ?? []).map(nodeOf),
    settings: new Map(),
    names: nameTable(parts.hosts ?? {}),
    startScripts: new Map(),
    serverFstab: undefined,
    serverAddresses: (parts.serverAddresses ?? []).map((text) => ({
      ...said(address(text)),
      source: 'configuration',
    })),
    serverNames: [],
    ...parts.overrides,
  };
}

function nodeOf(host: DhcpFacts['hosts'][number]): Node {
  return {
    kind: 'node',
    name: host.name.value,
    mac: host.hardware[0]?.mac,
    host,
    addresses: host.fixedAddresses.flatMap((atom) => (atom.kind === 'address' ? [atom.value] : [])),
    place: host.head,
  };
}

/** A command line that stands in one file: its words, each with its place. */
export function kernelWords(line: string, file = '/srv/tftp/pxelinux.cfg/default'): KernelParameter[] {
  return [...line.matchAll(/\S+/g)].map(({ 0: text, index: start }) => {
    const end = start + text.length;
    const word = parameterOf(text, { file, span: { start, end } });
    const value = word.value === undefined ? text : word.value;
    return { ...word, valuePlace: { file, span: { start: end - value.length, end } } };
  });
}
