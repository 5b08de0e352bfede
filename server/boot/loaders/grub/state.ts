/** What a GRUB knows while it runs a configuration: variables, the entries of its menu, and what it has loaded. */
import type { GrubBlock, GrubFunction } from '../../../site/grub/facts.js';
import type { Place, Said } from '../../../site/place.js';
import type { PersistentMap } from '../persistent.js';
import type { Argument } from './expand.js';

export interface Entry {
  readonly kind: 'entry' | 'submenu';
  readonly title: string | undefined;
  readonly id: string | undefined;
  readonly block: GrubBlock;
  readonly place: Place;
  /** What its commands find as `$1`, `$2` …: the title, and the words behind it. */
  readonly words: readonly Argument[];
  /** It may stand in the menu or not. */
  readonly uncertain: boolean;
}

/** A command that surely failed. GRUB shows an error and goes on with the next one. */
export type Failed =
  /** GRUB has no such command. */
  | { readonly kind: 'command'; readonly name: string; readonly place: Place }
  /** The configuration that it opens is not there. */
  | { readonly kind: 'file'; readonly name: string; readonly place: Place }
  /** A kernel without a device, where `root` is none. */
  | { readonly kind: 'root'; readonly name: string; readonly place: Place; readonly unset: Place | undefined }
  /** An entry without a title. `option`: the one that took what stands there for its value. */
  | { readonly kind: 'title'; readonly option: string | undefined; readonly place: Place }
  /** A ramdisk before its kernel. */
  | { readonly kind: 'ramdisk'; readonly place: Place };

export interface LoadedKernel {
  readonly file: Argument;
  readonly words: readonly Argument[];
  readonly place: Place;
  readonly initrds: readonly Argument[];
}

/** What ends a run. */
export type Ending =
  | { readonly kind: 'boot'; readonly place: Place }
  /** `exit`, `reboot`, `chainloader` …: what comes then is not GRUB's. */
  | { readonly kind: 'leaves'; readonly how: string; readonly place: Place }
  /** Another file shows its own menu. */
  | { readonly kind: 'file'; readonly file: Said<string | undefined> };

/** `break` and `continue`, of as many loops in each other, and `return`. */
export interface Leaving {
  readonly kind: 'break' | 'continue' | 'return';
  readonly loops: number;
}

export interface State {
  /** The firmware is that of a machine that some file tells of. */
  readonly firmwareTold: boolean;
  variables: PersistentMap<string | undefined>;
  readonly exported: Set<string>;
  readonly functions: Map<string, GrubFunction>;
  /** They grow only. */
  readonly entries: Entry[];
  kernel: LoadedKernel | undefined;
  chain: Argument | undefined;
  ending: Ending | undefined;
  readonly failed: Failed[];
  /** Commands are passed over up to the end of a loop, or of a function. */
  leaving: Leaving | undefined;
  /** Why what was loaded, or what ends the run, is not known. */
  unsure: Said<string> | undefined;
  /** Where `default` and `root` were set. */
  defaultAt: Place | undefined;
  rootAt: Place | undefined;
  /** Arguments of the function that runs. */
  words: readonly Argument[];
  /** Commands that may still be run: a script may go on for ever. */
  left: number;
}

export function assign(state: State, variable: string, value: string | undefined): void {
  state.variables = state.variables.with(variable, value);
}

type Kept = Pick<State, 'variables' | 'kernel' | 'chain' | 'ending' | 'leaving' | 'unsure' | 'words'>;

function keep({ variables, kernel, chain, ending, leaving, unsure, words }: State): Kept {
  return { variables, kernel, chain, ending, leaving, unsure, words };
}

/** Runs each of the ways that may be taken; what they do not agree on is not known afterwards. */
export function eitherWay(state: State, place: Place, reason: string, ways: readonly (() => void)[]): void {
  const before = keep(state);
  const menus: Entry[][] = [];
  const [entries, failed] = [state.entries.length, state.failed.length];
  const after = ways.map((way) => {
    Object.assign(state, before);
    way();
    menus.push(state.entries.splice(entries));
    // What fails on one way alone does not surely fail.
    state.failed.splice(failed);
    return keep(state);
  });
  const [first, ...others] = after;
  if (first === undefined) return;
  Object.assign(state, first);
  for (const { variables } of others) {
    for (const name of first.variables.differences(variables)) assign(state, name, undefined);
  }
  state.entries.push(...merged(menus));
  const differ = others.some(
    ({ kernel, chain, ending, leaving, words }) =>
      kernel !== first.kernel ||
      words !== first.words ||
      chain !== first.chain ||
      ending?.kind !== first.ending?.kind ||
      leaving?.kind !== first.leaving?.kind,
  );
  state.unsure = after.find(({ unsure }) => unsure !== undefined)?.unsure;
  if (differ) state.unsure ??= { value: reason, place };
  if (others.some(({ ending }) => ending === undefined)) state.ending = undefined;
  if (others.some(({ leaving }) => leaving === undefined)) state.leaving = undefined;
}

/** What stands in some of the menus only may stand in the real one or not. */
function merged(menus: readonly (readonly Entry[])[]): Entry[] {
  const places = new Map<Place, { readonly entry: Entry; count: number }>();
  for (const menu of menus) {
    for (const entry of menu) {
      const known = places.get(entry.place);
      if (known === undefined) places.set(entry.place, { entry, count: 1 });
      else known.count++;
    }
  }
  return [...places.values()].map(({ entry, count }) =>
    count === menus.length ? entry : { ...entry, uncertain: true },
  );
}
