/** The boots of two sites go in; what goes wrong in only one of them where somebody chooses an entry of a menu comes out. */
import type { BootTrace } from '../../boot/index.js';
import type { Place } from '../../site/place.js';
import { ownWords, withoutOwn } from '../verdict/own-words.js';
import { story } from '../verdict/tell.js';

/** A fault of an entry that no machine starts by itself. */
export interface ChosenFault {
  readonly entry: string;
  /** The file of the menu, as its loader asks for it. */
  readonly menu: string;
  /** One clause, without a capital or a full stop. */
  readonly text: string;
  readonly at: Place;
}

export interface ChosenDifference {
  readonly gone: readonly ChosenFault[];
  readonly come: readonly ChosenFault[];
}

/** By what is the same for all who may choose the entry. */
function chosenFaults(traces: readonly BootTrace[]): Map<string, ChosenFault> {
  const found = new Map<string, ChosenFault>();
  for (const trace of traces) {
    const { entries, loading } = trace;
    if (entries.length === 0 || loading?.used.kind !== 'value') continue;
    const { name: menu } = loading.used.value;
    const own = ownWords(trace);
    for (const { entry, stages } of entries) {
      const faults = stages.filter(({ reached }) => reached).flatMap((stage) => stage.faults);
      for (const fault of faults) {
        const text = story(fault);
        const key = [menu, entry.name, withoutOwn(text, own)].join('\n');
        if (!found.has(key)) found.set(key, { entry: entry.name, menu, text, at: fault.at });
      }
    }
  }
  return found;
}

/** What machines meet by themselves: it is told of them, and not of the entries as well. */
function metAnyway(traces: readonly BootTrace[]): Set<string> {
  return new Set(traces.flatMap(({ stages }) => stages.flatMap(({ faults }) => faults.map(story))));
}

export function diffChosen(before: readonly BootTrace[], after: readonly BootTrace[]): ChosenDifference {
  const [old, now] = [chosenFaults(before), chosenFaults(after)];
  const told = metAnyway([...before, ...after]);
  const only = (these: Map<string, ChosenFault>, others: Map<string, ChosenFault>): ChosenFault[] =>
    [...these].flatMap(([key, one]) => (others.has(key) || told.has(one.text) ? [] : [one]));
  return { gone: only(old, now), come: only(now, old) };
}
