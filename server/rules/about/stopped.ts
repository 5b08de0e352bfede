/** Traces, the id of a fault and its place go in; whether a boot ends there comes out: what a check says of that place is then an error. */
import type { FaultId } from '../../boot/index.js';
import type { BootTrace } from '../../boot/trace.js';
import { type Place, samePlace } from '../../site/place.js';

/** A boot comes to such a fault at that place, whatever it rests on. */
export function meets(boots: readonly BootTrace[], id: FaultId, place: Place): boolean {
  return boots.some(({ stages }) =>
    stages.some(({ faults }) => faults.some((fault) => fault.id === id && samePlace(fault.at, place))),
  );
}

export function stopsAt(boots: readonly BootTrace[], id: FaultId, place: Place): boolean {
  return boots.some(({ stages }) =>
    stages.some(
      ({ reached, faults }) =>
        reached &&
        faults.some((fault) => fault.id === id && fault.assumed !== true && samePlace(fault.at, place)),
    ),
  );
}

/** A client of exports, by its name: a machine does not boot, or misses a directory, because it is not admitted there. */
export function keepsOut(boots: readonly BootTrace[], client: Place): boolean {
  return (
    stopsAt(boots, 'nfsroot/client-not-allowed', client) ||
    boots.some(({ stages }) =>
      stages.some(({ faults }) =>
        faults.some(
          (fault) =>
            fault.id === 'fstab/source-not-exported' && !fault.optional && samePlace(fault.at, client),
        ),
      ),
    )
  );
}
