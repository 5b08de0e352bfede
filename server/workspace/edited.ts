/**
 * A site of before an edit goes in, that of after it comes out, where only declarations of its dhcpd.conf and lines of its
 * exports are others and they name nothing that the site is put together by. Everything else in it is the same value as before.
 */

import { type Document, madeFrom } from '../../grammars/text/index.js';
import { assignmentsIn, type DhcpAssignment } from '../site/dhcpd/assignments.js';
import type { DhcpScope } from '../site/dhcpd/facts.js';
import { nodesAfter } from '../site/dhcpd/nodes.js';
import { type Relowered, relower } from '../site/dhcpd/relower.js';
import type { ExportEntry, ExportFacts } from '../site/exports/facts.js';
import { pseudoRootPath } from '../site/exports/pseudoroot.js';
import { relowerExports } from '../site/exports/relower.js';
import { linkNodes } from '../site/link/nodes.js';
import { configuredAt } from '../site/link.js';
import type { Site } from '../site/model.js';
import type { DiskPath } from '../site/path.js';
import { namedRoots, namesRootsByHost, rootOfEntry } from './discover/roots.js';
import type { Documents } from './documents.js';
import type { FileSystem } from './files.js';
import type { SiteLocation } from './locate.js';

/** `edited`: the files that are others. Undefined where the site has to be put together anew. */
export function siteAfter(
  before: Site,
  edited: Iterable<string>,
  location: SiteLocation,
  files: FileSystem,
  documents: Documents,
): Site | undefined {
  let site: Site | undefined = before;
  for (const file of edited) {
    const read = files.read(file);
    if (!site.files.has(file) || read.kind !== 'text') return undefined;
    const change: Change = { site, file, text: read.text, location, documents };
    site = site.exports?.files.includes(file) === true ? withExports(change) : withDhcp(change);
    if (site === undefined) return undefined;
  }
  return site;
}

/** A file of a site is another text now. */
interface Change {
  readonly site: Site;
  readonly file: DiskPath;
  readonly text: string;
  readonly location: SiteLocation;
  readonly documents: Documents;
}

function withFile({ site: { files }, file }: Change, document: Document): Site['files'] {
  return new Map([...files, [file, { path: file, document }]]);
}

function withDhcp(change: Change): Site | undefined {
  const { site, file, text, location, documents } = change;
  const [main = ''] = site.dhcp?.files ?? [];
  const last = documents.dhcp.get(main);
  if (last === undefined || last.lowered.facts !== site.dhcp) return undefined;
  if (!last.lowered.documents.has(file)) return undefined;
  const document = documents.document(file, 'dhcpd', text);
  const now = relower(last.lowered, { file, document });
  if (now === undefined) {
    documents.dhcp.delete(main);
    return undefined;
  }
  documents.dhcp.set(main, { ...last, lowered: now });
  if (!namesTheSame(site, now)) return undefined;
  const said = configuredAt(site.root, location.configurationFile);
  const { nodes: configured } = location.configuration;
  const nodes =
    nodesAfter(site.nodes, last.lowered.facts.hosts, now.facts.hosts) ??
    linkNodes({ ...site, dhcp: now.facts }, site.pxe, site.grub, configured, said);
  const after = { ...site, files: withFile(change, document), dhcp: now.facts, nodes };
  const byHost = rootsByHost.get(site);
  if (byHost !== undefined) rootsByHost.set(after, byHost);
  return after;
}

function withExports(change: Change): Site | undefined {
  const { site, file, text, location, documents } = change;
  const [main = ''] = site.exports?.files ?? [];
  const last = documents.exports.get(main);
  // The text of a template has to bear out that it is one of exports.
  if (last === undefined || last.facts !== site.exports || madeFrom(file) !== undefined) return undefined;
  const document = documents.document(file, 'exports', text);
  const now = relowerExports(last, { file, document });
  if (now === undefined) return undefined;
  documents.exports.set(main, now);
  if (!findsTheSame(site, last.facts, now.facts, location)) return undefined;
  return { ...site, files: withFile(change, document), exports: now.facts };
}

/** Exports let the same roots of machines be found: those that only they name, in the order of their lines. */
function findsTheSame(site: Site, was: ExportFacts, is: ExportFacts, location: SiteLocation): boolean {
  if (pseudoRootPath(was) !== pseudoRootPath(is)) return false;
  const [gone, come] = apart(was.entries, is.entries, (one, other) => one.path.value === other.path.value);
  const named = gone.length + come.length === 0 ? new Set() : namedBy(site, location);
  const isOtherwise = (entry: ExportEntry): boolean => {
    const root = rootOfEntry(entry);
    return root !== '/' && !named.has(root) && site.tree.exists(`${root}/etc/fstab`) === 'yes';
  };
  return ![...gone, ...come].some(isOtherwise);
}

/** Roots that others than exports name, by what was made of them: no edit that is for here makes that anew. */
const namedByOthers = new WeakMap<Site['nodeRoots'], ReadonlySet<string>>();

function namedBy(site: Site, { configuration }: SiteLocation): ReadonlySet<string> {
  const known = namedByOthers.get(site.nodeRoots) ?? namedRoots({ ...site, nodes: configuration.nodes });
  namedByOthers.set(site.nodeRoots, known);
  return known;
}

/** What stands between the beginnings and the ends that two lists share. */
function apart<T>(
  was: readonly T[],
  is: readonly T[],
  same: (one: T, other: T) => boolean,
): readonly [readonly T[], readonly T[]] {
  const shorter = Math.min(was.length, is.length);
  const alike = (i: number, j: number): boolean => same(was[i] as T, is[j] as T);
  let front = 0;
  while (front < shorter && alike(front, front)) front++;
  let behind = 0;
  while (behind < shorter - front && alike(was.length - 1 - behind, is.length - 1 - behind)) behind++;
  return [was.slice(front, was.length - behind), is.slice(front, is.length - behind)];
}

/** Of what assignments name, what the site is put together by. */
const NAMING = ['filename', 'bootfile-name', 'root-path', 'next-server', 'lease-file-name'];

function namesTheSame(site: Site, { facts, gone, come }: Relowered): boolean {
  const others = difference(gone.flatMap(namedIn), come.flatMap(namedIn));
  if (others.length > 0 && !others.every(isSaidBefore(facts.global, [...gone, ...come]))) return false;
  const same = JSON.stringify(gone.flatMap(calledIn)) === JSON.stringify(come.flatMap(calledIn));
  return same || !namesByHost(site);
}

/** What is named only before or only after; and addresses of the server, which have their places where they are said. */
function difference(before: readonly Named[], after: readonly Named[]): Named[] {
  const servers = [...before, ...after].filter(({ name }) => name === 'next-server');
  const [gone, come] = apart(before, after, (one, other) => JSON.stringify(one) === JSON.stringify(other));
  return [...servers, ...gone, ...come];
}

/**
 * Whether something is named in front of declarations that are others now, in the same file: then they add nothing. What a
 * site is put together by is the first that names it, but of files of leases the last.
 */
function isSaidBefore(global: DhcpScope, others: readonly DhcpScope[]): (one: Named) => boolean {
  const [first] = [...others].sort((a, b) => a.place.span.start - b.place.span.start);
  const before = new Set<string>();
  for (const assignment of assignmentsIn(global)) {
    const { file, span } = assignment.place;
    if (file === first?.place.file && span.start < first.place.span.start)
      for (const named of naming(assignment)) before.add(JSON.stringify(named));
  }
  return (one) => one.name !== 'lease-file-name' && before.has(JSON.stringify(one));
}

/** Of sites, and of those that they became by edits of what names no roots. */
const rootsByHost = new WeakMap<Site, boolean>();

function namesByHost(site: Site): boolean {
  const known = rootsByHost.get(site) ?? namesRootsByHost(site);
  rootsByHost.set(site, known);
  return known;
}

interface Named {
  readonly name: string;
  readonly said: unknown;
}

function namedIn(scope: DhcpScope): Named[] {
  return [...assignmentsIn(scope)].flatMap(naming);
}

function naming({ space, name, value: { atoms, expression } }: DhcpAssignment): Named[] {
  if (!NAMING.includes(name)) return [];
  return [{ name, said: [space, atoms.map(({ kind, value }) => [kind, value]), expression !== undefined] }];
}

/** Names and addresses of hosts. */
function calledIn(scope: DhcpScope): unknown[] {
  const own =
    scope.kind === 'host'
      ? [[scope.name.value, scope.fixedAddresses.map(({ kind, value }) => [kind, value])]]
      : [];
  return [...own, ...scope.children.flatMap(calledIn)];
}
