/** A site goes in; what its dnsmasq reads comes out, in the order in which it reads it. */
import type { DnsmasqDocument } from '../../grammars/dnsmasq/index.js';
import type { DnsmasqFacts } from '../site/dnsmasq/facts.js';
import { lowerDnsmasq } from '../site/dnsmasq/lower.js';
import type { SourceFile } from '../site/source.js';
import { DNSMASQ_CONF, DNSMASQ_DIRECTORY } from './layout.js';
import type { NamedFiles } from './names.js';
import { baseName, child, directoryOf } from './paths.js';
import type { SiteReader } from './reader.js';

type Source = SourceFile<DnsmasqDocument>;

/** Files of one folder that are read. */
const MOST_PER_DIRECTORY = 500;

/** Hidden files, backups and what is being edited are left out, whatever the endings say (conf-dir in option.c). */
export function isConfDirFile(name: string, endings: readonly string[]): boolean {
  if (name.startsWith('.') || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#')))
    return false;
  const endsIn = (ending: string): boolean => name.length > ending.length && name.endsWith(ending);
  const wanted = endings.filter((ending) => ending.startsWith('*') && ending.length > 1);
  if (wanted.length > 0 && !wanted.some((ending) => endsIn(ending.slice(1)))) return false;
  return !endings.some((ending) => ending !== '' && !ending.startsWith('*') && endsIn(ending));
}

/** What Debian's service passes to `--conf-dir`. */
const DEBIAN_ENDINGS = ['.dpkg-dist', '.dpkg-old', '.dpkg-new'];

function readDirectory(reader: SiteReader, directory: string, endings: readonly string[]): Source[] {
  const names = (reader.disk.listAt(directory) ?? []).filter((name) => isConfDirFile(name, endings));
  return names.slice(0, MOST_PER_DIRECTORY).flatMap((name) => {
    const path = child(directory, name);
    if (reader.disk.files.stat(path)?.kind !== 'file') return [];
    const source = reader.read(path, 'dnsmasq');
    return source === undefined ? [] : [source];
  });
}

/** Where a repository has no layout: the file that is nearest to its top, or all of a folder of such files. */
function readNamed(reader: SiteReader, { dnsmasq }: NamedFiles): Source[] {
  for (const path of dnsmasq) {
    const folder = reader.disk.files.stat(path)?.kind === 'directory' ? path : undefined;
    if (folder === undefined) {
      const source = reader.read(path, 'dnsmasq', false);
      if (source !== undefined) return [source];
      continue;
    }
    const found = readDirectory(reader, folder, DEBIAN_ENDINGS);
    if (found.length > 0) return found;
  }
  return [];
}

function rootFiles(reader: SiteReader, named: () => NamedFiles): Source[] {
  const main = reader.readServer(DNSMASQ_CONF, 'dnsmasq');
  const directory = reader.disk.map.toDisk(DNSMASQ_DIRECTORY);
  // What the command line names is read before the file.
  const more = directory === undefined ? [] : readDirectory(reader, directory, DEBIAN_ENDINGS);
  const found = main === undefined ? more : [...more, main];
  return found.length > 0 ? found : readNamed(reader, named());
}

export function readDnsmasq(reader: SiteReader, named: () => NamedFiles): DnsmasqFacts | undefined {
  const sources = rootFiles(reader, named);
  if (sources.length === 0) return undefined;
  const beside = besideOf(reader, sources);
  return lowerDnsmasq(
    sources,
    (path, endings) => {
      const [first] = sources;
      const relative = first === undefined ? path : child(directoryOf(first.file), path);
      if (endings === undefined) {
        const source = path.startsWith('/')
          ? (reader.readServer(path, 'dnsmasq') ?? reader.read(beside(path) ?? '', 'dnsmasq'))
          : (reader.readServer(`/${path}`, 'dnsmasq') ?? reader.read(relative, 'dnsmasq'));
        return source === undefined ? undefined : [source];
      }
      const directories = [path.startsWith('/') ? reader.disk.map.toDisk(path) : relative, beside(path)];
      const there = directories.find((one) => one !== undefined && reader.disk.listAt(one) !== undefined);
      return there === undefined ? undefined : readDirectory(reader, there, endings);
    },
    (path) => readEntries(reader, path) ?? readEntries(reader, path, beside(path)),
  );
}

/** In a folder without the layout of a server a file that is named by its path on the server lies beside the configuration. */
function besideOf(reader: SiteReader, [first]: readonly Source[]): (path: string) => string | undefined {
  const { disk } = reader;
  if (first === undefined || disk.map.toServer(first.file)?.startsWith('/etc/') === true)
    return () => undefined;
  return (path) => {
    const name = baseName(path);
    const file = child(directoryOf(first.file), name);
    return name !== '' && disk.files.stat(file) !== undefined ? file : undefined;
  };
}

/** Files of hosts or options: values alone, in no language of their own. `on`: where the path lies on disk. */
function readEntries(
  reader: SiteReader,
  path: string,
  on = reader.disk.map.toDisk(path.startsWith('/') ? path : `/${path}`),
): { file: string; text: string }[] | undefined {
  if (on === undefined) return undefined;
  const names = reader.disk.listAt(on);
  const files =
    names === undefined
      ? [on]
      : names.filter((name) => isConfDirFile(name, [])).map((name) => child(on, name));
  const found = files.slice(0, MOST_PER_DIRECTORY).flatMap((file) => {
    // One that is read as a configuration as well is so twice.
    const document = reader.files.get(file)?.document ?? reader.read(file, 'settings')?.document;
    return document === undefined ? [] : [{ file, text: document.text }];
  });
  return names === undefined && found.length === 0 ? undefined : found;
}
