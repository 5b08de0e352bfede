/** An exports document goes in, its text in canonical style comes out: one blank between words, no trailing blanks, continued lines indented by four. */
import type { ExportsDocument, ExportsLine } from './document.js';
import { isEveryone } from './parser.js';
import { Comment, Continuation, Gap, LineEnd, lexExports } from './tokens.js';

const continued = ' \\\n    ';

/** The words of a line stay as they are written, quotes included; only what lies between them changes. */
function printLine(text: string): string {
  const { tokens, comments } = lexExports(text);
  const borders = [...tokens, ...comments].filter(
    ({ tokenType }) =>
      tokenType === LineEnd || tokenType === Comment || (tokenType.CATEGORIES?.includes(Gap) ?? false),
  );
  borders.sort((a, b) => a.startOffset - b.startOffset);
  let out = '';
  let end = 0;
  let gap = ' ';
  const add = (word: string): void => {
    if (word === '') return;
    out += out === '' ? word : `${gap}${word}`;
    gap = ' ';
  };
  for (const border of borders) {
    add(text.slice(end, border.startOffset));
    if (border.tokenType === Comment) add(border.image.trimEnd());
    else if (border.tokenType === Continuation) gap = continued;
    end = border.startOffset + border.image.length;
  }
  add(text.slice(end));
  return out;
}

function bodyOf(document: ExportsDocument, line: ExportsLine): string {
  return document.text.slice(line.offset, line.offset + line.length);
}

/** A file that exportfs refuses is left as it is: what was meant is not known. */
export function formatExports(document: ExportsDocument): string {
  if (document.stop !== undefined) return document.text;
  if (document.problems.some(({ severity }) => severity === 'error')) return document.text;
  // Behind a quote that is not closed, a line end would belong to the word.
  if (document.text.includes('"') && lexExports(document.text).quotes.length % 2 === 1) return document.text;
  // Without the empty word that stands for a client, the directory would no longer be exported to everyone.
  if (document.lines.some(({ entry }) => entry?.items.some(isEveryone))) return document.text;
  const out = document.lines.map((line) => printLine(bodyOf(document, line)));
  while (out[out.length - 1] === '') out.pop();
  if (out.length === 0) return '';
  // A word that ends in a backslash must not come to stand before a line end: it would continue the line.
  if (out.some((line) => line.endsWith('\\'))) return document.text;
  return `${out.join('\n')}\n`;
}
