/** Tokens go in, statements come out. Finds where each statement ends and hands its head to the parser. */

import type { IToken } from 'chevrotain';
import { lastOf, tokenAt } from '../text/chevrotain.js';
import { type LostBraces, lostBraces } from './braces.js';
import type { Block, Branch, Fault, Statement } from './document.js';
import {
  emptyElse,
  faultOf,
  lostSemicolon,
  missingBrace,
  missingSemicolon,
  parenthesisOfIf,
  secret,
  spanFrom,
  unreadable,
} from './faults.js';
import { Heads } from './heads.js';
import { quote } from './messages.js';
import { DhcpdParser } from './parser.js';
import { tokensOf } from './quotes.js';
import { deepestBlock, fault, type Head, isFault, type Scope, type Shape, type Starter } from './starter.js';
import { starterOf } from './statements.js';
import { Colon, isWord, LeftBrace, lowerCase, Percent, RightBrace, Semicolon } from './tokens.js';

let parser: DhcpdParser | undefined;

/** The statements of a whole text, or of the inside of a block. */
export interface Reading {
  readonly statements: readonly Statement[];
  /** False where braces do not pair up, or a string or statement runs over the end: then the text cannot be read on its own. */
  readonly selfContained: boolean;
  /** Where the last token ends. */
  readonly end: number;
}

/**
 * `parentStart` is the offset of the enclosing statement as seen from the start of the text (0 at the top, else
 * negative): offsets of the statements are made relative to it.
 */
export function read(text: string, scope: Scope, parentStart: number, depth: number): Reading {
  const { tokens, open } = tokensOf(text);
  parser ??= new DhcpdParser();
  const reader = new Reader(text, tokens, parser);
  const statements = reader.readAll(scope, parentStart, depth);
  const last = tokens.at(-1);
  const end = last === undefined ? 0 : last.startOffset + last.image.length;
  return { statements, selfContained: !open && reader.paired, end };
}

/** Where declarations stand, and not only statements that are executed. */
function declares(scope: Scope): boolean {
  return !['executable', 'switch', 'failover', 'zone', 'key', 'unknown'].includes(scope);
}

class Reader {
  private at = 0;
  private allPaired = true;
  private readonly heads: Heads;
  private readonly lost: LostBraces;
  private readonly text: string;
  private readonly tokens: readonly IToken[];
  private readonly parser: DhcpdParser;

  constructor(text: string, tokens: readonly IToken[], parser: DhcpdParser) {
    this.text = text;
    this.tokens = tokens;
    this.parser = parser;
    this.lost = lostBraces(text, tokens);
    this.heads = new Heads(tokens, this.lost.opening);
  }

  get paired(): boolean {
    return this.allPaired && this.heads.paired && this.lost.balanced;
  }

  readAll(scope: Scope, parentStart: number, depth: number): Statement[] {
    const statements: Statement[] = [];
    while (this.at < this.tokens.length) {
      this.readList(statements, scope, parentStart, depth);
      const stray = this.tokens[this.at];
      if (stray === undefined) break;
      // What was to be closed here was no block after all: the brackets of a record, such as `{ integer 8 }`.
      if (this.isToClose()) {
        this.lost.closing.delete(this.at);
        continue;
      }
      // Only a closing brace without an opening one ends the list early.
      this.allPaired = false;
      let end = stray;
      while (this.tokens[this.at]?.tokenType === RightBrace) end = tokenAt(this.tokens, this.at++);
      const length = end.startOffset + 1 - stray.startOffset;
      statements.push(
        this.incomplete(
          stray,
          parentStart,
          length,
          fault('This `}` closes nothing: no block is open here.', { start: 0, end: length }),
          [],
        ),
      );
    }
    return statements;
  }

  /** Up to the brace that closes the block, which is left for the caller. */
  private readList(into: Statement[], scope: Scope, parentStart: number, depth: number): void {
    for (;;) {
      const first = this.tokens[this.at];
      if (first === undefined || first.tokenType === RightBrace || this.isToClose()) return;
      into.push(this.readStatement(first, scope, parentStart, depth));
    }
  }

  /** A block lacks its `}` in front of the current token. */
  private isToClose(): boolean {
    return (this.lost.closing.get(this.at) ?? 0) > 0;
  }

  private incomplete(
    first: IToken,
    parentStart: number,
    length: number,
    why: Fault,
    blocks: readonly Block[],
  ): Statement {
    return { offset: first.startOffset - parentStart, length, kind: 'incomplete', fault: why, blocks };
  }

  private readStatement(first: IToken, scope: Scope, parentStart: number, depth: number): Statement {
    const from = this.at;
    if (first.tokenType === Semicolon) return this.readStraySemicolons(first, parentStart);
    if (first.tokenType === Percent && declares(scope)) return this.readIgnored(first, parentStart);
    const word = isWord(first) ? lowerCase(first.image) : '';
    if (word === 'if') return this.readIf(first, parentStart, depth);
    if (this.isLabel(word)) return this.readLabel(first, word, scope, parentStart);
    const starter = starterOf(word, scope);
    const end = this.heads.endOf(from, word === 'option');
    return this.finish(first, from, end, word, starter, scope, parentStart, depth);
  }

  private isLabel(word: string): boolean {
    return word === 'case' || (word === 'default' && this.tokens[this.at + 1]?.tokenType === Colon);
  }

  private finish(
    first: IToken,
    from: number,
    end: number,
    word: string,
    starter: Starter,
    scope: Scope,
    parentStart: number,
    depth: number,
  ): Statement {
    const start = first.startOffset;
    const endToken = this.tokens[end];
    const opens = this.lost.opening.has(end);
    const hasBlock = opens || endToken?.tokenType === LeftBrace;
    const cut = lostSemicolon(this.text, this.tokens, { from, end }, word);
    if (cut !== undefined) {
      this.at = cut;
      const last = tokenAt(this.tokens, cut - 1);
      const length = last.startOffset + last.image.length - start;
      const why = unreadable(this.tokens.slice(from, cut), start) ?? missingSemicolon(last, start);
      return this.incomplete(first, parentStart, length, why, []);
    }
    const tokens = this.tokens.slice(from, end);
    let why = unreadable(tokens, start);
    let shape: Shape | undefined;
    if (why === undefined && word === '') {
      why = fault(`A statement cannot begin with ${quote(first)}.`, { start: 0, end: first.image.length });
    }
    if (why === undefined) {
      const result = this.parseHead(starter, { parser: this.parser, tokens, scope, hasBlock }, start);
      if (isFault(result)) why = result;
      else shape = result;
    }
    if (why === undefined) {
      const lastOfHead = tokenAt(this.tokens, end - 1);
      why = opens ? missingBrace(lastOfHead, start) : this.wrongEnd(starter, endToken, lastOfHead, start);
    }
    if (hasBlock) {
      this.at = end;
      const body = this.readBlock(starter.scope ?? 'unknown', start, depth);
      // A key is the only declaration that may have a semicolon after its closing brace.
      let length = this.endOf(body, start);
      if (word === 'key' && body.close !== undefined && this.tokens[this.at]?.tokenType === Semicolon) {
        length = tokenAt(this.tokens, this.at).startOffset + 1 - start;
        this.at++;
      }
      if (why !== undefined || shape === undefined) {
        return this.incomplete(
          first,
          parentStart,
          length,
          why ?? fault('This statement was not understood.', { start: 0, end: length }),
          [body],
        );
      }
      return { offset: start - parentStart, length, ...shape, body } as Statement;
    }
    const closed = endToken?.tokenType === Semicolon;
    this.at = closed ? end + 1 : end;
    const last = tokenAt(this.tokens, closed ? end : end - 1);
    const length = last.startOffset + last.image.length - start;
    if (why !== undefined || shape === undefined) {
      return this.incomplete(
        first,
        parentStart,
        length,
        why ?? fault('This statement was not understood.', { start: 0, end: length }),
        [],
      );
    }
    return { offset: start - parentStart, length, ...shape } as Statement;
  }

  private parseHead(starter: Starter, head: Head, start: number): Shape | Fault {
    const last = lastOf(head.tokens);
    if (head.scope === 'key' && lowerCase(head.tokens[0]?.image ?? '') === 'secret')
      return secret(head.tokens, start);
    this.parser.base = start;
    this.parser.input = head.tokens;
    const result = starter.read(head);
    const error = this.parser.errors[0];
    if (error === undefined) return result;
    return faultOf(error, last, start);
  }

  private wrongEnd(
    starter: Starter,
    end: IToken | undefined,
    last: IToken,
    start: number,
  ): Fault | undefined {
    if (end?.tokenType === LeftBrace) {
      return starter.block === 'never' ? fault('Expected `;` before `{`.', spanFrom(end, start)) : undefined;
    }
    if (starter.block === 'always') return fault('Expected `{` after this.', spanFrom(last, start));
    return end?.tokenType === Semicolon ? undefined : missingSemicolon(last, start);
  }

  /** From `{`, which is the current token unless it is missing, to its `}`. */
  private readBlock(scope: Scope, statementStart: number, depth: number): Block {
    const opened = !this.lost.opening.has(this.at);
    const open =
      (opened ? tokenAt(this.tokens, this.at).startOffset : this.endOfTokens(this.at - 1)) - statementStart;
    if (opened) this.at++;
    else this.allPaired = false;
    const statements: Statement[] = [];
    if (depth >= deepestBlock) {
      const first = this.tokens[this.at];
      this.skipBlock();
      if (first !== undefined) {
        const length = this.endOfTokens(this.at - 1) - first.startOffset;
        if (length > 0)
          statements.push(
            this.incomplete(
              first,
              statementStart,
              length,
              fault('Blocks are nested too deeply.', { start: 0, end: 1 }),
              [],
            ),
          );
      }
    } else {
      this.readList(statements, scope, statementStart, depth + 1);
    }
    const lost = this.lost.closing.get(this.at) ?? 0;
    if (lost > 0) {
      this.lost.closing.set(this.at, lost - 1);
      return { open, close: undefined, cut: true, statements };
    }
    const close = this.tokens[this.at];
    if (close === undefined) {
      this.allPaired = false;
      return { open, close: undefined, statements };
    }
    this.at++;
    // An array that grew keeps room for more than a dozen statements; its copy has just those of the block.
    return { open, close: close.startOffset - statementStart, statements: statements.slice() };
  }

  private skipBlock(): void {
    let depth = 0;
    for (; this.at < this.tokens.length; this.at++) {
      const type = this.tokens[this.at]?.tokenType;
      if (type === LeftBrace) depth++;
      else if (type === RightBrace && depth-- === 0) return;
    }
  }

  private endOfTokens(index: number): number {
    const token = this.tokens[index];
    return token === undefined ? 0 : token.startOffset + token.image.length;
  }

  private endOf(body: Block, start: number): number {
    return body.close !== undefined ? body.close + 1 : this.endOfTokens(this.at - 1) - start;
  }

  private readStraySemicolons(first: IToken, parentStart: number): Statement {
    let end = first;
    while (this.tokens[this.at]?.tokenType === Semicolon) end = tokenAt(this.tokens, this.at++);
    const length = end.startOffset + 1 - first.startOffset;
    const why = fault('A `;` that ends no statement: dhcpd has no empty statements.', {
      start: 0,
      end: length,
    });
    return this.incomplete(first, parentStart, length, why, []);
  }

  /** From `%` dhcpd skips to the next `;`, or over the next block (case PERCENT of server/confpars.c). */
  private readIgnored(first: IToken, parentStart: number): Statement {
    const start = first.startOffset;
    let depth = 0;
    let ended = false;
    const from = this.at++;
    for (; !ended && this.tokens[this.at] !== undefined; this.at++) {
      const type = this.tokens[this.at]?.tokenType;
      if (type === LeftBrace) depth++;
      if (type === RightBrace && depth === 0) break;
      ended = (type === Semicolon && depth === 0) || (type === RightBrace && --depth === 0);
    }
    const length = this.endOfTokens(this.at - 1) - start;
    const unclosed = unreadable(this.tokens.slice(from, this.at), start);
    if (unclosed !== undefined) return this.incomplete(first, parentStart, length, unclosed, []);
    // What is written behind it later becomes a part of it.
    if (!ended) this.allPaired = false;
    if (ended || this.tokens[this.at] === undefined)
      return { offset: start - parentStart, length, kind: 'ignored' };
    const why = fault('dhcpd skips from `%` to the next `;` and loses the `}` on the way.', {
      start: 0,
      end: 1,
    });
    return this.incomplete(first, parentStart, length, why, []);
  }

  /** `case X:` and `default:` */
  private readLabel(first: IToken, word: string, scope: Scope, parentStart: number): Statement {
    const start = first.startOffset;
    const from = this.at;
    let end = from + 1;
    for (;;) {
      const type = this.tokens[end]?.tokenType;
      if (
        type === undefined ||
        type === Colon ||
        type === Semicolon ||
        type === LeftBrace ||
        type === RightBrace
      )
        break;
      end++;
    }
    const closed = this.tokens[end]?.tokenType === Colon;
    this.at = closed ? end + 1 : end;
    const length = this.endOfTokens(this.at - 1) - start;
    const tokens = this.tokens.slice(from, end);
    const refuse = (why: Fault): Statement => {
      if (!closed && this.tokens[this.at]?.tokenType === Semicolon) this.at++;
      return this.incomplete(first, parentStart, this.endOfTokens(this.at - 1) - start, why, []);
    };
    if (!closed) return refuse(fault('Expected `:` after the case.', spanFrom(lastOf(tokens), start)));
    if (scope !== 'switch')
      return refuse(fault(`\`${word}\` belongs inside a switch.`, { start: 0, end: first.image.length }));
    if (word === 'default') return { offset: start - parentStart, length, kind: 'case' };
    const why = unreadable(tokens, start);
    if (why !== undefined) return refuse(why);
    this.parser.base = start;
    this.parser.input = tokens;
    const value = this.parser.conditionValue('data-or-numeric');
    const error = this.parser.errors[0];
    if (error !== undefined) return refuse(faultOf(error, lastOf(tokens), start));
    return { offset: start - parentStart, length, kind: 'case', value };
  }

  private readIf(first: IToken, parentStart: number, depth: number): Statement {
    const start = first.startOffset;
    const branches: Branch[] = [];
    const blocks: Block[] = [];
    let why: Fault | undefined;
    let keyword: Branch['keyword'] = 'if';
    let keywordToken = first;
    for (;;) {
      const from = this.at;
      const end = this.heads.endOf(from, false);
      const tokens = this.tokens.slice(from, end);
      const span = { start: keywordToken.startOffset - start, end: this.endOfTokens(from) - start };
      const condition = keyword === 'else' ? emptyElse(tokens, start) : this.condition(tokens, start);
      if (condition !== undefined && 'rule' in condition) why ??= condition;
      this.at = end;
      if (this.lost.opening.has(end)) why ??= missingBrace(tokenAt(this.tokens, end - 1), start);
      else if (this.tokens[end]?.tokenType !== LeftBrace) {
        if (this.tokens[end]?.tokenType === Semicolon) this.at++;
        why ??= fault('Expected `{` after the condition.', spanFrom(tokenAt(this.tokens, end - 1), start));
        break;
      }
      const body = this.readBlock('executable', start, depth);
      blocks.push(body);
      branches.push({ keyword, span, ...(condition && !('rule' in condition) && { condition }), body });
      const next = this.tokens[this.at];
      const word = next === undefined ? '' : lowerCase(next.image);
      if (keyword === 'else' || next === undefined || (word !== 'elsif' && word !== 'else')) break;
      keywordToken = next;
      keyword = word;
      if (word === 'else' && lowerCase(this.tokens[this.at + 1]?.image ?? '') === 'if') {
        keyword = 'elsif';
        this.at++;
      }
    }
    const length = this.endOfTokens(this.at - 1) - start;
    if (why !== undefined) return this.incomplete(first, parentStart, length, why, blocks);
    return { offset: start - parentStart, length, kind: 'if', branches };
  }

  private condition(tokens: IToken[], start: number): Branch['condition'] | Fault {
    const why = unreadable(tokens, start);
    if (why !== undefined) return why;
    const last = lastOf(tokens);
    const loose = parenthesisOfIf(tokens, start);
    if (loose !== undefined) return loose;
    this.parser.base = start;
    this.parser.input = tokens;
    const expression = this.parser.conditionValue('boolean');
    const error = this.parser.errors[0];
    if (error === undefined) return expression;
    const said = faultOf(error, last, start);
    const left = error.name === 'NotAllInputParsedException';
    return left ? fault(`Expected \`{\` before ${quote(error.token)}.`, said.span) : said;
  }
}
