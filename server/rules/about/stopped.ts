/** Traces, the id of a fault and its place go in; whether a boot ends there comes out: what a check says of that place is then an error. */
import type { Fault, FaultId } from '../../boot/index.js';
import type { BootTrace } from '../../boot/trace.js';
import { type Place, placeKey } from '../../site/place.js';
import { once } from './once.js';

/** A boot comes to such a fault at that place, whatever it rests on. */
export function meets(boots: readonly BootTrace[], id: FaultId, place: Place): boolean {
  return faultsOf(boots).met.has(keyOf(id, place));
}

export function stopsAt(boots: readonly BootTrace[], id: FaultId, place: Place): boolean {
  return faultsOf(boots).stopping.has(keyOf(id, place));
}

/** A client of exports, by its name: a machine does not boot, or misses a directory, because it is not admitted there. */
export function keepsOut(boots: readonly BootTrace[], client: Place): boolean {
  return (
    stopsAt(boots, 'nfsroot/client-not-allowed', client) ||
    faultsOf(boots).missing.has(keyOf('fstab/source-not-exported', client))
  );
}

function keyOf(id: FaultId, place: Place): string {
  return `${id} ${placeKey(place)}-${place.span.end}`;
}

interface FaultsMet {
  /** Any. */
  readonly met: ReadonlySet<string>;
  /** Those that a boot comes to, and that rest on nothing that is taken for granted. */
  readonly stopping: ReadonlySet<string>;
  /** Mounts that no word of their line makes optional. */
  readonly missing: ReadonlySet<string>;
}

/** Once for all that ask: thousands of places may be asked about, and thousands of machines may have faults. */
const faultsOf = once((boots): FaultsMet => {
  const met = new Set<string>();
  const stopping = new Set<string>();
  const missing = new Set<string>();
  for (const { stages } of boots) {
    for (const { reached, faults } of stages) {
      for (const fault of faults) {
        const key = keyOf(fault.id, fault.at);
        met.add(key);
        if (reached && fault.assumed !== true) stopping.add(key);
        if (isMissed(fault)) missing.add(key);
      }
    }
  }
  return { met, stopping, missing };
});

function isMissed(fault: Fault): boolean {
  return fault.id === 'fstab/source-not-exported' && !fault.optional;
}
