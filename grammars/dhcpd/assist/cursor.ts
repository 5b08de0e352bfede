/** A place in a document goes in, what stands around it comes out: the innermost block, the words before the place. */
import type { IToken } from 'chevrotain';
import { firstWhere } from '../../text/index.js';
import { blocksOf, type DhcpdDocument, type OptionDefinition, type Statement } from '../document.js';
import { type Scope, scopeOf } from '../starter.js';
import { LeftBrace, RightBrace, Semicolon, tokenize } from '../tokens.js';

export interface Cursor {
  readonly scope: Scope;
  /** The tokens of the statement the place is in, as far as that can be told; `offset` makes them absolute. */
  readonly tokens: readonly IToken[];
  readonly offset: number;
}

/** `until` cuts the text: for completion only what stands before the cursor counts. */
export function cursorAt(document: DhcpdDocument, place: number, until: 'cursor' | 'statement'): Cursor {
  let statements: readonly Statement[] = document.statements;
  let base = 0;
  let from = 0;
  let to = document.text.length;
  let scope: Scope = 'root';
  for (;;) {
    const index = lastStartingBefore(statements, place - base);
    const statement = statements[index];
    if (statement === undefined) break;
    const start = base + statement.offset;
    const end = start + statement.length;
    const block = blocksOf(statement).find(
      ({ open, close }) => start + open < place && (close === undefined || place <= start + close),
    );
    if (block !== undefined) {
      scope = innerScope(statement, scope);
      base = start;
      from = start + block.open + 1;
      to = block.close === undefined ? to : start + block.close;
      statements = block.statements;
      continue;
    }
    const inside = place <= end;
    // A statement that was not finished may go on behind what was read of it.
    const open = inside || statement.kind === 'incomplete';
    from = open ? headStart(statement, start, place) : end;
    if (inside) to = end;
    else {
      const next = statements[index + 1];
      if (next !== undefined) to = base + next.offset;
    }
    break;
  }
  const text = document.text.slice(from, until === 'cursor' ? place : to);
  return { scope, tokens: lastStatement(tokenize(text), place - from), offset: from };
}

/** The head of the branch a place is in, for statements with several. */
function headStart(statement: Statement, start: number, place: number): number {
  let from = start;
  for (const { close } of blocksOf(statement)) {
    if (close !== undefined && start + close < place) from = start + close + 1;
  }
  return from;
}

function innerScope(statement: Statement, around: Scope): Scope {
  return statement.kind === 'incomplete' ? around : scopeOf(statement);
}

function lastStartingBefore(statements: readonly Statement[], offset: number): number {
  const first = firstWhere(statements, (one) => one.offset >= offset);
  return first === 0 ? (statements[0]?.offset === offset ? 0 : -1) : first - 1;
}

/** The tokens behind the last one that ends a statement before the place. */
function lastStatement(tokens: readonly IToken[], place: number): readonly IToken[] {
  let from = 0;
  let to = tokens.length;
  for (const [index, token] of tokens.entries()) {
    const type = token.tokenType;
    if (type !== Semicolon && type !== LeftBrace && type !== RightBrace) continue;
    if (token.startOffset < place) from = index + 1;
    else {
      to = index;
      break;
    }
  }
  return tokens.slice(from, Math.max(from, to));
}

/** The definition of an option in this file; space and name in lower case. */
export function definitionOf(
  document: DhcpdDocument,
  space: string,
  name: string,
): OptionDefinition | undefined {
  return definitions(document).find(
    (statement) =>
      statement.name.text.toLowerCase() === name && (statement.space?.text.toLowerCase() ?? 'dhcp') === space,
  );
}

export function definitions(document: DhcpdDocument): OptionDefinition[] {
  return document.statements.filter((statement) => statement.kind === 'option-definition');
}
