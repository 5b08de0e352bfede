/** A site goes in; the boot server's own units and start scripts come out, each with the names in its commands. */
import { child } from '../disk/paths.js';
import { MOST_PER_DIRECTORY, type SiteReader } from '../reader.js';

/** Run at the end of a boot, where they are there (rc.local(8), systemd-rc-local-generator(8), local.d of OpenRC). */
const ALWAYS_RUN = ['/etc/rc.local', '/etc/rc.d/rc.local', '/etc/conf.d/local.start'];

/** Run where a runlevel or a target names them, but for those of local.d. */
const DIRECTORIES = [
  { directory: '/etc/local.d', ending: '.start' },
  { directory: '/etc/systemd/system', ending: '.service' },
  { directory: '/etc/init.d', ending: '' },
];

/** By their path on the server. Links lead to what a package brought: its name says enough. */
export function readStartScripts(reader: SiteReader): Map<string, ReadonlySet<string>> {
  const { disk } = reader;
  const found = new Map<string, ReadonlySet<string>>();
  const read = (path: string): void => {
    const file = disk.map.toDisk(path);
    if (file === undefined || disk.files.link(file) !== undefined || !disk.isFile(path)) return;
    const text = reader.text(file);
    if (text !== undefined) found.set(path, namesIn(text));
  };
  for (const path of ALWAYS_RUN) read(path);
  for (const { directory, ending } of DIRECTORIES) {
    const names = (disk.list(directory) ?? []).filter((name) => name.endsWith(ending));
    for (const name of names.slice(0, MOST_PER_DIRECTORY)) read(child(directory, name));
  }
  return found;
}

/** Commands that make a service of the word beside them. */
const OF_SERVICES = /\b(?:start|restart|service|init\.d|systemctl)\b/;

/** The words outside of comments, paths cut down to their last part. */
function namesIn(text: string): ReadonlySet<string> {
  const statements = text.split('\n').filter((line) => !/^\s*[#;]/.test(line));
  return new Set(statements.flatMap(namesOf));
}

/** In most scripts, such as those that mount, `nfs` is a file system or its module, and not the service of that name. */
function namesOf(statement: string): readonly string[] {
  const words = statement.split(/[^\w.@-]+/).filter((word) => word !== '');
  return OF_SERVICES.test(statement) ? words : words.filter((word) => word !== 'nfs');
}
