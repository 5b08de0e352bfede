/** The configuration that GRUB uses goes in; what a person may choose instead of what starts by itself comes out. */
import { samePlace } from '../../../site/place.js';
import { leadsToRoot } from '../../linux/root.js';
import type { Loading } from '../../trace.js';
import type { Asked, Choice, Doubtful, Starts, Stops } from '../port.js';
import { choose, show } from './load.js';
import { deviceOf } from './search.js';

/** A menu that people choose from has fewer. */
const MOST_ENTRIES = 200;

export function entries(asked: Asked, loading: Loading): Choice[] {
  const { used, entry, prefix } = loading;
  if (used.kind !== 'value') return [];
  const config = asked.site.grub.find(({ file }) => file === used.value.file);
  if (config === undefined) return [];
  const shown = show(asked, { device: deviceOf(asked.file, asked.answer), prefix }, config);
  if (shown.doubt !== undefined) return [];
  return shown.state.entries
    .filter(({ kind, place, uncertain }) => {
      const byItself = entry.kind === 'value' && samePlace(entry.value.place, place);
      return kind === 'entry' && !uncertain && !byItself;
    })
    .slice(0, MOST_ENTRIES)
    .map((one) => {
      const loaded = choose(asked, { loading, assumptions: [] }, shown, one);
      return { entry: { name: one.title ?? '', place: one.place }, loaded: followed(loaded) };
    });
}

/** What leads to no root that is known, such as a memory test, is followed no further than to its files. */
function followed(loaded: Starts | Stops | Doubtful): Starts | Stops | Doubtful {
  const { kernel } = loaded;
  const wrong = loaded.reports.filter(({ faults = [] }) => faults.length > 0);
  const { assumptions } = loaded;
  if (kernel === undefined || !leadsToRoot(kernel)) {
    return { kind: wrong.length > 0 ? 'stops' : 'doubtful', assumptions, reports: wrong };
  }
  return { kind: wrong.length > 0 ? 'stops' : 'doubtful', assumptions, reports: wrong, kernel };
}
