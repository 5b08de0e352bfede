/** A linked site and what is asked for go in; names that are defined in one place and used in others come out, with both sides. */

import { ipv4OfNumber, parseIpv4 } from '../../site/address.js';
import { configurationsOf } from '../../site/dhcp/configurations.js';
import type { ExportClient } from '../../site/exports/facts.js';
import type { FstabFacts } from '../../site/fstab/facts.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { DiskPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import type { KernelParameter } from '../../site/pxelinux/facts.js';
import { Collector, type Occurrence, type OccurrenceKind, type Sought, trimSlashes } from './occurrence.js';
import { collectGrub, collectIpxe } from './occurrences-scripts.js';

function beginning(file: DiskPath): Place {
  return { file, span: { start: 0, end: 0 } };
}

/** Of machines with the same card the first is meant, of those with the same address the last. */
const machinesBy = once(({ nodes }: Site) => ({
  names: new Set(nodes.map(({ name }) => name)),
  macs: new Map([...nodes].reverse().map(({ mac, name }) => [mac, name])),
  addresses: new Map(nodes.flatMap(({ addresses, name }) => addresses.map((one) => [one, name]))),
}));

/** Files of loaders that are called after a machine. */
function collectOwnFiles(out: Collector, site: Site): void {
  if (!out.seeks('node')) return;
  for (const { configs } of site.pxe) {
    for (const { file, name, client } of out.readsLanguage('pxelinux') ? configs : []) {
      const node =
        client.kind === 'mac'
          ? machinesBy(site).macs.get(client.mac)
          : client.kind === 'address'
            ? ofDigits(site, client.digits)
            : undefined;
      if (node !== undefined) out.add('node', node, beginning(file), 'definition', `PXELINUX file ${name}`);
    }
  }
  for (const { file, name, client } of out.readsLanguage('grub') ? site.grub : []) {
    const node = client.kind === 'mac' ? machinesBy(site).macs.get(client.mac) : undefined;
    if (node !== undefined) out.add('node', node, beginning(file), 'definition', `GRUB file ${name}`);
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

/** Machines in the server's own hosts file, by their addresses and by their names. */
function collectHostsFile(out: Collector, site: Site): void {
  const hosts = out.seeks('node') ? site.settings.get('/etc/hosts')?.hosts : undefined;
  for (const { address, names } of hosts ?? []) {
    const value = parseIpv4(address.value);
    const owner = value === undefined ? undefined : machinesBy(site).addresses.get(value);
    if (owner !== undefined) out.add('node', owner, address.place, 'reference', `address of ${owner}`);
    for (const name of names) {
      if (machinesBy(site).names.has(name.value))
        out.add('node', name.value, name.place, 'reference', `${name.value} in the hosts file`);
    }
  }
}

/** A directory is exported, to machines. */
function collectExports(out: Collector, site: Site): void {
  for (const { path, clients, place } of site.exports?.entries ?? []) {
    if (!out.covers(place)) continue;
    const key = trimSlashes(path.value);
    if (out.seeks('directory', key)) {
      const whom = clients.map(({ spec }) => spec.value || 'everyone').join(', ');
      out.add('directory', key, path.place, 'definition', `exported to ${whom}`);
    }
    if (out.seeks('node')) collectClients(out, site, path.value, clients);
  }
}

function collectClients(out: Collector, site: Site, path: string, clients: readonly ExportClient[]): void {
  const { names, addresses } = machinesBy(site);
  for (const { kind, address, spec } of clients) {
    if (kind !== 'host') continue;
    const named = names.has(spec.value) ? spec.value : undefined;
    const node = address === undefined ? named : addresses.get(address);
    if (node !== undefined) out.add('node', node, spec.place, 'reference', `${path} is exported to it`);
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
  for (const { language, words } of configurationsOf(site)) {
    if (!out.readsLanguage(language)) continue;
    words.mentions({
      seeks: (kind, key) => out.seeks(kind, key),
      mayHold: (place) => out.mayHold(place),
      add: (...mention) => out.add(...mention),
      nfsRoot: (...root) => out.nfsRoot(...root),
      nameOf: (mac) => machinesBy(site).macs.get(mac),
    });
  }
  collectOwnFiles(out, site);
  if (out.readsLanguage('pxelinux')) collectPxelinux(out, site);
  if (out.readsLanguage('ipxe')) collectIpxe(out, site);
  if (out.readsLanguage('grub')) collectGrub(out, site);
  if (out.readsLanguage('exports')) collectExports(out, site);
  if (out.readsLanguage('settings')) collectHostsFile(out, site);
  if (out.readsLanguage('fstab') && out.seeks('directory')) {
    for (const { fstab, path } of site.nodeRoots.values()) {
      if (fstab !== undefined && out.reads(fstab.file)) collectMounts(out, fstab, `the fstab of ${path}`);
    }
  }
  return out.found;
}

/** The narrowest occurrence under the cursor. */
export function occurrenceAt(site: Site, file: DiskPath, offset: number): Occurrence | undefined {
  const language = site.files.get(file)?.document.language;
  if (language === undefined) return undefined;
  let best: Occurrence | undefined;
  for (const candidate of occurrences(site, { at: { file, language, offset } })) {
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
