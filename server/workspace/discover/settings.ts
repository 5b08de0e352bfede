/** A site goes in; the small files around its services come out, each lowered: /etc/default, conf.d, units, the files that libwrap reads. */

import type { NetworkInterface } from '../../site/link/networkinterface.js';
import { netplanInterfaces } from '../../site/netplan/lower.js';
import type { SettingsFacts } from '../../site/settings/facts.js';
import { lowerSettings } from '../../site/settings/lower.js';
import { SETTINGS, SETTINGS_DIRECTORIES } from '../layout.js';
import { child } from '../paths.js';
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

/** By their path on the server. */
export function readSettings(reader: SiteReader): Map<string, SettingsFacts> {
  const found = new Map<string, SettingsFacts>();
  const read = (path: string): void => {
    const source = reader.readServer(path, 'settings');
    if (source === undefined) return;
    found.set(
      path,
      reader.documents.derived(source.document, 'settings', [], () => lowerSettings(source)),
    );
  };
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
  return found;
}
