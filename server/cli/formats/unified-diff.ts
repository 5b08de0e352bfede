/** Two texts go in, their difference in unified format comes out, as patch(1) reads it. */
import { type StructuredPatchHunk, structuredPatch } from 'diff';

/** Changed lines up to which the shortest difference is looked for: beyond them nobody reads it, and the search gets long. */
const MOST_CHANGES = 1000;
const CONTEXT = 3;
const UNENDED = '\\ No newline at end of file';

/** All lines, marked as taken away or put in. */
function marked(mark: '-' | '+', text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n').map((line) => mark + line);
  if (text.endsWith('\n')) lines.pop();
  else lines.push(UNENDED);
  return lines;
}

/** One text in the place of the other. */
function replaced(before: string, after: string): StructuredPatchHunk {
  const removed = marked('-', before);
  const added = marked('+', after);
  const count = (lines: readonly string[]): number => lines.filter((line) => line !== UNENDED).length;
  return {
    oldStart: 1,
    oldLines: count(removed),
    newStart: 1,
    newLines: count(added),
    lines: [...removed, ...added],
  };
}

/** Lines count from 1, and where there are none from the one before. */
function rangeText(start: number, lines: number): string {
  return lines === 1 ? `${start}` : `${lines === 0 ? start - 1 : start},${lines}`;
}

const SHORT: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

/** A name with a line end in it would make lines of its own: such names stand in quotes, as git writes and reads them. */
function quotedName(name: string): string {
  const escaped = name.replaceAll(
    /["\\\p{Cc}]/gu,
    (character) =>
      SHORT[character] ??
      [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
  );
  return escaped === name ? name : `"${escaped}"`;
}

/** Empty for equal texts. An `undefined` text stands for a file that is not there. */
export function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return '';
  const [old, fresh] = [before ?? '', after ?? ''];
  const options = { context: CONTEXT, maxEditLength: MOST_CHANGES };
  const patch = structuredPatch(path, path, old, fresh, '', '', options);
  let out = `--- ${before === undefined ? '/dev/null' : quotedName(`a/${path}`)}\n`;
  out += `+++ ${after === undefined ? '/dev/null' : quotedName(`b/${path}`)}\n`;
  for (const { oldStart, oldLines, newStart, newLines, lines } of patch?.hunks ?? [replaced(old, fresh)]) {
    out += `@@ -${rangeText(oldStart, oldLines)} +${rangeText(newStart, newLines)} @@\n${lines.join('\n')}\n`;
  }
  return out;
}
