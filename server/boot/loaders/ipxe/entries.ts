/** The script that a machine runs goes in; what somebody may choose in its menus instead comes out, each followed to its end. */
import { placeKey } from '../../../site/place.js';
import { leadsToRoot } from '../../linux/root/root.js';
import type { Loading } from '../../trace.js';
import type { Choice } from '../port.js';
import type { Machine } from './call.js';
import type { Chosen } from './path.js';
import { endingOf } from './result.js';
import { run, type Way } from './run.js';

/** Choices that are followed, menus behind menus included. */
const MOST_ENTRIES = 200;

export function choicesOf(machine: Machine, ways: readonly Way[], loading: Loading): Choice[] {
  const waiting: Chosen[] = [];
  const met = new Set<string>();
  const meet = (some: readonly Way[]): void => {
    for (const chosen of some.flatMap(({ path }) => path.choices.toArray())) {
      const key = placeKey(chosen.place);
      if (!met.has(key)) waiting.push(chosen);
      met.add(key);
    }
  };
  meet(ways);
  const found: Choice[] = [];
  for (const [index, chosen] of waiting.entries()) {
    if (index >= MOST_ENTRIES) break;
    const later = run(machine, chosen.path);
    meet(later);
    for (const way of later) {
      const choice = choiceOf(machine, chosen, way, loading);
      if (choice !== undefined) found.push(choice);
    }
  }
  return found;
}

/** What an item comes to; nothing is said of one that leads nowhere on purpose, such as a shell or the way back. */
function choiceOf(machine: Machine, { name, place }: Chosen, way: Way, loading: Loading): Choice | undefined {
  const loaded = endingOf(machine, way, loading, []);
  if (loaded.kind === 'asks again' || loaded.kind === 'chains') return undefined;
  // What leads to no root that is known, such as a memory test, is followed no further than to its files.
  const faulty = loaded.reports.some(({ faults = [] }) => faults.length > 0);
  if (loaded.kind === 'starts' && !faulty && !leadsToRoot(loaded.kernel)) return undefined;
  if (loaded.kind !== 'starts' && !faulty) return undefined;
  return { entry: { name, place }, loaded };
}
