/** Boots go by; for each line of exports, which machines it lets mount their root, and which something else, comes out. */
import type { BootTrace, ExportDecision } from '../../boot/trace.js';
import type { ExportEntry } from '../../site/exports/facts.js';

export interface Uses {
  /** Names of machines. */
  readonly roots: string[];
  readonly mounts: string[];
}

export class ExportUses {
  readonly #byEntry = new Map<ExportEntry, Uses>();

  /** Hands on boots that somebody else asks for, and takes note of them. */
  *noting(boots: Iterable<BootTrace>): Iterable<BootTrace> {
    for (const trace of boots) {
      this.#note(trace.root?.decision, 'roots', trace);
      for (const { mount, decision } of trace.mounts) {
        // The line of / mounts nothing: the root is there already.
        if (mount.target.value !== '/') this.#note(decision, 'mounts', trace);
      }
      yield trace;
    }
  }

  #note(decision: ExportDecision | undefined, what: keyof Uses, { node }: BootTrace): void {
    if (decision?.kind !== 'granted') return;
    let uses = this.#byEntry.get(decision.entry);
    if (uses === undefined) {
      uses = { roots: [], mounts: [] };
      this.#byEntry.set(decision.entry, uses);
    }
    // A machine may have several mounts, and several firmwares: they follow each other.
    if (uses[what].at(-1) !== node.name) uses[what].push(node.name);
  }

  of(entry: ExportEntry): Uses | undefined {
    return this.#byEntry.get(entry);
  }
}
