/** A linked site and what is asked for go in; names that are defined in one place and used in others come out, with both sides. */

import { commandFact, readOptions } from '../../grammars/ipxe/index.js';
import { formatIpv4, ipv4OfNumber } from '../site/address.js';
import { withNested } from '../site/dhcpd/executables.js';
import type { DhcpScope } from '../site/dhcpd/facts.js';
import type { FstabFacts } from '../site/fstab/facts.js';
import type { IpxeWord } from '../site/ipxe/facts.js';
import type { Node, Site } from '../site/model.js';
import { once } from '../site/once.js';
import type { DiskPath } from '../site/path.js';
import type { Place } from '../site/place.js';
import type { KernelParameter } from '../site/pxelinux/facts.js';
import { Collector, type Occurrence, type OccurrenceKind, type Sought, trimSlashes } from './occurrence.js';
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

function collectExecutables(out: Collector, scope: DhcpScope): void {
  for (const statement of withNested(scope.executables)) {
    if (statement.kind !== 'assign' || statement.space !== 'dhcp' || statement.name !== 'root-path') continue;
    const atom = statement.value.atoms[0];
    if (atom?.kind === 'text') out.nfsRoot(atom.value, atom.place, `root-path of ${scopeName(scope)}`);
  }
}

function collectScopes(out: Collector, top: DhcpScope): void {
  // A stack instead of recursion: declarations may be nested as deep as the file likes.
  const stack: DhcpScope[] = [top];
  for (let scope = stack.pop(); scope !== undefined; scope = stack.pop()) {
    collectExecutables(out, scope);
    for (const child of scope.children) if (out.mayHold(child.place)) stack.push(child);
  }
}

function collectDhcp(out: Collector, site: Site): void {
  const { dhcp } = site;
  if (dhcp === undefined) return;
  if (out.seeks('directory')) collectScopes(out, dhcp.global);
  for (const { name } of dhcp.classes) out.add('class', name.value, name.place, 'definition', 'class');
  for (const { className } of dhcp.subclasses) {
    out.add('class', className.value, className.place, 'reference', 'subclass');
  }
  for (const { permits } of out.seeks('class') ? dhcp.pools : []) {
    for (const permit of permits) {
      if (permit.className === undefined) continue;
      out.add('class', permit.className, permit.place, 'reference', 'permit of a pool');
    }
  }
  for (const include of dhcp.includes) {
    if (include.file === undefined) continue;
    out.add('file', include.file, include.path.place, 'reference', 'included here');
    out.add('file', include.file, beginning(include.file), 'definition', 'file');
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

function beginning(file: DiskPath): Place {
  return { file, span: { start: 0, end: 0 } };
}

/** Of machines with the same card the first is meant, of those with the same address the last. */
const machinesBy = once(({ nodes }: Site) => ({
  names: new Set(nodes.map(({ name }) => name)),
  macs: new Map([...nodes].reverse().map(({ mac, name }) => [mac, name])),
  addresses: new Map(nodes.flatMap(({ addresses, name }) => addresses.map((one) => [one, name]))),
}));

/** Hosts, and what is called after their cards and addresses. */
function collectNodes(out: Collector, site: Site): void {
  if (!out.seeks('node')) return;
  for (const node of site.nodes) {
    if (node.host !== undefined && out.seeks('node', node.name) && out.mayHold(node.host.place))
      collectHost(out, node);
  }
  for (const { configs } of site.pxe) {
    for (const { file, name, client } of configs) {
      const place = beginning(file);
      const node = !out.covers(place)
        ? undefined
        : client.kind === 'mac'
          ? machinesBy(site).macs.get(client.mac)
          : client.kind === 'address'
            ? ofDigits(site, client.digits)
            : undefined;
      if (node !== undefined) out.add('node', node, place, 'definition', `PXELINUX file ${name}`);
    }
  }
  for (const { file, name, client } of site.grub) {
    const place = beginning(file);
    const node =
      client.kind === 'mac' && out.covers(place) ? machinesBy(site).macs.get(client.mac) : undefined;
    if (node !== undefined) out.add('node', node, place, 'definition', `GRUB file ${name}`);
  }
  for (const { path, clients } of site.exports?.entries ?? []) {
    for (const client of clients) {
      if (client.kind !== 'host' || !out.covers(client.spec.place)) continue;
      const { value: word, place } = client.spec;
      const node =
        client.address === undefined
          ? machinesBy(site).names.has(word)
            ? word
            : undefined
          : machinesBy(site).addresses.get(client.address);
      if (node !== undefined) out.add('node', node, place, 'reference', `${path.value} is exported to it`);
    }
  }
}

/** Fewer digits than eight stand for a network. */
function ofDigits(site: Site, digits: string): string | undefined {
  return digits.length === 8
    ? machinesBy(site).addresses.get(ipv4OfNumber(Number.parseInt(digits, 16)))
    : undefined;
}

function collectParameters(out: Collector, words: readonly KernelParameter[], detail: string): void {
  for (const { name, value, valuePlace } of words) {
    if (name === 'nfsroot' && value !== undefined) out.nfsRoot(value, valuePlace, detail);
  }
}

function collectPxelinux(out: Collector, site: Site): void {
  if (!out.seeks('label') && !out.seeks('directory')) return;
  for (const { configs, opened } of site.pxe) {
    for (const config of [...configs, ...opened]) {
      if (!out.reads(config.file)) continue;
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
    if (!out.seeks('label') || !out.reads(file)) continue;
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

function collectExports(out: Collector, { exports }: Site): void {
  for (const { path, clients } of exports?.entries ?? []) {
    const key = trimSlashes(path.value);
    if (!out.seeks('directory', key) || !out.covers(path.place)) continue;
    const whom = clients.map(({ spec }) => spec.value || 'everyone').join(', ');
    out.add('directory', key, path.place, 'definition', `exported to ${whom}`);
  }
}

function collectMounts(out: Collector, { mounts }: FstabFacts, whose: string): void {
  for (const { nfs, target } of mounts) {
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

/** In no particular order. */
export function occurrences(site: Site, sought: Sought): readonly Occurrence[] {
  const out = new Collector(sought);
  collectDhcp(out, site);
  collectDnsmasq(out, site);
  collectNodes(out, site);
  collectPxelinux(out, site);
  collectIpxe(out, site);
  collectExports(out, site);
  for (const { fstab, path } of out.seeks('directory') ? site.nodeRoots.values() : []) {
    if (fstab !== undefined && out.reads(fstab.file)) collectMounts(out, fstab, `the fstab of ${path}`);
  }
  return out.found;
}

/** The narrowest occurrence under the cursor. */
export function occurrenceAt(site: Site, file: DiskPath, offset: number): Occurrence | undefined {
  let best: Occurrence | undefined;
  for (const candidate of occurrences(site, { at: { file, offset } })) {
    const { start, end } = candidate.place.span;
    if (start === end) continue;
    if (best === undefined || end - start < best.place.span.end - best.place.span.start) best = candidate;
  }
  return best;
}

/** Everywhere where the same thing is named. */
export function occurrencesOf(site: Site, kind: OccurrenceKind, key: string): readonly Occurrence[] {
  return occurrences(site, { kind, fits: (other) => other === key });
}

/** A directory, those above and those below it. */
export function directoriesAround(site: Site, key: string): readonly Occurrence[] {
  const isIn = (inner: string, outer: string): boolean => outer === '/' || inner.startsWith(`${outer}/`);
  return occurrences(site, {
    kind: 'directory',
    fits: (other) => other === key || isIn(other, key) || isIn(key, other),
  });
}

/** The export that covers a directory: its own, else that of the nearest directory above. `all`: those around it. */
export function coveringDefinitions(all: readonly Occurrence[], key: string): readonly Occurrence[] {
  const exported = all.filter(({ role }) => role === 'definition');
  for (let path = key; ; path = path.slice(0, path.lastIndexOf('/')) || '/') {
    const found = exported.filter((other) => other.key === path);
    if (found.length > 0 || path === '/' || !path.startsWith('/')) return found;
  }
}
