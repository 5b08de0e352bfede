/** Boots go in; every fault of them comes out, those of entries that somebody may choose as well. */
import type { Fault, Stage } from '../../boot/index.js';
import { once } from './once.js';

/** Once for all that ask: there may be thousands of machines, and most have none. */
export const everyFault = once((boots): readonly Fault[] => {
  const found: Fault[] = [];
  const take = (stages: readonly Stage[]): void => {
    for (const { faults } of stages) if (faults.length > 0) found.push(...faults);
  };
  for (const { stages, entries } of boots) {
    take(stages);
    for (const entry of entries) take(entry.stages);
  }
  return found;
});
