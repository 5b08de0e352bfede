/** Provenance: where in which file something was said. */

import type { Span } from '../../grammars/text/index.js';
import type { DiskPath } from './path.js';

/** `file` is the absolute path on disk (or in the editor), `span` is absolute in that file's text. */
export interface Place {
  readonly file: DiskPath;
  readonly span: Span;
}

/** A value together with the place that says it. */
export interface Said<T> {
  readonly value: T;
  readonly place: Place;
}

/** The answer to a question about the site: what cannot be known from the files is `unknown`, never a guess. */
export type Answer = 'yes' | 'no' | 'unknown';

export function samePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.span.start === b.span.start && a.span.end === b.span.end;
}

/** Equal for places that begin at one point of one file: what is said there is one thing. */
export function placeKey({ file, span }: Place): string {
  return `${file}:${span.start}`;
}

/** The whole of a place lies in the other. */
export function within({ file, span }: Place, outer: Place): boolean {
  return file === outer.file && span.start >= outer.span.start && span.end <= outer.span.end;
}
