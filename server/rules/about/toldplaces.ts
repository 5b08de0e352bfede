/** Traces and the id of a fault go in; the places at which it is told come out, those of entries that somebody may choose as well. */
import type { FaultId } from '../../boot/faults.js';
import type { BootTrace } from '../../boot/trace.js';
import { placeKey } from '../../site/place.js';

export function placesOf(traces: readonly BootTrace[], id: FaultId): ReadonlySet<string> {
  const stages = traces.flatMap(({ stages: own, entries }) => [
    ...own,
    ...entries.flatMap((entry) => entry.stages),
  ]);
  const faults = stages.flatMap(({ faults: all }) => all.filter((fault) => fault.id === id));
  return new Set(faults.map(({ at }) => placeKey(at)));
}
