/** A linked site goes in; what serves whom comes out as plain data: subnets, nodes, exports, node roots. */
import { type BootTrace, eachBoot, type Firmware, type Verdict } from '../../boot/index.js';
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import { isNamed, type Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { templateMarker } from '../../site/template.js';
import { inRam } from '../verdict/tell.js';
import { subnetText } from './explain.js';

export interface ShownNode {
  readonly name: string;
  readonly mac: string | null;
  readonly firmware: Firmware;
  readonly addresses: readonly string[];
  /** The one that dhcpd finds it in. */
  readonly subnet: string | null;
  readonly verdict: Verdict;
  readonly bootFile: string | null;
  /** The loader that reads a configuration or a script, as its manual calls it. */
  readonly loader: string | null;
  /** Name of the file that it reads. */
  readonly config: string | null;
  readonly kernel: string | null;
  /** `server:/path`, or what a root in RAM is made of. */
  readonly root: string | null;
  readonly export: string | null;
  readonly place: Place;
}

export interface ShownSite {
  readonly version: 1;
  readonly root: string;
  readonly server: { readonly names: readonly string[]; readonly addresses: readonly string[] };
  readonly files: readonly { readonly path: string; readonly language: string; readonly problems: number }[];
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  readonly tftp: { readonly root: string | null; readonly secure: string; readonly listingComplete: boolean };
  readonly subnets: readonly {
    readonly subnet: string;
    readonly ranges: readonly string[];
    readonly place: Place;
  }[];
  readonly exports: readonly {
    readonly path: string;
    readonly clients: readonly string[];
    readonly place: Place;
  }[];
  readonly configs: readonly { readonly directory: string; readonly names: readonly string[] }[];
  readonly roots: readonly { readonly path: string; readonly kind: string; readonly fstab: string | null }[];
  /** One for each firmware of a node that is told apart. */
  readonly nodes: readonly ShownNode[];
  /** Machines that are served without being named: those of dynamic ranges, and readers of files no node reads. */
  readonly populations: readonly ShownNode[];
}

function rangeText(low: Ipv4Address, high: Ipv4Address): string {
  return low === high ? formatIpv4(low) : `${formatIpv4(low)} - ${formatIpv4(high)}`;
}

/** In the order of the file. Where two servers answer, those of the one that gives the addresses. */
function subnetsOf(site: Site): ShownSite['subnets'] {
  return (configurationOf(site)?.subnets.all ?? []).map(({ network, mask, ranges, head }) => ({
    subnet: subnetText(network, mask),
    ranges: ranges.map(({ low, high }) => rangeText(low, high)),
    place: head,
  }));
}

/** Which wire the readers of a file are on is not known. */
function showPopulation(trace: BootTrace): ShownNode {
  const shown = showNode(trace);
  return trace.loader.answered === 'yes' ? shown : { ...shown, subnet: null };
}

function showNode(trace: BootTrace): ShownNode {
  const { node, loading, kernel, root } = trace;
  const { subnet } = trace.loader;
  const config = loading?.used;
  const server = root?.server.kind === 'value' ? formatIpv4(root.server.value) : undefined;
  const path = root?.path.kind === 'value' ? root.path.value : undefined;
  const decision = root?.decision;
  return {
    name: node.name,
    mac: node.mac ?? null,
    firmware: trace.firmware,
    addresses: node.addresses.map(formatIpv4),
    subnet: subnet === undefined ? null : subnetText(subnet.network.value, subnet.mask.value),
    verdict: trace.verdict,
    bootFile: trace.bootFile?.name ?? null,
    loader: loading?.program ?? null,
    config: config?.kind === 'value' ? config.value.name : null,
    kernel: kernel?.image ?? null,
    root: path === undefined ? inRam(trace) : `${server === undefined ? '' : `${server}:`}${path}`,
    export: decision?.kind === 'granted' ? decision.entry.path.value : null,
    place: node.place,
  };
}

/** The site with every machine traced. */
export function showSite(site: Site): ShownSite {
  const nodes: ShownNode[] = [];
  const populations: ShownNode[] = [];
  for (const trace of eachBoot(site)) {
    if (isNamed(trace.node)) nodes.push(showNode(trace));
    else populations.push(showPopulation(trace));
  }
  return {
    version: 1,
    root: site.root,
    server: {
      names: site.serverNames,
      addresses: [...new Set(site.serverAddresses.map(({ value }) => formatIpv4(value)))],
    },
    files: [...site.files.values()].map(({ path, document }) => ({
      path,
      language: document.language,
      // As lint does, it counts none in a template, which is no configuration yet.
      problems: templateMarker(document) === undefined ? document.problems.length : 0,
    })),
    unreadable: site.unreadable,
    tftp: {
      root: site.tftp.root ?? null,
      secure: site.tftp.secure,
      listingComplete: site.tftp.listingComplete,
    },
    subnets: subnetsOf(site),
    exports: (site.exports?.entries ?? []).map((entry) => ({
      path: entry.path.value,
      clients: entry.clients.map(({ spec }) => spec.value || '*'),
      place: entry.place,
    })),
    configs: site.pxe.map(({ path, configs }) => ({
      directory: path,
      names: configs.map(({ name }) => name),
    })),
    roots: [...site.nodeRoots.values()].map(({ path, kind, fstab }) => ({
      path,
      kind,
      fstab: fstab?.file ?? null,
    })),
    nodes,
    populations,
  };
}
