/** A site and the path of its dhcpd.conf go in; the facts of it, of what it includes and of its leases come out, and only what changed is read again. */

import type { DocumentTypes } from '../../../grammars/index.js';
import type { DhcpFacts } from '../../site/dhcpd/facts.js';
import { LEASES_FILES, leasedHosts } from '../../site/dhcpd/leases.js';
import { readDhcpd } from '../../site/dhcpd/lower.js';
import type { LoweredDhcpd } from '../../site/dhcpd/reading.js';
import { relower } from '../../site/dhcpd/relower.js';
import type { DiskPath, ServerPath } from '../../site/path.js';
import type { SourceFile } from '../../site/source.js';
import { directoryOf, resolve } from '../disk/paths.js';
import type { ReadDhcp } from '../documents.js';
import { DHCPD_CONF } from '../layout.js';
import type { NamedFiles } from '../names.js';
import type { SiteReader } from '../reader.js';

/** `told`: the file that its settings name. A file that is there but may not be read is dhcpd's all the same: no other is taken in its place. */
export function findDhcp(
  reader: SiteReader,
  named: () => NamedFiles,
  told: ServerPath | undefined,
): DhcpFacts | undefined {
  const { files, map } = reader.disk;
  const isThere = (file: DiskPath): boolean =>
    files.stat(file) !== undefined || files.link(file) !== undefined || files.blocked(file) !== undefined;
  const usual = [...(told === undefined ? [] : [told]), ...DHCPD_CONF]
    .map((path) => map.toDisk(path))
    .find((file) => file !== undefined && isThere(file));
  const file = usual ?? named().dhcpd[0];
  return file === undefined ? undefined : withLeases(reader, readDhcp(reader, file));
}

/** Included files are asked for by the path on the server; dhcpd opens a relative one from its working directory, `/`. */
function readDhcp(reader: SiteReader, file: DiskPath): DhcpFacts | undefined {
  const main = reader.readNamed(file, 'dhcpd');
  if (main === undefined) return undefined;
  type Source = NonNullable<typeof main>;
  const include = (path: string): Source | undefined => {
    // dhcpd refuses a directory, which is said of the line and is nobody's mistake in reading.
    if (reader.disk.isDirectory(path)) return undefined;
    if (path.startsWith('/')) return reader.readServer(path, 'dhcpd');
    return reader.readServer(`/${path}`, 'dhcpd') ?? reader.read(resolve(directoryOf(file), path), 'dhcpd');
  };
  const { dhcp } = reader.documents;
  const last = dhcp.get(file);
  const again = last && edited(last, main, include);
  if (last !== undefined && again !== undefined) {
    dhcp.set(file, { ...last, lowered: again });
    return again.facts;
  }
  const asked = new Map<string, string | undefined>();
  const lowered = readDhcpd(main, (path) => {
    const source = include(path);
    asked.set(path, source?.file);
    return source;
  });
  dhcp.set(file, { asked, lowered });
  return lowered.facts;
}

/** What was read last time, with what changed since; undefined where all has to be read anew. */
function edited(
  { asked, lowered }: ReadDhcp,
  main: SourceFile<DocumentTypes['dhcpd']>,
  include: (path: string) => SourceFile<DocumentTypes['dhcpd']> | undefined,
): LoweredDhcpd | undefined {
  const changed = (before: LoweredDhcpd, source: typeof main): LoweredDhcpd | undefined =>
    before.documents.get(source.file) === source.document ? before : relower(before, source);
  let now = changed(lowered, main);
  // In their order: a file is asked for only where the one that includes it still does.
  for (const [path, file] of asked) {
    const source = now && include(path);
    if (now === undefined || source?.file !== file) return undefined;
    if (source !== undefined) now = changed(now, source);
  }
  return now;
}

/** With the hosts that dhcpd knows from its leases file, where the site has one. */
function withLeases(reader: SiteReader, facts: DhcpFacts | undefined): DhcpFacts | undefined {
  if (facts === undefined) return undefined;
  const said = facts.global.executables.findLast(
    (one) => one.kind === 'assign' && one.space === 'server' && one.name === 'lease-file-name',
  );
  const [atom] = said?.kind === 'assign' ? said.value.atoms : [];
  const paths = atom?.kind === 'text' ? [atom.value] : LEASES_FILES;
  const path = paths.find((one) => reader.disk.isFile(one));
  const file = path === undefined ? undefined : reader.disk.map.toDisk(path);
  const text = file === undefined ? undefined : reader.text(file);
  const leased = file === undefined || text === undefined ? [] : leasedHosts(file, text, facts);
  return leased.length === 0 ? facts : { ...facts, leased };
}
