/** grub.cfg as a language: text goes in, a typed document, its canonical text, outline, hover and completion come out. */
import { type Language, type Problem, shiftProblem } from '../text/index.js';
import { reparseLines } from '../text/logical-lines.js';
import { completeAt, describeAt, signatureAt } from './assist.js';
import type { GrubDocument, GrubUnit } from './document.js';
import { commentsOf, jsonOf, outlineOf } from './features.js';
import { piecesOf } from './pieces.js';
import { formatGrub } from './print.js';
import { slotAt } from './slot.js';
import { parseUnits } from './units.js';

export { allCommands } from './commandlist.js';
export type * from './document.js';
export { commandFact, commandNames, kernelCommands, ramdiskCommands } from './vocabulary.js';
export { allStatements, bodiesOf, constantText, nameOf, shownText } from './walk.js';

function documentOf(text: string, lines: readonly GrubUnit[]): GrubDocument {
  const problems = problemsOf(text, lines);
  problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { language: 'grub', text, problems, lines };
}

/** The end of a block whose "{" is refused, by itself or with its line, so that GRUB refuses both, is told where it begins. */
function problemsOf(text: string, lines: readonly GrubUnit[]): Problem[] {
  let open = 0;
  return lines.flatMap(({ faults, offset, length }) =>
    faults.flatMap((fault) => {
      const problem = shiftProblem(fault, offset);
      const { start, end } = problem.span;
      const sign = end - start === 1 ? text[start] : undefined;
      if (sign === '}' && open > 0) {
        open--;
        return [];
      }
      const alone = sign === '{' && isBlank(text.slice(offset, start));
      if (alone || opensBlock(text.slice(offset, offset + length))) open++;
      return [problem];
    }),
  );
}

/** One line, which is refused before its end. */
function opensBlock(unit: string): boolean {
  const line = unit.trim();
  return line.endsWith('{') && line.length > 1 && !line.includes('\n');
}

/** Nothing but comments stands there. */
function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^[ \t\r]*(?:#|$)/.test(line));
}

const parse = (text: string): GrubDocument => documentOf(text, parseUnits(text).lines);

export const grub: Language<GrubDocument> = {
  id: 'grub',
  title: 'grub.cfg',
  parse,
  edit(document, change) {
    const { text, lines } = reparseLines(document.text, document.lines, change, parseUnits);
    // What closes a block may stand anywhere behind it.
    const open = [...document.lines, ...lines].some(({ unclosed }) => unclosed);
    return open ? parse(text) : documentOf(text, lines);
  },
  pieces: piecesOf,
  format: formatGrub,
  outline: outlineOf,
  describe: describeAt,
  complete: completeAt,
  signature: signatureAt,
  slot: slotAt,
  toJson: jsonOf,
  comments: commentsOf,
};

export { variableNames } from './vocabulary.js';
export { grub as language };
