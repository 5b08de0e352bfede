/** A site goes in; the dnsmasq that one of its units, compose files or sourced files starts comes out, with what its container sees of the site. */

import type { DnsmasqDocument, DnsmasqLine, DnsmasqStart } from '../../../grammars/dnsmasq/index.js';
import { mayStart, startKind } from '../../../grammars/dnsmasq/index.js';
import type { DiskPath } from '../../site/path.js';
import { isWithin, normalise } from '../../site/serverpath.js';
import type { SourceFile } from '../../site/source.js';
import type { FileSystem } from '../disk/files.js';
import { below, child, directoryOf, resolve } from '../disk/paths.js';
import { copiedByDockerfile } from '../dockerfile.js';
import { DNSMASQ_CONF } from '../layout.js';
import type { NamedFiles } from '../names.js';
import type { SiteReader } from '../reader.js';

type Source = SourceFile<DnsmasqDocument>;

export interface StartedDnsmasq {
  /** Its command line, as files whose lines are the options. */
  readonly sources: readonly Source[];
  /** Paths of its container, and where they lie on disk. */
  readonly mounts: Readonly<Record<string, string>>;
  /** Paths of its container that lie in no folder of the site. */
  readonly hidden: readonly string[];
  readonly kind: NonNullable<DnsmasqDocument['startedBy']>;
}

/** Files of one folder, or of a repository, that are looked into. */
const MOST = 500;

const UNIT_DIRECTORIES = ['/etc/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system'];
const SOURCED = ['/etc/default/dnsmasq', '/etc/conf.d/dnsmasq'];

/** Of a list of files those that may start dnsmasq: their names say how they start programs, their texts name it. */
export function filesThatStart(files: FileSystem, all: readonly string[]): string[] {
  return all
    .filter((path) => startKind(path) !== undefined)
    .slice(0, MOST)
    .filter((path) => {
      const result = files.read(path);
      return result.kind === 'text' && mayStart(result.text);
    });
}

/** Options without which a dnsmasq answers names only. */
const SERVING = /^(?:dhcp-(?:range|boot|host|match|option)|pxe-service|enable-tftp|tftp-root)/;

/** The first that serves machines, or is told which configuration to read. */
export function findStarted(reader: SiteReader, named: () => NamedFiles): StartedDnsmasq | undefined {
  for (const file of candidates(reader, named)) {
    const document = glance(reader, file);
    for (const start of document?.starts ?? []) {
      const started = startedOf(reader, file, start);
      if (started !== undefined) return started;
    }
  }
  return undefined;
}

function* candidates(reader: SiteReader, named: () => NamedFiles): Iterable<string> {
  const { disk } = reader;
  for (const path of unitsOf(reader)) {
    const file = disk.map.toDisk(path);
    if (file !== undefined) yield file;
  }
  for (const path of SOURCED) {
    const file = disk.isFile(path) ? disk.map.toDisk(path) : undefined;
    if (file !== undefined) yield file;
  }
  const files = filesThatStart(disk.files, named().all);
  const containers = files.filter((file) => startKind(file) !== 'script');
  yield* containers.filter((file) => startKind(file) !== 'dockerfile');
  yield* containers.filter((file) => startKind(file) === 'dockerfile');
  // Scripts try things out as well: where there is a configuration, that is the one.
  if (!disk.isFile(DNSMASQ_CONF) && named().dnsmasq.length === 0)
    yield* files.filter((file) => startKind(file) === 'script');
}

/** What systemd takes last of a unit comes first: its drop-ins from the last to the first, then the unit itself. */
function unitsOf({ disk }: SiteReader): string[] {
  const found: string[] = [];
  for (const directory of UNIT_DIRECTORIES) {
    for (const name of (disk.list(directory) ?? []).slice(0, MOST)) {
      const path = child(directory, name);
      if (name.endsWith('.service.d') && name.includes('dnsmasq')) {
        const dropIns = (disk.list(path) ?? []).filter((one) => one.endsWith('.conf')).sort();
        found.unshift(...dropIns.reverse().map((one) => child(path, one)));
      } else if (
        name.endsWith('.service') &&
        (directory === '/etc/systemd/system' || name.includes('dnsmasq'))
      )
        found.push(path);
    }
  }
  return found.filter((path) => disk.isFile(path));
}

function glance(reader: SiteReader, file: DiskPath): DnsmasqDocument | undefined {
  const text = reader.text(file);
  return text === undefined || !mayStart(text) ? undefined : reader.documents.document(file, 'dnsmasq', text);
}

function startedOf(reader: SiteReader, file: DiskPath, start: DnsmasqStart): StartedDnsmasq | undefined {
  const lines = knownLines(reader, file, start);
  const { mounts, hidden } = seenByContainer(reader, file, start);
  const serves = lines.some(({ option }) => option !== undefined && SERVING.test(option.name));
  if (!serves && !readsConfiguration(reader, lines, mounts)) return undefined;
  const document = reader.read(file, 'dnsmasq')?.document;
  if (document?.startedBy === undefined) return undefined;
  const sources = sourcesOf(reader, file, document, lines, start.environment);
  return { sources, mounts, hidden, kind: document.startedBy };
}

/** The configuration that it is told to read, or that its container has in the usual place, is a file of the site. */
function readsConfiguration(
  { disk }: SiteReader,
  lines: readonly DnsmasqLine[],
  mounts: Readonly<Record<string, string>>,
): boolean {
  const named = lines.flatMap(({ option }) =>
    option?.name === 'conf-file' || option?.name === 'conf-dir' ? [option.value?.fields[0]?.text ?? ''] : [],
  );
  const usual = ['/etc/dnsmasq.conf', '/etc/dnsmasq.d'].filter((path) => mounted(mounts, path) !== undefined);
  return [...named, ...usual].some((path) => {
    const file = mounted(mounts, path) ?? disk.map.toDisk(path);
    return path !== '' && file !== undefined && disk.files.stat(file) !== undefined;
  });
}

function mounted(mounts: Readonly<Record<string, string>>, path: string): string | undefined {
  const targets = Object.keys(mounts).filter((target) => isWithin(normalise(path), target));
  const [nearest] = targets.sort((a, b) => b.length - a.length);
  const source = nearest === undefined ? undefined : mounts[nearest];
  return nearest === undefined || source === undefined
    ? undefined
    : resolve(source, below(normalise(path), nearest));
}

/** A default of a compose file counts where its .env does not say otherwise. */
function knownLines(reader: SiteReader, file: DiskPath, { lines, supposed }: DnsmasqStart): DnsmasqLine[] {
  const set = supposed.length === 0 ? new Set() : setIn(reader.text(child(directoryOf(file), '.env')) ?? '');
  return lines.map((line) => {
    const other = supposed.find(
      ({ name, span }) => set.has(name) && span.start < line.offset + line.length && line.offset < span.end,
    );
    if (other === undefined) return line;
    const parameter = { name: other.name, span: { start: 0, end: line.length } };
    return { ...line, option: undefined, faults: [], parameter };
  });
}

/** The names of the variables that a file of assignments sets. */
function setIn(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/^[ \t]*(?:export[ \t]+)?(\w{1,60})[ \t]*=/gm)].map(([, name = '']) => name),
  );
}

/** The options, with those put in for a variable that stand in a file which the unit names. */
function sourcesOf(
  reader: SiteReader,
  file: DiskPath,
  document: DnsmasqDocument,
  lines: readonly DnsmasqLine[],
  environment: readonly string[],
): Source[] {
  const sources: Source[] = [];
  let own: DnsmasqLine[] = [];
  const add = (of: string, from: DnsmasqDocument, some: readonly DnsmasqLine[]): void => {
    if (some.length > 0) sources.push({ file: of, document: { ...from, lines: some } });
  };
  for (const line of lines) {
    const found = line.parameter && variableIn(reader, environment, line.parameter.name);
    if (found === undefined) own.push(line);
    else {
      add(file, document, own);
      add(found.file, found.document, found.document.lines);
      own = [];
    }
  }
  if (own.length > 0 || sources.length === 0) sources.push({ file, document: { ...document, lines: own } });
  return sources;
}

/** The lines of a variable; none where the file does not set it. */
function variableIn(reader: SiteReader, environment: readonly string[], name: string): Source | undefined {
  for (const path of environment) {
    const file = reader.disk.map.toDisk(path);
    if (file === undefined || startKind(path) !== 'sourced') continue;
    const document = reader.read(file, 'dnsmasq')?.document;
    const [start] = document?.starts ?? [];
    if (document !== undefined)
      return { file, document: { ...document, lines: start?.variables.get(name) ?? [] } };
  }
  return undefined;
}

interface Seen {
  readonly mounts: Readonly<Record<string, string>>;
  readonly hidden: readonly string[];
}

/** What a container sees of the site, by its own names: volumes before what was copied into its image. */
function seenByContainer(reader: SiteReader, file: DiskPath, { mounts = [], build }: DnsmasqStart): Seen {
  const { disk } = reader;
  const folder = directoryOf(file);
  const seen: Record<string, string> = {};
  const hidden: string[] = [];
  const copied =
    build === undefined || build.includes('$') ? [] : copiedByDockerfile(reader, resolve(folder, build));
  for (const { source, target } of [...copied, ...mounts]) {
    const path = normalise(target);
    const there = source?.startsWith('/') === true ? source : source && resolve(folder, source);
    const on =
      source?.startsWith('/') === true && !isWithin(source, folder) ? disk.map.toDisk(source) : there;
    delete seen[path];
    if (on !== undefined && disk.confinement.realPath(on) !== undefined) seen[path] = on;
    else hidden.push(path);
  }
  return { mounts: seen, hidden: hidden.filter((path) => seen[path] === undefined) };
}
