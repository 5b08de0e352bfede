/** A site goes in; what its dnsmasq reads comes out, in the order in which it reads it. */

import type { DnsmasqDocument } from '../../../grammars/dnsmasq/index.js';
import { isConfDirFile } from '../../site/dnsmasq/confdir.js';
import type { DnsmasqFacts } from '../../site/dnsmasq/facts.js';
import { lowerDnsmasq } from '../../site/dnsmasq/lower.js';
import type { DiskPath } from '../../site/path.js';
import { isWithin, normalise } from '../../site/serverpath.js';
import { lowerSettings } from '../../site/settings/lower.js';
import type { SourceFile } from '../../site/source.js';
import { baseName, child, directoryOf } from '../disk/paths.js';
import { DNSMASQ_CONF, DNSMASQ_DIRECTORY } from '../layout.js';
import type { NamedFiles } from '../names.js';
import { MOST_PER_DIRECTORY, type SiteReader } from '../reader.js';
import { findStarted, type StartedDnsmasq } from './started.js';

type Source = SourceFile<DnsmasqDocument>;

/** A value of `--conf-dir`. */
interface ConfDir {
  readonly folder: string;
  readonly endings: readonly string[];
}

/** What Debian's service passes to `--conf-dir`. */
const OF_DEBIAN: ConfDir = {
  folder: DNSMASQ_DIRECTORY,
  endings: ['.dpkg-dist', '.dpkg-old', '.dpkg-new'],
};
const SERVICE_SETTINGS = '/etc/default/dnsmasq';

/** The same, as the settings of the service have it (/etc/init.d/dnsmasq of Debian). */
function confDirOfService(reader: SiteReader): ConfDir {
  const source = reader.glance(SERVICE_SETTINGS, 'settings');
  const settings = source === undefined ? [] : lowerSettings(source).settings;
  const said = settings.findLast(({ name }) => name.value === 'CONFIG_DIR')?.value ?? '';
  const [folder = '', ...endings] = said.split(',');
  return folder.startsWith('/') ? { folder, endings } : OF_DEBIAN;
}

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
    const found = readDirectory(reader, folder, OF_DEBIAN.endings);
    if (found.length > 0) return found;
  }
  return [];
}

/** Files in the order in which dnsmasq reads them: what the command line names comes before the file. */
function rootFiles(
  reader: SiteReader,
  started: StartedDnsmasq | undefined,
  named: () => NamedFiles,
): Source[] {
  const own = started?.sources ?? [];
  const says = (...names: readonly string[]): boolean =>
    own.some(({ document }) => document.lines.some(({ option }) => names.includes(option?.name ?? '')));
  const main = says('conf-file') ? undefined : reader.readServer(DNSMASQ_CONF, 'dnsmasq');
  // Debian's service names the folder, where its settings do not; in a container the file that is there may name it.
  const inContainer = started?.kind === 'compose' || started?.kind === 'dockerfile';
  const isOrdered = says('conf-file', 'conf-dir') || (inContainer && main !== undefined);
  const { folder, endings } = confDirOfService(reader);
  const directory = isOrdered ? undefined : reader.disk.map.toDisk(folder);
  const wanted = [...endings, ...endingsOf(folder, main)];
  const more = directory === undefined ? [] : readDirectory(reader, directory, wanted);
  const found = [...more, ...own, ...(main === undefined ? [] : [main])];
  return found.length > 0 ? found : readNamed(reader, named());
}

/** Where the file names the folder itself, the service need not be Debian's, and what the file leaves out need not be read. */
function endingsOf(folder: string, main: Source | undefined): readonly string[] {
  return (main?.document.lines ?? []).flatMap(({ option }) => {
    if (option?.name !== 'conf-dir') return [];
    const [named = '', ...endings] = (option.value?.fields ?? []).map(({ text }) => text);
    return normalise(named) === normalise(folder) ? endings : [];
  });
}

export interface ReadDnsmasq {
  readonly facts: DnsmasqFacts;
  /** Paths of a container, and where they lie on disk. */
  readonly mounts: Readonly<Record<string, string>>;
}

export function readDnsmasq(reader: SiteReader, named: () => NamedFiles): ReadDnsmasq | undefined {
  const started = findStarted(reader, named);
  const sources = rootFiles(reader, started, named);
  if (sources.length === 0) return undefined;
  const beside = besideOf(reader, sources);
  const isHidden = (path: string): boolean => started?.hidden.some((one) => isWithin(path, one)) === true;
  const facts = lowerDnsmasq(
    sources,
    (path, endings) => {
      if (isHidden(path)) return undefined;
      const [first] = sources;
      const relative = first === undefined ? path : child(directoryOf(first.file), path);
      if (endings === undefined) {
        const near = path.startsWith('/') ? beside(path) : relative;
        const source =
          reader.readServer(path.startsWith('/') ? path : `/${path}`, 'dnsmasq') ??
          (near === undefined ? undefined : reader.read(near, 'dnsmasq'));
        return source === undefined ? undefined : [source];
      }
      const directories = [path.startsWith('/') ? reader.disk.map.toDisk(path) : relative, beside(path)];
      const there = directories.find((one) => one !== undefined && reader.disk.listAt(one) !== undefined);
      // The package makes it, and a repository does not keep an empty folder.
      if (there === undefined) return normalise(path) === DNSMASQ_DIRECTORY ? [] : undefined;
      return readDirectory(reader, there, endings);
    },
    (path) =>
      isHidden(path) ? undefined : (readEntries(reader, path) ?? readEntries(reader, path, beside(path))),
  );
  const contained = started?.kind === 'compose' || started?.kind === 'dockerfile';
  return { facts: contained ? { ...facts, absent: [] } : facts, mounts: started?.mounts ?? {} };
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
): { file: DiskPath; text: string }[] | undefined {
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
