/**
 * A site of before an edit goes in, that of after it comes out, where only declarations of its dhcpd.conf and lines of its
 * exports are others and they name nothing that the site is put together by. Everything else in it is the same value as before.
 */

import { type Document, madeFrom } from '../../grammars/text/index.js';
import { apart } from '../site/apart.js';
import { namesOtherwise } from '../site/dhcpd/named.js';
import { nodesAfter } from '../site/dhcpd/nodes.js';
import { relower } from '../site/dhcpd/relower.js';
import type { ExportEntry, ExportFacts } from '../site/exports/facts.js';
import { pseudoRootPath } from '../site/exports/pseudoroot.js';
import { relowerExports } from '../site/exports/relower.js';
import { linkNodes } from '../site/link/nodes.js';
import { configuredAt } from '../site/link.js';
import type { Site } from '../site/model.js';
import type { DiskPath } from '../site/path.js';
import { noted } from '../site/reads.js';
import { namedRoots, namesRootsByHost, rootOfEntry } from './discover/roots.js';
import type { FileSystem } from './disk/files.js';
import type { Documents } from './documents.js';
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
  const otherwise = namesOtherwise(now);
  if (otherwise === 'others' || (otherwise === 'called' && namesByHost(site))) return undefined;
  const said = configuredAt(site.root, location.configurationFile);
  const { nodes: configured } = location.configuration;
  const nodes =
    nodesAfter(site.nodes, last.lowered.facts.hosts, now.facts.hosts) ??
    linkNodes({ ...site, dhcp: now.facts }, site.pxe, site.grub, configured, said);
  const after = noted({ ...site, files: withFile(change, document), dhcp: now.facts, nodes });
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
  return noted({ ...site, files: withFile(change, document), exports: now.facts });
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

/** Of sites, and of those that they became by edits of what names no roots. */
const rootsByHost = new WeakMap<Site, boolean>();

function namesByHost(site: Site): boolean {
  const known = rootsByHost.get(site) ?? namesRootsByHost(site);
  rootsByHost.set(site, known);
  return known;
}
