/** What an editor asks of the lines of a DHCP server's configuration, whichever server that is: places in them go out. */
import type { MacAddress } from '../address.js';
import type { DiskPath } from '../path.js';
import type { Place, Said } from '../place.js';

/** An offset in a file. */
export interface Spot {
  readonly file: DiskPath;
  readonly offset: number;
}

/** `class` and `tag` are what a configuration sorts machines by. `file`: one that another includes. */
export type MentionKind = 'node' | 'class' | 'tag' | 'file';

/** Takes up what is mentioned. What it does not seek is not looked for: a site names tens of thousands. */
export interface Mentions {
  /** Something of the kind is asked for; with a key, this one. */
  seeks(kind: MentionKind | 'directory', key?: string): boolean;
  /** What is declared in a place may be asked for. */
  mayHold(place: Place): boolean;
  /** What has the same kind and key is the same thing. `detail`: "hardware address of node21". */
  add(kind: MentionKind, key: string, place: Place, role: 'definition' | 'reference', detail: string): void;
  /** A directory, as `[server:]path[,options]` names it. */
  nfsRoot(text: string, place: Place, detail: string): void;
  /** What the machine of a card is called. */
  nameOf(mac: MacAddress): string | undefined;
}

export interface Time {
  readonly place: Place;
  readonly seconds: number;
}

/** Who says something as well: "subnet 192.168.1.0", "for all". */
export interface Sayer {
  readonly who: string;
  readonly place: Place;
}

/** What is said in several places, for different machines. */
export interface SaidElsewhere {
  /** What a remark about it is put beside. */
  readonly here: Place;
  /** Counts no longer where this is said. `value`: what is said there. */
  readonly replaced: (Sayer & { readonly value: Place }) | undefined;
  /** Counts there instead of this. */
  readonly further: readonly Sayer[];
  /** Stands beside this: who is sent what, their conditions decide. */
  readonly beside: readonly Sayer[];
}

export interface DhcpWords {
  mentions(into: Mentions): void;
  /** Other files that a line includes; none where the site does not have it. */
  readonly includes: readonly { readonly path: Said<string>; readonly file: DiskPath | undefined }[];
  /** Files that machines are told to load, each with the server that is named for them. `at`: only those that may be there. */
  bootFiles(at?: Spot): Iterable<{ readonly file: Said<string>; readonly server: Said<string> | undefined }>;
  /** Numbers of seconds. `at`: only those that may be there. */
  times(at?: Spot): Iterable<Time>;
  /** What holds although it is not written: a remark, and what it stands behind. */
  unwritten(file: DiskPath): Iterable<{ readonly place: Place; readonly text: string }>;
  /** Other places that say what is said at an offset; undefined where there are none. */
  elsewhere(at: Spot): SaidElsewhere | undefined;
}
