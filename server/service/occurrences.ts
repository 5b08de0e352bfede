/** A linked site goes in; every name that is defined in one place and used in others comes out, with both sides. */

import { commandFact, readOptions } from '../../grammars/ipxe/index.js';
import { touches } from '../../grammars/text/index.js';
import { formatIpv4, type Ipv4Address, ipv4OfNumber } from '../site/address.js';
import { withNested } from '../site/dhcpd/executables.js';
import type { DhcpExecutable, DhcpScope } from '../site/dhcpd/facts.js';
import type { ExportEntry } from '../site/exports/facts.js';
import type { FstabFacts } from '../site/fstab/facts.js';
import type { IpxeWord } from '../site/ipxe/facts.js';
import type { Node, Site } from '../site/model.js';
import { once } from '../site/once.js';
import type { DiskPath } from '../site/path.js';
import type { KernelParameter } from '../site/pxelinux/facts.js';
import { Collector, type Occurrence, trimSlashes } from './occurrence.js';
import { collectDnsmasq } from './occurrences-dnsmasq.js';

function scopeName(scope: DhcpScope): string {
  switch (scope.kind) {
    case 'host':
    case 'shared-network':
    case 'class':
      return `${scope.kind} ${scope.name.value}`;
    case 'subnet':
      return `subnet ${formatIpv4(scope.network.value)}`;
    default:
      return scope.kind;
  }
}

function collectExecutables(out: Collector, scope: DhcpScope, list: readonly DhcpExecutable[]): void {
  for (const statement of withNested(list)) {
    if (statement.kind !== 'assign' || statement.space !== 'dhcp' || statement.name !== 'root-path') continue;
    const atom = statement.value.atoms[0];
    if (atom?.kind === 'text') out.nfsRoot(atom.value, atom.place, `root-path of ${scopeName(scope)}`);
  }
}

function collectScopes(out: Collector, top: DhcpScope): void {
  // A stack instead of recursion: declarations may be nested as deep as the file likes.
  const stack: DhcpScope[] = [top];
  for (let scope = stack.pop(); scope !== undefined; scope = stack.pop()) {
    const { executables, children } = scope;
    const here = scope;
    if (executables.length > 0) out.once(executables, (own) => collectExecutables(own, here, executables));
    for (const child of children) stack.push(child);
  }
}

function collectDhcp(out: Collector, site: Site): void {
  const { dhcp } = site;
  if (dhcp === undefined) return;
  collectScopes(out, dhcp.global);
  for (const { name } of dhcp.classes) out.add('class', name.value, name.place, 'definition', 'class');
  for (const { className } of dhcp.subclasses) {
    out.add('class', className.value, className.place, 'reference', 'subclass');
  }
  for (const { permits } of dhcp.pools) {
    for (const permit of permits) {
      if (permit.className === undefined) continue;
      out.add('class', permit.className, permit.place, 'reference', 'permit of a pool');
    }
  }
  for (const include of dhcp.includes) {
    if (include.file === undefined) continue;
    out.add('file', include.file, include.path.place, 'reference', 'included here');
    out.add('file', include.file, { file: include.file, span: { start: 0, end: 0 } }, 'definition', 'file');
  }
}

function collectHost(out: Collector, { name, host }: Node): void {
  if (host === undefined) return;
  out.add('node', name, host.name.place, 'definition', `host ${host.name.value}`);
  for (const { octets } of host.hardware) {
    out.add('node', name, octets.place, 'reference', `hardware address of ${name}`);
  }
  for (const address of host.fixedAddresses) {
    out.add('node', name, address.place, 'reference', `address of ${name}`);
  }
}

function collectNodes(out: Collector, site: Site): void {
  const byMac = new Map<string, string>();
  const byAddress = new Map<Ipv4Address | undefined, string>();
  const names = new Set(site.nodes.map(({ name }) => name));
  for (const node of site.nodes) {
    if (node.mac !== undefined && !byMac.has(node.mac)) byMac.set(node.mac, node.name);
    for (const address of node.addresses) byAddress.set(address, node.name);
    out.once(node, (own) => collectHost(own, node));
  }
  for (const { configs } of site.pxe) {
    for (const { file, name, client } of configs) {
      const node =
        client.kind === 'mac'
          ? byMac.get(client.mac)
          : client.kind === 'address'
            ? byAddress.get(wholeAddress(client.digits))
            : undefined;
      if (node === undefined) continue;
      out.add('node', node, { file, span: { start: 0, end: 0 } }, 'definition', `PXELINUX file ${name}`);
    }
  }
  for (const { file, name, client } of site.grub) {
    const node = client.kind === 'mac' ? byMac.get(client.mac) : undefined;
    if (node !== undefined)
      out.add('node', node, { file, span: { start: 0, end: 0 } }, 'definition', `GRUB file ${name}`);
  }
  for (const { path, clients } of site.exports?.entries ?? []) {
    for (const client of clients) {
      if (client.kind !== 'host') continue;
      const node =
        client.address === undefined
          ? names.has(client.spec.value)
            ? client.spec.value
            : undefined
          : byAddress.get(client.address);
      if (node !== undefined) {
        out.add('node', node, client.spec.place, 'reference', `${path.value} is exported to it`);
      }
    }
  }
}

/** Fewer digits than eight stand for a network. */
function wholeAddress(digits: string): Ipv4Address | undefined {
  return digits.length === 8 ? ipv4OfNumber(Number.parseInt(digits, 16)) : undefined;
}

function collectParameters(out: Collector, words: readonly KernelParameter[], detail: string): void {
  for (const { name, value, valuePlace } of words) {
    if (name === 'nfsroot' && value !== undefined) out.nfsRoot(value, valuePlace, detail);
  }
}

function collectPxelinux(out: Collector, site: Site): void {
  for (const { configs, opened } of site.pxe) {
    for (const config of [...configs, ...opened]) {
      const key = (label: string): string => `${config.file}\n${label}`;
      const labels = new Set(config.labels.map(({ name }) => name.value));
      for (const label of config.labels) {
        out.add('label', key(label.name.value), label.name.place, 'definition', 'label');
        const detail = `nfsroot of label ${label.name.value} in ${config.name}`;
        collectParameters(out, label.append?.parameters ?? [], detail);
        collectParameters(out, label.kernel?.parameters ?? [], detail);
      }
      for (const command of [config.default, config.onTimeout]) {
        if (command === undefined) continue;
        const { word, parameters } = command;
        if (labels.has(word.value)) {
          out.add('label', key(word.value), word.place, 'reference', 'started by default');
        }
        collectParameters(out, parameters, `nfsroot of the default in ${config.name}`);
      }
      collectParameters(out, config.append?.parameters ?? [], `nfsroot of every label in ${config.name}`);
    }
  }
}

/** Labels of scripts, where goto leads, and what items of menus are called after. */
function collectIpxe(out: Collector, { ipxe }: Site): void {
  for (const script of ipxe) {
    const { file, labels, statements } = script;
    const refer = (word: IpxeWord | undefined, detail: string): void => {
      if (word === undefined || !labels.has(word.value)) return;
      out.add('label', `${file}\n${word.value}`, word.place, 'reference', detail);
    };
    for (const { label, commands } of statements) {
      if (label !== undefined)
        out.add('label', `${file}\n${label.value}`, label.place, 'definition', 'label');
      for (const { name, words } of commands) {
        const fact = name === undefined ? undefined : commandFact(name.value);
        if (fact === undefined) continue;
        const { rest, options } = readOptions(fact, words);
        if (fact.name === 'goto') refer(rest[0], 'gone to');
        if (fact.name === 'item' && !options.has('gap')) refer(rest[0], 'item of a menu');
        if (fact.name === 'choose') refer(options.get('default')?.word, 'preselected');
      }
    }
  }
}

function collectEntry(out: Collector, { path, clients }: ExportEntry): void {
  const whom = clients.map(({ spec }) => spec.value || 'everyone').join(', ');
  out.add('directory', trimSlashes(path.value), path.place, 'definition', `exported to ${whom}`);
}

function collectMounts(out: Collector, facts: FstabFacts | undefined, whose: string): void {
  for (const { nfs, target } of facts?.mounts ?? []) {
    if (nfs === undefined) continue;
    out.add(
      'directory',
      trimSlashes(nfs.path.value),
      nfs.path.place,
      'reference',
      `mounted on ${target.value} by ${whose}`,
    );
  }
}

/** All occurrences, in no particular order. Those of a site are collected once. */
export const occurrences = once((site: Site): readonly Occurrence[] => {
  return collect(site);
});

function collect(site: Site): readonly Occurrence[] {
  const out = new Collector();
  collectDhcp(out, site);
  collectDnsmasq(out, site);
  collectNodes(out, site);
  collectPxelinux(out, site);
  collectIpxe(out, site);
  for (const entry of site.exports?.entries ?? []) out.once(entry, (own) => collectEntry(own, entry));
  for (const root of site.nodeRoots.values()) collectMounts(out, root.fstab, `the fstab of ${root.path}`);
  return out.found;
}

/** The narrowest occurrence under the cursor. */
export function occurrenceAt(
  all: readonly Occurrence[],
  file: DiskPath,
  offset: number,
): Occurrence | undefined {
  let best: Occurrence | undefined;
  for (const candidate of all) {
    const { place } = candidate;
    if (place.file !== file || place.span.start === place.span.end || !touches(place.span, offset)) continue;
    const width = place.span.end - place.span.start;
    if (best === undefined || width < best.place.span.end - best.place.span.start) best = candidate;
  }
  return best;
}

/** The export that covers a directory: its own, else that of the nearest directory above. */
export function coveringDefinitions(all: readonly Occurrence[], key: string): readonly Occurrence[] {
  for (let path = key; ; path = path.slice(0, path.lastIndexOf('/')) || '/') {
    const found = all.filter(
      ({ kind, role, key: other }) => kind === 'directory' && role === 'definition' && other === path,
    );
    if (found.length > 0 || path === '/' || !path.startsWith('/')) return found;
  }
}
