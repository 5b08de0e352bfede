/** Sentences and places go in, the lines of a story come out: a mark and a stage on the left, what there is to say of it indented. */
import type { Place } from '../../service/index.js';
import { shownPath } from '../paths.js';
import type { Texts } from '../position.js';
import type { Colours, Terminal } from '../terminal.js';
import { excerpt } from './excerpt.js';
import { printable, wrap } from './width.js';

/** Mark, stage and the blanks around them. */
export const INDENT = 12;

/** Sentences longer than this are hard to read however wide the terminal is. */
const WIDEST = 110;

export class StepWriter {
  readonly out: string[] = [];
  protected readonly texts: Texts;
  protected readonly terminal: Terminal;
  protected readonly paint: Colours;
  readonly #width: number;

  constructor(texts: Texts, terminal: Terminal, paint: Colours) {
    this.texts = texts;
    this.terminal = terminal;
    this.paint = paint;
    this.#width = Math.min(terminal.width ?? 100, WIDEST) - 1;
  }

  /** `first` stands before the first line in the place of the blanks. */
  sentence(text: string, indent: number, first = ' '.repeat(indent)): void {
    wrap(printable(text), Math.max(20, this.#width - indent)).forEach((line, i) => {
      this.out.push(i === 0 ? first + line : ' '.repeat(indent) + line);
    });
  }

  protected whereIs({ file, span }: Place): string {
    const { line, column } = this.texts.position(file, span.start);
    return printable(`${shownPath(this.terminal.cwd, file)}:${line}:${column}`);
  }

  /** The line of the file, below its place. */
  protected sourceOf(place: Place): void {
    const source = lineAt(this.texts, place, this.#width - INDENT - 2);
    if (source !== '') this.out.push(`${' '.repeat(INDENT + 2)}${source}`);
  }
}

/** The line on which a place begins, cut to the width around the place. Empty for a place that is a whole file. */
function lineAt(texts: Texts, { file, span }: Place, width: number): string {
  const text = texts.text(file);
  if (text === undefined || span.end <= span.start) return '';
  const lines = texts.lines(file);
  const { line } = lines.positionAt(span.start);
  let from = lines.startOf(line);
  let to = line + 1 < lines.lineCount ? lines.startOf(line + 1) : text.length;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
  while (from < span.start && /\s/.test(text[from] ?? '')) from++;
  return excerpt(
    text.slice(from, to),
    { start: span.start - from, end: Math.min(span.end, to) - from },
    width,
  ).line;
}
