/** A site goes in; its exports come out in the order in which exportfs reads them, with the files of exports.d that exportfs passes over. */
import type { DocumentTypes } from '../../../grammars/index.js';
import type { ExportFacts } from '../../site/exports/facts.js';
import { type LoweredExports, readExports } from '../../site/exports/lower.js';
import { relowerExports } from '../../site/exports/relower.js';
import type { SourceFile } from '../../site/source.js';
import { compareVersions } from '../disk/version-order.js';
import { isCopy } from '../layout.js';
import type { NamedFiles } from '../names.js';
import { MOST_PER_DIRECTORY, type SiteReader } from '../reader.js';

export function findExports(reader: SiteReader, named: () => NamedFiles): ExportFacts | undefined {
  const sources: SourceFile<DocumentTypes['exports']>[] = [];
  const main = reader.readServer('/etc/exports', 'exports');
  if (main !== undefined) sources.push(main);
  else if (!reader.disk.isFile('/etc/exports')) {
    const [nearest] = named().exports;
    const source = nearest === undefined ? undefined : reader.readNamed(nearest, 'exports');
    if (source !== undefined) sources.push(source);
  }
  // exportfs takes names that end in .exports, have something before it and do not start with a dot, in version order.
  const names = (reader.disk.list('/etc/exports.d') ?? [])
    .filter((name) => name.endsWith('.exports') && name.length > '.exports'.length && !name.startsWith('.'))
    .sort(compareVersions);
  for (const name of names.slice(0, MOST_PER_DIRECTORY)) {
    const source = reader.readServer(`/etc/exports.d/${name}`, 'exports');
    if (source !== undefined) sources.push(source);
  }
  const unread = passedOver(reader);
  const [first] = [...sources, ...unread];
  if (first === undefined) return undefined;
  const { exports } = reader.documents;
  const last = exports.get(first.file);
  const lowered = (last && edited(last, sources, unread)) ?? readExports(sources, unread);
  exports.set(first.file, lowered);
  return lowered.facts;
}

type Sources = readonly SourceFile<DocumentTypes['exports']>[];

/** What was read last time, with what changed since; undefined where other files are read than then. */
function edited(last: LoweredExports, sources: Sources, unread: Sources): LoweredExports | undefined {
  const same = (before: Sources, now: Sources): boolean =>
    before.length === now.length && before.every(({ file }, i) => file === now[i]?.file);
  if (!same(last.files, sources) || !same(last.unread, unread)) return undefined;
  if (unread.some(({ document }, i) => document !== last.unread[i]?.document)) return undefined;
  return sources.reduce<LoweredExports | undefined>(
    (lowered, source, i) =>
      last.files[i]?.document === source.document ? lowered : lowered && relowerExports(lowered, source),
    last,
  );
}

/** Files in exports.d that hold exports under a name that exportfs does not take. They are no part of the site. */
function passedOver(reader: SiteReader): SourceFile<DocumentTypes['exports']>[] {
  const found: SourceFile<DocumentTypes['exports']>[] = [];
  for (const name of (reader.disk.list('/etc/exports.d') ?? []).slice(0, MOST_PER_DIRECTORY)) {
    if (name.endsWith('.exports') || name.startsWith('.') || isCopy(name)) continue;
    const source = reader.glance(`/etc/exports.d/${name}`, 'exports');
    if (source?.document.lines.some(({ entry }) => entry?.path.startsWith('/')) === true) found.push(source);
  }
  return found;
}
