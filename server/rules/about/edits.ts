/** Makes fixes: places and words go in, edits come out. The only file of the rules that knows where to insert. A new line is \n here: what finds it gives it the line ends of the file. */

import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import type { FileEdits, Fix } from '../rule.js';

/** Replaces the text of a place. */
export function replace(place: Place, newText: string): FileEdits {
  return { file: place.file, edits: [{ span: place.span, newText }] };
}

/** Whether a place begins with that text as it is read: not in the quotes of a loader, nor from a variable. */
export function isWritten(site: Site, { file, span }: Place, text: string): boolean {
  return site.files.get(file)?.document.text.startsWith(text, span.start) === true;
}

/** The text of a place as it stands in its file. */
export function writtenAt(site: Site, { file, span }: Place): string {
  return site.files.get(file)?.document.text.slice(span.start, span.end) ?? '';
}

/** Replaces what a place begins with; undefined where it is written otherwise. */
export function replaceBeginning(
  site: Site,
  place: Place,
  text: string,
  newText: string,
): FileEdits | undefined {
  const { file, span } = place;
  if (!isWritten(site, place, text)) return undefined;
  return replace({ file, span: { start: span.start, end: span.start + text.length } }, newText);
}

/** Replaces a text where it stands first in a place; undefined where it is not written so. */
export function replaceIn(site: Site, place: Place, text: string, newText: string): FileEdits | undefined {
  const { file, span } = place;
  const at = writtenAt(site, place).indexOf(text);
  if (at < 0) return undefined;
  const start = span.start + at;
  return replace({ file, span: { start, end: start + text.length } }, newText);
}

/** Replaces what stands from the beginning of one place to the end of another one of its file. */
export function replaceThrough(
  { file, span: { start } }: Place,
  { span: { end } }: Place,
  newText: string,
): FileEdits {
  return replace({ file, span: { start, end } }, newText);
}

/** Inserts right after a place. */
export function insertAfter(place: Place, newText: string): FileEdits {
  return { file: place.file, edits: [{ span: { start: place.span.end, end: place.span.end }, newText }] };
}

/** Inserts right before a place. */
export function insertBefore(place: Place, newText: string): FileEdits {
  return { file: place.file, edits: [{ span: { start: place.span.start, end: place.span.start }, newText }] };
}

/** Adds lines at the end of a file of the site. */
export function appendLines(site: Site, file: DiskPath, lines: readonly string[]): FileEdits {
  const text = site.files.get(file)?.document.text ?? '';
  const glue = text === '' || text.endsWith('\n') ? '' : '\n';
  return {
    file,
    edits: [{ span: { start: text.length, end: text.length }, newText: `${glue}${lines.join('\n')}\n` }],
  };
}

export function appendLine(site: Site, file: DiskPath, line: string): FileEdits {
  return appendLines(site, file, [line]);
}

export function fix(title: string, safe: boolean, ...edits: readonly FileEdits[]): Fix {
  return { title, safe, edits };
}

/** The first character of a file: where a finding about something missing from the file as a whole is shown. */
export function startOf(file: DiskPath): Place {
  return { file, span: { start: 0, end: 0 } };
}
