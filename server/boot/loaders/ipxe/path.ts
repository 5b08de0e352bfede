/** One way through the scripts of a machine, while it is followed: what is set, what is loaded, where it stands. */
import type { IpxeCommand, IpxeLabel, IpxeScript, IpxeWord } from '../../../site/ipxe/facts.js';
import type { Place } from '../../../site/place.js';
import type { Fault } from '../../faults.js';
import { PersistentList, PersistentMap } from '../persistent.js';
import type { Base, Loadable } from './files.js';
import type { Value } from './values.js';

/** A script that runs, and where it is. */
export interface Frame {
  readonly script: IpxeScript;
  readonly base: Base | undefined;
  readonly statement: number;
  readonly command: number;
  /** Whether the command before did what it should. */
  readonly ok: boolean;
  /** The file that was asked for is surely this one, as it stands: no program behind a URL makes another of it. */
  readonly sure: boolean;
}

export interface Image {
  readonly name: string;
  readonly file: Loadable;
  readonly command: string;
  readonly words: readonly IpxeWord[];
  /** The line that names the file, and that with its words. */
  readonly place: Place;
  readonly wordsPlace: Place;
  /** Where the command stands that loaded it. */
  readonly from: { readonly script: IpxeScript; readonly statement: number };
}

export interface Item {
  readonly name: Value;
  readonly place: Place;
  readonly preselected: boolean;
}

/** What somebody may choose, and how it goes on then. */
export interface Chosen {
  readonly name: string;
  readonly place: Place;
  readonly path: Path;
}

export type Ending =
  | { readonly kind: 'kernel'; readonly image: Image }
  /** A program of another kind. */
  | { readonly kind: 'program'; readonly file: Loadable; readonly place: Place }
  | { readonly kind: 'disk'; readonly what: string; readonly place: Place }
  /** The script ends, and the firmware goes on; or the machine starts anew, or waits for a person. */
  | {
      readonly kind: 'ends';
      readonly how: 'over' | 'exit' | 'anew' | 'off' | 'shell' | 'menu' | 'loop';
      readonly place: Place;
      /** A command fails that nothing catches, and the script goes no further. */
      readonly failed?: true;
    }
  | { readonly kind: 'fails'; readonly fault: Fault }
  | { readonly kind: 'open'; readonly reason: string; readonly place: Place };

export interface Path {
  readonly frames: readonly Frame[];
  readonly settings: PersistentMap<Value>;
  readonly images: readonly Image[];
  readonly selected: Image | undefined;
  /** A kernel that was loaded before, and never started: the script went on past a label to the next one. */
  readonly passedOver: { readonly image: Image; readonly label: IpxeLabel } | undefined;
  /** The kernel that was selected last and thrown away, and where. */
  readonly freed: { readonly image: Image; readonly place: Place } | undefined;
  readonly items: readonly Item[];
  /** The files of the scripts that were called. */
  readonly ran: readonly string[];
  /** What went wrong last, and was caught or may be. */
  readonly failure: Fault | undefined;
  /** Each with its number, in their order. */
  readonly assumptions: PersistentMap<number>;
  /** How often each label was gone to. */
  readonly visits: PersistentMap<number>;
  /** How it was when the label was gone to that was gone to last, and every one before. */
  readonly before: PersistentMap<Path>;
  /** Choices on the way, in order. */
  readonly choices: PersistentList<Chosen>;
  /** The item that started by itself. */
  readonly entry: { readonly name: string; readonly place: Place } | undefined;
  /** The item that was taken last, by itself or by choice. */
  readonly taken: { readonly name: string; readonly place: Place } | undefined;
  /** Of what is not known which way was taken: the first such question. */
  readonly guess: { readonly of: string; readonly place: Place } | undefined;
}

/** What a command comes to. */
export type Step =
  | { readonly kind: 'next'; readonly ok: boolean; readonly path: Path }
  | {
      readonly kind: 'call';
      readonly script: IpxeScript;
      readonly base: Base | undefined;
      readonly sure: boolean;
      readonly path: Path;
    }
  | { readonly kind: 'jump'; readonly statement: number; readonly path: Path }
  | { readonly kind: 'return'; readonly ok: boolean; readonly path: Path }
  | {
      readonly kind: 'fork';
      readonly paths: readonly [Path, Path];
      readonly of: string;
      readonly place: Place;
    }
  | { readonly kind: 'end'; readonly ending: Ending; readonly path: Path };

export const BEGINNING: Omit<Path, 'frames'> = {
  settings: PersistentMap.of(),
  images: [],
  selected: undefined,
  passedOver: undefined,
  freed: undefined,
  items: [],
  ran: [],
  failure: undefined,
  assumptions: PersistentMap.of(),
  visits: PersistentMap.of(),
  before: PersistentMap.of(),
  choices: PersistentList.empty(),
  entry: undefined,
  taken: undefined,
  guess: undefined,
};

export const next = (path: Path, ok = true): Step => ({ kind: 'next', ok, path });
export const end = (path: Path, ending: Ending): Step => ({ kind: 'end', ending, path });

export function assuming(path: Path, ...texts: readonly (string | undefined)[]): Path {
  let { assumptions } = path;
  for (const one of texts)
    if (one !== undefined && !assumptions.has(one)) assumptions = assumptions.with(one, assumptions.size);
  return assumptions === path.assumptions ? path : { ...path, assumptions };
}

export function assumptionsOf({ assumptions }: Path): string[] {
  return [...assumptions].sort(([, a], [, b]) => a - b).map(([one]) => one);
}

/** The same path behind the command that it stands at. */
export function advance(path: Path, ok: boolean): Path {
  const top = path.frames[path.frames.length - 1];
  if (top === undefined) return path;
  return { ...path, frames: [...path.frames.slice(0, -1), { ...top, command: top.command + 1, ok }] };
}

/** The command fails for a reason of its own. */
export function failing(path: Path, fault: Fault): Step {
  return next({ ...path, failure: fault }, false);
}

export function setting(path: Path, key: string, value: Value): Path {
  return { ...path, settings: path.settings.with(key, value) };
}

/** Whether a failure of the command is expected: `||` follows, with or without something behind it. */
export function isCaught(commands: readonly IpxeCommand[], index: number): boolean {
  return commands[index + 1]?.joint === '||';
}
