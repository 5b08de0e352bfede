/** A document goes in, its text in canonical style comes out: two blanks an indent, one statement a line, comments in place. */

import type { IToken } from 'chevrotain';
import { tokenAt } from '../text/chevrotain.js';
import { blocksOf, type DhcpdDocument, type Statement } from './document.js';
import {
  Array_,
  Bang,
  Colon,
  Comma,
  Dot,
  Equals,
  isWord,
  LeftBrace,
  LeftParen,
  lowerCase,
  Of,
  Percent,
  RightBrace,
  RightParen,
  Semicolon,
  Slash,
  Tilde,
  tokenize,
} from './tokens.js';

/** A statement that was broken into lines is put on one line when it fits here. */
const lineWidth = 100;

/** The text itself where a statement could not be parsed: what a brace or semicolon belongs to is then not sure. */
export function print(document: DhcpdDocument): string {
  if (!isWhole(document.statements)) return document.text;
  return new Printer(document.text).print();
}

function isWhole(statements: readonly Statement[]): boolean {
  for (const statement of statements) {
    if (statement.kind === 'incomplete') return false;
    for (const block of blocksOf(statement)) {
      if (block.close === undefined || !isWhole(block.statements)) return false;
    }
  }
  return true;
}

/** A comment between two tokens, and how many line ends stand before it. */
interface Trivia {
  readonly comment: string;
  readonly lineEnds: number;
}

class Printer {
  private readonly text: string;
  private readonly tokens: readonly IToken[];
  private readonly lineEnd: string;
  private readonly lines: string[] = [];
  /** One entry a block: true for the body of a switch, whose statements stand deeper than its labels. */
  private readonly blocks: boolean[] = [];
  /** Line ends since the last thing printed; more than one make a blank line. */
  private pendingLineEnds = 0;
  private atBlockStart = true;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenize(text);
    this.lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  }

  print(): string {
    let at = 0;
    while (at < this.tokens.length) {
      const commented = this.between(at);
      at = this.tokens[at]?.tokenType === RightBrace ? this.closeBlock(at) : this.statement(at, commented);
    }
    this.between(at);
    return this.lines.length === 0 ? '' : this.lines.join(this.lineEnd) + this.lineEnd;
  }

  private indent(label: boolean): string {
    let depth = this.blocks.length;
    for (const inSwitch of this.blocks) if (inSwitch) depth++;
    if (label && this.blocks.at(-1)) depth--;
    return '  '.repeat(depth);
  }

  private line(text: string): void {
    if (this.pendingLineEnds > 1 && !this.atBlockStart) this.lines.push('');
    this.lines.push(text);
    this.pendingLineEnds = 0;
    this.atBlockStart = false;
  }

  private append(text: string): void {
    this.lines[this.lines.length - 1] += text;
    this.pendingLineEnds = 0;
  }

  private endOf(index: number): number {
    const token = this.tokens[index];
    return token === undefined ? 0 : token.startOffset + token.image.length;
  }

  /** The comments before a token, and the line ends before the token itself. */
  private trivia(index: number): { comments: Trivia[]; lineEnds: number } {
    let at = index === 0 ? 0 : this.endOf(index - 1);
    const end = this.tokens[index]?.startOffset ?? this.text.length;
    const comments: Trivia[] = [];
    let lineEnds = 0;
    while (at < end) {
      const code = this.text.charCodeAt(at);
      if (code === 35) {
        const stop = this.text.indexOf('\n', at);
        const until = stop < 0 || stop > end ? end : stop;
        comments.push({ comment: this.text.slice(at, until).trimEnd(), lineEnds });
        lineEnds = 0;
        at = until;
      } else {
        if (code === 10) lineEnds++;
        at++;
      }
    }
    return { comments, lineEnds };
  }

  /** Prints the comments between two statements. True where there were any. */
  private between(index: number): boolean {
    const { comments, lineEnds } = this.trivia(index);
    for (const { comment, lineEnds: before } of comments) {
      this.pendingLineEnds = before;
      if (before === 0 && this.lines.length > 0) {
        const fresh = this.atBlockStart;
        this.append(` ${comment}`);
        this.atBlockStart = fresh;
      } else this.line(this.indent(this.endsSwitchPart(index)) + comment);
    }
    this.pendingLineEnds = lineEnds;
    return comments.length > 0;
  }

  /** A comment before a label stands where the label stands. */
  private endsSwitchPart(index: number): boolean {
    return this.isLabel(index);
  }

  private isLabel(index: number): boolean {
    const token = this.tokens[index];
    if (token === undefined || !isWord(token)) return false;
    const word = lowerCase(token.image);
    return word === 'case' || (word === 'default' && this.tokens[index + 1]?.tokenType === Colon);
  }

  private closeBlock(index: number): number {
    this.blocks.pop();
    this.pendingLineEnds = 0;
    if (
      this.atBlockStart &&
      this.lines.at(-1)?.endsWith('{') &&
      this.tokens[index - 1]?.tokenType === LeftBrace
    ) {
      this.append(' }');
    } else this.line(`${this.indent(false)}}`);
    this.atBlockStart = false;
    // The semicolon that a key may have after its brace.
    if (this.tokens[index + 1]?.tokenType === Semicolon && this.trivia(index + 1).comments.length === 0) {
      this.append(';');
      return index + 2;
    }
    return index + 1;
  }

  private statement(from: number, commented: boolean): number {
    const first = tokenAt(this.tokens, from);
    const word = isWord(first) ? lowerCase(first.image) : '';
    const label = this.isLabel(from);
    const end = this.endOfStatement(from, label, word === 'option');
    const indent = this.indent(label);
    const lines = this.head(from, end, indent, word);
    const joins = (word === 'else' || word === 'elsif') && !commented && this.reopenBrace(indent);
    for (const [index, line] of lines.entries()) {
      if (index === 0 && joins) this.append(` ${line}`);
      else this.line(index === 0 ? indent + line : line);
    }
    if (this.tokens[end]?.tokenType === LeftBrace) {
      this.blocks.push(word === 'switch');
      this.atBlockStart = true;
    }
    return end + 1;
  }

  /** True where the last line is a closing brace that `else` goes on behind; that of an empty block is put on its own line. */
  private reopenBrace(indent: string): boolean {
    const last = this.lines.at(-1);
    if (last?.endsWith('{ }')) {
      this.lines[this.lines.length - 1] = last.slice(0, -2);
      this.lines.push(`${indent}}`);
      return true;
    }
    return last?.trim() === '}';
  }

  /** The index of the token that ends a statement or opens its block. */
  private endOfStatement(from: number, label: boolean, isOption: boolean): number {
    for (let at = from; at < this.tokens.length; at++) {
      const type = this.tokens[at]?.tokenType;
      if (type === Semicolon || (label && type === Colon)) return at;
      if (type !== LeftBrace) continue;
      if (!isOption || !this.opensRecord(at)) return at;
      while (at < this.tokens.length && this.tokens[at]?.tokenType !== RightBrace) at++;
    }
    return this.tokens.length - 1;
  }

  private opensRecord(index: number): boolean {
    const before = this.tokens[index - 1]?.tokenType;
    return before === Equals || before === Of || before === Array_;
  }

  /** The lines of a statement up to its end or its opening brace; the first without indent. */
  private head(from: number, end: number, indent: string, word: string): string[] {
    const raw = word === 'secret' || this.tokens[from]?.tokenType === Percent;
    const deeper = `${indent}    `;
    const broken: string[] = [];
    let current = '';
    let joined = '';
    let mustBreak = false;
    let atLineStart = true;
    for (let at = from; at <= end; at++) {
      const token = tokenAt(this.tokens, at);
      const { comments, lineEnds } = at === from ? noTrivia : this.trivia(at);
      const space = at === from ? '' : raw ? this.rawSpace(at) : this.space(at, from, end);
      joined += space + token.image;
      for (const { comment, lineEnds: before } of comments) {
        mustBreak = true;
        if (before > 0 && !atLineStart) {
          broken.push(current);
          current = deeper;
        }
        current += before > 0 || atLineStart ? comment : ` ${comment}`;
        broken.push(current);
        current = deeper;
        atLineStart = true;
      }
      if (comments.length === 0 && lineEnds > 0) {
        broken.push(current);
        current = deeper;
        atLineStart = true;
      }
      current += (atLineStart ? '' : space) + token.image;
      atLineStart = false;
    }
    broken.push(current);
    const tooLong = joined.length + indent.length > lineWidth && !joined.includes('\n');
    return mustBreak || (tooLong && broken.length > 1) ? broken : [joined];
  }

  private rawSpace(at: number): string {
    return this.tokens[at]?.tokenType === Semicolon || this.touches(at) ? '' : ' ';
  }

  private touches(at: number): boolean {
    return this.endOf(at - 1) === this.tokens[at]?.startOffset;
  }

  /** What stands between a token of a statement and the one before. */
  private space(at: number, from: number, end: number): string {
    const type = this.tokens[at]?.tokenType;
    const before = this.tokens[at - 1]?.tokenType;
    if (type === Semicolon || type === Comma || type === RightParen || before === LeftParen) return '';
    if (type === Dot || before === Dot) return '';
    // The two halves of `!=`, `~=` and `~~`.
    if (before === Bang || (before === Tilde && !this.isSecondTilde(at - 1, from))) return '';
    if (type === Colon && at === end) return '';
    // A blank ends an IPv6 address, so it is neither added nor taken away around these.
    if (type === Colon || before === Colon || type === Slash || before === Slash)
      return this.touches(at) ? '' : ' ';
    return ' ';
  }

  private isSecondTilde(at: number, from: number): boolean {
    let count = 0;
    for (let i = at; i >= from && this.tokens[i]?.tokenType === Tilde; i--) count++;
    return count % 2 === 0;
  }
}

const noTrivia: { comments: Trivia[]; lineEnds: number } = { comments: [], lineEnds: 0 };
