/** A volume of a compose file goes in; where its folder lies comes out. */
import type { ComposedVolume } from '../../site/compose/facts.js';
import type { Site } from '../../site/model.js';
import type { DiskPath, ServerPath } from '../../site/path.js';
import { join } from '../../site/serverpath.js';

/** On the server's disk; undefined where the folder of the compose file does not lie there. */
export function volumePath(
  { tree }: Site,
  { source: { value, place } }: ComposedVolume,
): ServerPath | undefined {
  const file = tree.serverPath(place.file);
  return file === undefined ? undefined : join(file, '..', value);
}

/** On the disk that is read. */
export function volumeOnDisk({ source: { value, place } }: ComposedVolume): DiskPath {
  return join(place.file, '..', value);
}
