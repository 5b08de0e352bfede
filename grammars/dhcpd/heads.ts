/** Tokens and the index of a statement's first one go in, where the head of the statement ends comes out. */
import type { IToken } from 'chevrotain';
import { Array_, Equals, LeftBrace, Of, RightBrace, Semicolon } from './tokens.js';

/** Whether a `{` begins the record of an option definition, and no block. */
export function isRecord(tokens: readonly IToken[], at: number): boolean {
  const before = tokens[at - 1]?.tokenType;
  return before === Equals || before === Of || before === Array_;
}

export class Heads {
  /** False once the record of an option definition ran over the end. */
  paired = true;
  /** The head that was looked through last, so that statements without a semicolon are not looked through anew each time. */
  private last = { from: 0, end: 0 };
  private readonly tokens: readonly IToken[];
  /** Tokens that begin a block whose brace is not there. */
  private readonly opening: ReadonlySet<number>;

  constructor(tokens: readonly IToken[], opening: ReadonlySet<number>) {
    this.tokens = tokens;
    this.opening = opening;
  }

  /** The index of the first `;`, `{` or `}` that belongs to no part of the head, or of a token in front of which a `{` is missing. */
  endOf(from: number, isOption: boolean): number {
    const { last, tokens } = this;
    if (last.from <= from && from < last.end)
      if (!isOption || tokens[last.end]?.tokenType !== LeftBrace) return last.end;
    let at = from;
    let records = false;
    const found = (end: number): number => {
      if (!records) this.last = { from, end };
      return end;
    };
    for (;;) {
      const type = tokens[at]?.tokenType;
      if (type === undefined || type === Semicolon || type === RightBrace) return found(at);
      if (at > from && this.opening.has(at)) return found(at);
      if (type === LeftBrace) {
        if (!isOption || at === from || !isRecord(tokens, at)) return found(at);
        records = true;
        while (tokens[at] !== undefined && tokens[at]?.tokenType !== RightBrace) {
          if (tokens[at]?.tokenType === Semicolon) return at;
          at++;
        }
        if (tokens[at] === undefined) {
          this.paired = false;
          return at;
        }
      }
      at++;
    }
  }
}
