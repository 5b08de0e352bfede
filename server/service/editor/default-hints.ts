/** A file of a site goes in; what holds in it although it is not written, because nothing else is, comes out as remarks. */
import { configurationsOf } from '../../site/dhcp/configurations.js';
import type { ExportClient } from '../../site/exports/facts.js';
import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';

export interface Unwritten {
  /** What the remark stands behind. */
  readonly place: Place;
  readonly text: string;
}

/** Pairs of options of exports(5) of which one always holds; the first does where none is written. */
const PAIRS: readonly (readonly string[])[] = [
  ['ro', 'rw'],
  ['sync', 'async'],
  ['root_squash', 'no_root_squash', 'all_squash'],
];

function* ofExports({ exports }: Site, file: DiskPath): Iterable<Unwritten> {
  const unwritten = ({ options }: ExportClient): string[] => {
    const written = new Set(options.map(({ name }) => name));
    return PAIRS.flatMap(([first = '', ...others]) =>
      [first, ...others].some((name) => written.has(name)) ? [] : [first],
    );
  };
  for (const { clients, place } of exports?.entries ?? []) {
    for (const client of place.file === file ? clients : []) {
      const names = unwritten(client);
      if (names.length > 0) yield { place: client.place, text: names.join(', ') };
    }
  }
}

/** A prompt or a menu that nothing ends. */
function* ofMenu({ ui, prompt, timeout, totalTimeout, template }: PxeConfigFile): Iterable<Unwritten> {
  const asks = ui?.place ?? ((prompt?.value ?? 0) > 0 ? prompt?.place : undefined);
  const ends = (timeout?.value ?? 0) > 0 || (totalTimeout?.value ?? 0) > 0;
  if (asks !== undefined && !ends && template === undefined)
    yield { place: timeout?.place ?? asks, text: 'waits for ever' };
}

export function* unwritten(site: Site, file: DiskPath): Iterable<Unwritten> {
  yield* ofExports(site, file);
  for (const { words } of configurationsOf(site)) yield* words.unwritten(file);
  for (const { configs, opened } of site.pxe) {
    for (const config of [...configs, ...opened]) if (config.file === file) yield* ofMenu(config);
  }
}
