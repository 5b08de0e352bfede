/** What every server of files is to a boot: it is asked for a name, and tells what comes back, or why nothing does. */

import type { Site } from '../../site/model.js';
import type { ServerPath, TftpName } from '../../site/path.js';
import type { Answer } from '../../site/place.js';
import type { Printed } from '../sentence.js';
import type { Daemon } from '../startup/notstarted.js';
import type { DhcpAnswer, StageDoubt } from '../trace.js';
import type { FilesFault, ListensElsewhere, OtherInterface } from './faults.js';

/** What a name stands for at a server of files. */
export interface TftpFile {
  /** Undefined when the server refuses the name, or what it opens is not known. */
  readonly path: ServerPath | undefined;
  readonly present: Answer;
  /** Why the server refuses the name, or why nothing is known. */
  readonly reason: string;
  /** What the server answers where it refuses the name for what it is (code 2, access violation). */
  readonly refusal?: Pick<ServerWords, 'words' | 'log'> | undefined;
  /** What had to be taken for granted. */
  readonly assumption: string | undefined;
  /** Whether the server takes the name at all depends on which program it is. */
  readonly doubt?: string | undefined;
}

/** It leads out of the directory that is all the server sees. */
export interface LeavingLink {
  readonly link: ServerPath;
  /** What it holds, as it is written. */
  readonly target: string;
  readonly root: ServerPath;
}

/** A server of files as loaders ask it: for one name after the other. */
export interface TftpProgram {
  file(site: Site, name: TftpName): TftpFile;
  /** The file or folder on the way to a path for whose mode it answers that it may not. */
  deniedBy(site: Site, path: ServerPath): ServerPath | undefined;
  /** The symbolic link on the way to a file that others follow, and the server does not. */
  leavingLink?(site: Site, path: ServerPath): LeavingLink | undefined;
  /** Whoever it runs as may read more than everybody may. */
  mayReadMore(site: Site): boolean;
}

/** Why the server does not serve a name. */
export type Refusal =
  /** The name alone is refused. `words` is what the server answers, `reason` says it for a person. */
  | (Pick<ServerWords, 'words' | 'log'> & { readonly kind: 'name'; readonly reason: string })
  /** Somebody may not read the file: `by` is the file, or the folder above it, and `mode` its permission bits. */
  | { readonly kind: 'mode'; readonly by: ServerPath; readonly mode: number };

export interface Served {
  /** Where it lies on the server's disk; undefined where the name is refused, or nothing is known. */
  readonly path: ServerPath | undefined;
  /** Whether a file is there. */
  readonly present: Answer;
  readonly refusal: Refusal | undefined;
  /** What had to be taken for granted. */
  readonly assumption: string | undefined;
  /** What is odd about it, though the file may well be served. */
  readonly oddity?: FilesFault | undefined;
  /** Why nobody can tell whether it serves the name. */
  readonly doubt?: string | undefined;
}

/** Who starts the daemon does not let the machine ask it, or may not. */
export interface Barred {
  readonly fault?: FilesFault;
  readonly doubt?: StageDoubt;
}

export type Transport = 'tftp' | 'http';

/** What the client is told, and what the server's own log says. */
export interface ServerWords {
  /** Of TFTP: 0 not defined, 1 not found, 2 access violation. */
  readonly code: 0 | 1 | 2;
  readonly words: string;
  readonly log: Printed | undefined;
}

export interface FileServer {
  /** The daemon's name, as its log gives it. */
  readonly program: string;
  /** What starts it with the server. */
  readonly daemon: Daemon;
  /** Its name where it goes by the TCP wrappers. */
  readonly wrapped: string | undefined;
  /** It has no such file; `address`: that of the client. */
  absent(path: ServerPath, address: string): ServerWords;
  /** There is a folder in the place of the file. */
  folder(path: ServerPath): ServerWords;
  /** It may not read the file. */
  denied(path: ServerPath): ServerWords;
  /** It does not listen where the client asks. */
  deaf(answer: DhcpAnswer): ListensElsewhere | OtherInterface | undefined;
  /** Whoever starts it lets only some machines ask. */
  barred?(answer: DhcpAnswer): Barred;
  /** Why it answers nobody, where the files tell that it does not. */
  readonly standstill?: FilesFault | undefined;
  fetch(name: TftpName, transport: Transport): Served;
}

const NOTHING: Served = { path: undefined, present: 'unknown', refusal: undefined, assumption: undefined };

/** What a program answers to a name, in the terms of the port. */
export function servedBy(site: Site, program: TftpProgram, name: TftpName, transport: Transport): Served {
  if (transport !== 'tftp') return NOTHING;
  const { path, present, assumption, doubt, reason, refusal } = program.file(site, name);
  if (refusal !== undefined) {
    return { path, present, refusal: { ...refusal, kind: 'name', reason }, assumption, doubt };
  }
  const by = path === undefined ? undefined : program.deniedBy(site, path);
  const denied =
    by === undefined ? undefined : ({ kind: 'mode', by, mode: site.tree.mode(by) ?? 0 } as const);
  return { path, present, refusal: denied, assumption, doubt };
}
