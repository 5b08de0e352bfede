/** A site goes in; the files that its dnsmasq reads come out, in the order in which it reads them. */
import type { DnsmasqDocument } from '../../grammars/dnsmasq/index.js';
import type { SourceFile } from '../site/source.js';
import { DNSMASQ_CONF, DNSMASQ_DIRECTORY } from './layout.js';
import type { NamedFiles } from './names.js';
import { child, directoryOf } from './paths.js';
import type { SiteReader } from './reader.js';

type Source = SourceFile<DnsmasqDocument>;

/** Files of one folder that are read. */
const MOST_PER_DIRECTORY = 500;

/** Hidden files, backups and what is being edited are left out, whatever the suffixes say (read_file of option.c). */
export function isConfDirFile(name: string, endings: readonly string[]): boolean {
  if (name.startsWith('.') || name.endsWith('~') || /^#.*#$/.test(name)) return false;
  const wanted = endings.filter((ending) => ending.startsWith('*') && ending.length > 1);
  const unwanted = endings.filter((ending) => !ending.startsWith('*') && ending !== '');
  const endsIn = (ending: string): boolean => name.length > ending.length && name.endsWith(ending);
  if (wanted.length > 0) return wanted.some((ending) => endsIn(ending.slice(1)));
  return !unwanted.some(endsIn);
}

/** What Debian's service passes to `--conf-dir`. */
const DEBIAN_ENDINGS = ['.dpkg-dist', '.dpkg-old', '.dpkg-new'];

function readDirectory(reader: SiteReader, directory: string, endings: readonly string[]): Source[] {
  const names = (reader.disk.listAt(directory) ?? []).filter((name) => isConfDirFile(name, endings));
  return names.slice(0, MOST_PER_DIRECTORY).flatMap((name) => {
    const path = child(directory, name);
    if (reader.disk.files.stat(path)?.kind !== 'file') return [];
    const source = reader.read(path, 'dnsmasq', false);
    return source === undefined ? [] : [source];
  });
}

/** Where a repository has no layout: the file that is nearest to its top, and the other files of a folder of such. */
function readNamed(reader: SiteReader, { dnsmasq }: NamedFiles): Source[] {
  for (const file of dnsmasq) {
    const source = reader.read(file, 'dnsmasq', false);
    if (source === undefined) continue;
    const directory = directoryOf(file);
    return directory.endsWith('.d') ? readDirectory(reader, directory, DEBIAN_ENDINGS) : [source];
  }
  return [];
}

export function readDnsmasq(reader: SiteReader, named: () => NamedFiles): Source[] {
  const main = reader.readServer(DNSMASQ_CONF, 'dnsmasq');
  const directory = reader.disk.map.toDisk(DNSMASQ_DIRECTORY);
  const more = directory === undefined ? [] : readDirectory(reader, directory, DEBIAN_ENDINGS);
  const found = main === undefined ? more : [main, ...more];
  return found.length > 0 ? found : readNamed(reader, named());
}
