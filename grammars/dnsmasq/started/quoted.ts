/** A text and where its characters stand go in; parts of it, taken out of their quotes, come out and still know where they stand. */
import type { Span } from '../../text/index.js';

/** A text as a program gets it, and the offset in the file of each of its characters. */
export interface Quoted {
  readonly text: string;
  readonly offsets: readonly number[];
  /** All of it as written, quotes included. */
  readonly span: Span;
}

/** A stretch of the file that means what it says. */
export function plain(source: string, span: Span): Quoted {
  const text = source.slice(span.start, span.end);
  return { text, offsets: Array.from({ length: text.length }, (_, i) => span.start + i), span };
}

/** From one character to another. */
export function part({ text, offsets, span }: Quoted, start: number, end: number): Quoted {
  const inside = offsets.slice(start, end);
  const from = inside[0] ?? offsets[start] ?? span.end;
  const to = inside.length === 0 ? from : (inside[inside.length - 1] ?? from) + 1;
  return { text: text.slice(start, end), offsets: inside, span: { start: from, end: to } };
}

/** Where a stretch of the text stands in the file. */
export function placed(quoted: Quoted, { start, end }: Span): Span {
  return part(quoted, start, end).span;
}

/** Characters that are collected one after the other. */
export class Collector {
  #text = '';
  readonly #offsets: number[] = [];

  /** All of them stand at one place: what is meant by an escape, or by a variable. */
  add(text: string, offset: number): void {
    this.#text += text;
    for (let i = 0; i < text.length; i++) this.#offsets.push(offset);
  }

  taken(span: Span): Quoted {
    return { text: this.#text, offsets: this.#offsets, span };
  }
}
