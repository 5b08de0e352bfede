/** Offsets go in, lines and columns for people come out: 1-based, columns in UTF-16 units, the end exclusive. The only such place. */
import { indexLines, type LineIndex, type Span } from '../../grammars/text/index.js';

export interface HumanPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface HumanRange {
  readonly start: HumanPosition;
  readonly end: HumanPosition;
}

/** The texts that findings refer to, each indexed once. */
export class Texts {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #lines = new Map<string, LineIndex>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  /** Undefined for a file that is not among them. */
  text(file: string): string | undefined {
    return this.#texts.get(file);
  }

  lines(file: string): LineIndex {
    let lines = this.#lines.get(file);
    if (lines === undefined) {
      lines = indexLines(this.#texts.get(file) ?? '');
      this.#lines.set(file, lines);
    }
    return lines;
  }

  position(file: string, offset: number): HumanPosition {
    const { line, column } = this.lines(file).positionAt(offset);
    return { line: line + 1, column: column + 1, offset };
  }

  range(place: { readonly file: string; readonly span: Span }): HumanRange {
    return {
      start: this.position(place.file, place.span.start),
      end: this.position(place.file, place.span.end),
    };
  }
}
