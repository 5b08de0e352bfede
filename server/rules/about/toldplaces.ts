/** Traces and the id of a fault go in; the places at which it is told come out, those of entries that somebody may choose as well. */
import type { FaultId } from '../../boot/faults.js';
import type { BootTrace } from '../../boot/trace.js';
import { placeKey } from '../../site/place.js';
import { everyFault } from './everyfault.js';

export function placesOf(traces: readonly BootTrace[], id: FaultId): ReadonlySet<string> {
  const found = new Set<string>();
  for (const fault of everyFault(traces)) if (fault.id === id) found.add(placeKey(fault.at));
  return found;
}
