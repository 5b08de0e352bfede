/** Facts of a configuration of GRUB: its commands as they stand, each with its place. What they come to only a machine that runs them tells. */
import type { DiskPath } from '../path.js';
import type { MacAddress } from '../address.js';
import type { Place } from '../place.js';

/** Unless `quoted`, what a variable holds is split at blanks, and vanishes where it is empty. */
export type GrubPart =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean }
  /** What a program fills in before GRUB reads the file. */
  | { readonly kind: 'hole'; readonly quoted: boolean };

export interface GrubWord {
  readonly parts: readonly GrubPart[];
  readonly place: Place;
}

export interface GrubBlock {
  readonly statements: readonly GrubStatement[];
  readonly place: Place;
}

interface Stated {
  readonly place: Place;
  /** Between statements of a template: it may be there or not. */
  readonly uncertain: boolean;
}

export interface GrubCommand extends Stated {
  readonly kind: 'command';
  readonly words: readonly GrubWord[];
  readonly block: GrubBlock | undefined;
  /** A semicolon stands between it and what comes before, without a blank. */
  readonly glued: boolean;
}

export interface GrubIf extends Stated {
  readonly kind: 'if';
  readonly branches: readonly { readonly condition: GrubBlock; readonly block: GrubBlock }[];
  readonly otherwise: GrubBlock | undefined;
}

/** `while`, or `until` a command succeeds. */
export interface GrubLoop extends Stated {
  readonly kind: 'loop';
  readonly until: boolean;
  readonly condition: GrubBlock;
  readonly block: GrubBlock;
}

export interface GrubFor extends Stated {
  readonly kind: 'for';
  readonly variable: string;
  readonly items: readonly GrubWord[];
  readonly block: GrubBlock;
}

export interface GrubFunction extends Stated {
  readonly kind: 'function';
  readonly name: string;
  readonly block: GrubBlock;
}

export type GrubStatement = GrubCommand | GrubIf | GrubLoop | GrubFor | GrubFunction;

/** What the name of a file says: `canonical` false where GRUB never asks for it. */
export type GrubFileName =
  | { readonly kind: 'mac'; readonly mac: MacAddress; readonly canonical: boolean }
  | { readonly kind: 'address'; readonly digits: string; readonly canonical: boolean }
  | { readonly kind: 'plain' }
  | { readonly kind: 'other' };

export interface GrubConfig {
  /** On disk. */
  readonly file: DiskPath;
  /** On the server, links aside. */
  readonly path: string;
  readonly name: string;
  readonly client: GrubFileName;
  readonly statements: readonly GrubStatement[];
  /** Where GRUB refuses a part of the file: what stands there is not known. */
  readonly refused: readonly Place[];
}
