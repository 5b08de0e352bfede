/** What every server of files is to a boot: it is asked for a name, and tells what comes back, or why nothing does. */
import type { Answer } from '../../site/place.js';
import type { FilesFault } from './faults.js';

/** Why the server does not serve a name. */
export type Refusal =
  /** The name alone is refused. `words` is what the server answers, `reason` says it for a person. */
  | { readonly kind: 'name'; readonly words: string; readonly reason: string }
  /** Somebody may not read the file: `by` is the file, or the folder above it, and `mode` its permission bits. */
  | { readonly kind: 'mode'; readonly by: string; readonly mode: number };

export interface Served {
  /** Where it lies on the server's disk; undefined where the name is refused, or nothing is known. */
  readonly path: string | undefined;
  /** Whether a file is there. */
  readonly present: Answer;
  readonly refusal: Refusal | undefined;
  /** What had to be taken for granted. */
  readonly assumption: string | undefined;
  /** Why nobody can tell whether it serves the name. */
  readonly doubt?: string | undefined;
}

export type Transport = 'tftp' | 'http';

export interface FileServer {
  /** The daemon's name, as its log gives it. */
  readonly program: string;
  /** Why it answers nobody, where the files tell that it does not. */
  readonly standstill?: FilesFault | undefined;
  fetch(name: string, transport: Transport): Served;
}
