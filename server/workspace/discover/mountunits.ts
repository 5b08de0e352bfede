/** A folder of units of systemd goes in; the names of those for mounts come out that something pulls in as the machine comes up. */
import { MOUNT_UNIT } from '../../site/fstab/units.js';
import type { ServerPath } from '../../site/path.js';
import type { SiteReader } from '../reader.js';

/** More folders or units than this nobody writes by hand. */
const MOST = 200;

/** `etc`: of the server, or of a node's root. Undefined of a copy that keeps no such links at all. */
export function unitsPulledIn({ disk }: SiteReader, etc: ServerPath): ReadonlySet<string> | undefined {
  const units = `${etc}/systemd/system`;
  const folders = (disk.list(units) ?? []).filter((name) => /\.(?:wants|requires)$/.test(name));
  if (folders.length === 0) return undefined;
  return new Set(
    folders
      .slice(0, MOST)
      .flatMap((folder) => disk.list(`${units}/${folder}`) ?? [])
      .filter((name) => name.endsWith(MOUNT_UNIT)),
  );
}
