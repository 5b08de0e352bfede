/** A statement's first word goes in, the way to read its head comes out. */
import { declarations } from './declarations.js';
import { executables } from './executables.js';
import { firstName, readParameter, type Scope, type Starter, setting } from './starter.js';
import { LeftParen } from './tokens.js';
import { isOtherParameter, parameterFact } from './vocabulary.js';

const starters = new Map<string, Starter>([...declarations, ...executables]);

const parameter: Starter = {
  block: 'never',
  read: readParameter,
};

/** A word that no table knows: a call of a function when a parenthesis follows, else unknown. */
const unknown: Starter = {
  block: 'either',
  scope: 'unknown',
  read: (head) => {
    if (head.tokens[1]?.tokenType === LeftParen && !head.hasBlock) {
      return { kind: 'effect', keyword: firstName(head), args: [head.parser.callStatement()] };
    }
    const name = firstName(head);
    if (head.hasBlock) return { kind: 'unknown', name };
    // The real parser takes `a = "b";` and even `a;` for expressions, and does nothing with them.
    const expression = head.parser.expressionStatement();
    if (head.parser.errors.length === 0) return { kind: 'unknown', name, expression };
    head.parser.input = [];
    return { kind: 'unknown', name };
  },
};

/** How to read a statement that begins with `word` (in lower case) where it stands. */
export function starterOf(word: string, scope: Scope): Starter {
  if (scope === 'failover' || scope === 'zone' || scope === 'key') return setting;
  return starters.get(word) ?? (isParameter(word) ? parameter : unknown);
}

function isParameter(word: string): boolean {
  return parameterFact(word) !== undefined || isOtherParameter(word);
}

/** True for a word that begins a statement: where it begins a line, the statement before has lost its semicolon. */
export function beginsStatement(word: string): boolean {
  return starters.has(word) || word === 'if' || isParameter(word);
}

export function statementWords(): string[] {
  return [...starters.keys(), 'if', 'elsif', 'else', 'case'];
}
