/** Boots go in; every fault of them comes out, those of entries that somebody may choose as well. */
import type { Fault } from '../../boot/index.js';
import type { BootTrace } from '../../boot/trace.js';

export function* everyFault(boots: readonly BootTrace[]): Iterable<Fault> {
  for (const { stages, entries } of boots) {
    for (const { faults } of stages) yield* faults;
    for (const entry of entries) for (const { faults } of entry.stages) yield* faults;
  }
}
