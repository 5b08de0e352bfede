/** Facts of a script of iPXE: its lines in order, with the places of their words. */
import type { DiskPath } from '../path.js';
import type { Place, Said } from '../place.js';

/** Settings in it are as they are written: `${next-server}`. */
export interface IpxeWord extends Said<string> {
  /** A template puts something in here. */
  readonly hole: boolean;
}

export interface IpxeCommand {
  /** It runs always, or where the one before it failed, or did not. */
  readonly joint: 'first' | '||' | '&&' | ';';
  /** Undefined where nothing stands there, which does nothing, and does it well. */
  readonly name: IpxeWord | undefined;
  /** Options and arguments. */
  readonly words: readonly IpxeWord[];
  readonly place: Place;
}

export interface IpxeLabel extends Said<string> {
  readonly hole: boolean;
}

export interface IpxeStatement {
  readonly label: IpxeLabel | undefined;
  readonly commands: readonly IpxeCommand[];
}

export interface IpxeScript {
  readonly file: DiskPath;
  /** Whether its first bytes say what it is: iPXE takes a file that begins otherwise for a program. */
  readonly begins: 'right' | 'late' | 'not';
  readonly statements: readonly IpxeStatement[];
  /** Label → the index of the first statement that has it. */
  readonly labels: ReadonlyMap<string, number>;
  /** Which of its statements are there, or how its labels are called, a template decides. */
  readonly template: boolean;
  /** Which labels it has, a template decides. */
  readonly labelsOpen: boolean;
  /** Comments that a backslash carries on over a line that would be a command: where the backslash stands. */
  readonly swallowing: readonly Place[];
  /** The first line, or the mark of the encoding before it. */
  readonly place: Place;
}
