/** A site goes in; the small files around its services come out, each lowered: /etc/default, conf.d, units, the files that libwrap reads. */

import type { DocumentTypes } from '../../../grammars/index.js';
import type { NetworkInterface } from '../../site/link/networkinterface.js';
import { netplanInterfaces } from '../../site/netplan/lower.js';
import type { DiskPath } from '../../site/path.js';
import type { SettingsFacts } from '../../site/settings/facts.js';
import { lowerSettings } from '../../site/settings/lower.js';
import type { SourceFile } from '../../site/source.js';
import { baseName, child } from '../disk/paths.js';
import { SETTINGS, SETTINGS_BY_NAME, SETTINGS_DIRECTORIES } from '../layout.js';
import { MOST_PER_DIRECTORY, type SiteReader } from '../reader.js';

/** Undefined where one of them may not be read, or is no YAML. */
export function readNetplan(reader: SiteReader): NetworkInterface[] | undefined {
  const names = (reader.disk.list(NETPLAN) ?? []).filter((name) => name.endsWith('.yaml'));
  const found: NetworkInterface[] = [];
  for (const name of names.slice(0, MOST_PER_DIRECTORY)) {
    const file = reader.disk.map.toDisk(child(NETPLAN, name));
    const text = file === undefined ? undefined : reader.textAround(file);
    const said = file === undefined || text === undefined ? undefined : netplanInterfaces(text, file);
    if (said === undefined) return undefined;
    found.push(...said);
  }
  return found;
}

const NETPLAN = '/etc/netplan';

/** By their path on the server. `named`: all files of a folder that is not laid out as a server's disk. */
export function readSettings(
  reader: SiteReader,
  named: readonly DiskPath[] = [],
): Map<string, SettingsFacts> {
  const found = new Map<string, SettingsFacts>();
  const note = (path: string, source: SourceFile<DocumentTypes['settings']> | undefined): void => {
    if (source === undefined) return;
    found.set(
      path,
      reader.documents.derived(source.document, 'settings', [], () => lowerSettings(source)),
    );
  };
  const read = (path: string): void => note(path, reader.readServer(path, 'settings'));
  for (const path of SETTINGS) read(path);
  for (const { directory, beginning = '', ending, except, optional } of SETTINGS_DIRECTORIES) {
    const names = reader.disk.list(directory) ?? [];
    for (const name of names.slice(0, MOST_PER_DIRECTORY)) {
      if (!name.endsWith(ending) || !name.startsWith(beginning) || name.startsWith('.')) continue;
      if (except?.test(name) === true) continue;
      const path = child(directory, name);
      const file = optional === true ? reader.disk.map.toDisk(path) : undefined;
      if (file === undefined || reader.text(file) !== undefined) read(path);
    }
  }
  for (const { path, file } of keptByName(reader, named))
    if (!found.has(path)) note(path, reader.read(file, 'settings'));
  return found;
}

/** Where two files may be meant, neither is. A script that starts the service has its name as well. */
function* keptByName(
  reader: SiteReader,
  named: readonly DiskPath[],
): Iterable<{ readonly path: string; readonly file: DiskPath }> {
  for (const { name, says, path } of SETTINGS_BY_NAME) {
    const [file, ...others] = named.filter((one) => {
      if (baseName(one) !== name) return false;
      const text = reader.text(one);
      return text !== undefined && says.test(text) && !/^#!\s*\//.test(text);
    });
    if (file !== undefined && others.length === 0) yield { path, file };
  }
}
