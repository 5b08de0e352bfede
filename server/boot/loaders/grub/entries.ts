/** The configuration that GRUB uses goes in; what a person may choose instead of what starts by itself comes out. */
import { samePlace } from '../../../site/place.js';
import { leadsToRoot } from '../../linux/root/root.js';
import type { Loading } from '../../trace.js';
import type { Asked, Choice, Doubtful, Starts, Stops } from '../port.js';
import { choose, opening, type Shown, show } from './load.js';
import { deviceOf } from './search.js';
import type { Entry } from './state.js';

/** A menu that people choose from has fewer. */
const MOST_ENTRIES = 200;

/** Menus within menus; keeps a hostile file from exhausting the stack. */
const MOST_DEPTH = 10;

export function entries(asked: Asked, loading: Loading): Choice[] {
  const { used, entry, prefix } = loading;
  if (used.kind !== 'value') return [];
  const config = asked.site.grub.find(({ file }) => file === used.value.file);
  if (config === undefined) return [];
  const shown = show(asked, { device: deviceOf(asked.file, asked.answer), prefix }, config);
  if (shown.doubt !== undefined) return [];
  const byItself = entry.kind === 'value' ? entry.value.place : undefined;
  return offered(asked, shown, 0)
    .filter(({ entry: { place } }) => byItself === undefined || !samePlace(byItself, place))
    .slice(0, MOST_ENTRIES)
    .map(({ shown: menu, entry: one }) => {
      const loaded = choose(asked, { loading, assumptions: [] }, menu, one);
      return { entry: { name: one.title ?? '', place: one.place }, loaded: followed(loaded) };
    });
}

/** An entry, and the menu that it stands in. */
interface Offered {
  readonly shown: Shown;
  readonly entry: Entry;
}

/** Those of the menu, and of the menus that its submenus open. */
function offered(asked: Asked, shown: Shown, depth: number): Offered[] {
  return shown.state.entries.flatMap((entry): Offered[] => {
    if (entry.uncertain) return [];
    if (entry.kind === 'entry') return [{ shown, entry }];
    if (depth >= MOST_DEPTH) return [];
    const state = opening(asked, shown, entry);
    const known = state.unsure === undefined && state.ending === undefined;
    return known ? offered(asked, { ...shown, state }, depth + 1) : [];
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
