/** Operands and operators go in from left to right, the expression comes out, bound as parse_expression() of common/parse.c binds them. */

import { entryOf } from '../vocabulary.js';
import type { BinaryOperator, Expression } from './expression.js';

/** What a function or word yields; words not listed are variables, which may hold anything. */
export const dataWords = new Set(
  'hardware leased-address filename server-name host-decl-name null gethostname'.split(' '),
);
export const numericWords = new Set(
  (
    'lease-time client-state formerr noerror notauth notimp notzone nxdomain nxrrset refused servfail ' +
    'yxdomain yxrrset booting reboot select request bound renew rebind'
  ).split(' '),
);
export const booleanWords = new Set(['known', 'static']);
const dataCalls = new Set(
  (
    'packet substring suffix lcase ucase concat reverse binary-to-ascii encode-int pick-first-value pick ' +
    'gethostname gethostbyname v6relay'
  ).split(' '),
);

export type ExpressionType = 'boolean' | 'data' | 'numeric' | 'any';
/** What dhcpd looks for at a place. A number is a number only in the last two; elsewhere it is one octet in hex. */
export type Context = ExpressionType | 'data-or-numeric';

/** What kind of value an expression yields, as expression_context() of common/tree.c tells it. */
export function typeOf(expression: Expression): ExpressionType {
  switch (expression.kind) {
    case 'string':
    case 'hex':
    case 'option':
      return 'data';
    case 'number':
      return 'numeric';
    case 'exists':
    case 'not':
    case 'check':
      return 'boolean';
    case 'binary':
      if (/^(?:=|!=|~=|~~|and|or)$/.test(expression.operator)) return 'boolean';
      return 'numeric';
    case 'call':
      if (dataCalls.has(expression.name)) return 'data';
      return expression.name === 'extract-int'
        ? 'numeric'
        : expression.name === 'defined'
          ? 'boolean'
          : 'any';
    case 'word':
      if (dataWords.has(expression.name)) return 'data';
      return booleanWords.has(expression.name) ? 'boolean' : 'numeric';
    default:
      return 'any';
  }
}

/** What each value in the parentheses of a function has to be. */
export const argumentTypes: Readonly<Record<string, readonly ExpressionType[]>> = {
  substring: ['data', 'numeric', 'numeric'],
  suffix: ['data', 'numeric'],
  lcase: ['data'],
  ucase: ['data'],
  reverse: ['numeric', 'data'],
  'binary-to-ascii': ['numeric', 'numeric', 'data', 'data'],
  'encode-int': ['numeric', 'numeric'],
  'extract-int': ['data', 'numeric'],
  packet: ['numeric', 'numeric'],
  v6relay: ['numeric', 'data'],
};

export function argumentContext(name: string, index: number): ExpressionType {
  if (name === 'concat' || name === 'pick' || name === 'pick-first-value') return 'data';
  return entryOf(argumentTypes, name)?.[index] ?? 'any';
}

/** op_val() of common/tree.c: the higher number binds more tightly, and the bit operators most of all. */
const strength: Readonly<Record<BinaryOperator, number>> = {
  '=': 4,
  '!=': 4,
  '~=': 4,
  '~~': 4,
  and: 3,
  or: 3,
  '+': 2,
  '*': 1,
  '/': 1,
  '%': 1,
  '&': 100,
  '|': 100,
  '^': 100,
};

/** op_context() of common/tree.c: what stands behind an operator that binds more tightly than the one before it. */
function contextBehind(operator: BinaryOperator): Context {
  if (strength[operator] === 4) return 'data';
  return operator === 'and' || operator === 'or' ? 'boolean' : 'numeric';
}

interface Pending {
  readonly operator: BinaryOperator;
  readonly left: Expression;
}

/**
 * dhcpd's way is its own. As soon as an operator binds more tightly than the one before it, all the rest of the
 * expression becomes the right side: `a or b = c and d` is `a or ((b = c) and d)`, while `a = b or c and d` goes from
 * left to right. And what kind of value the last operand was decides how a number behind the operator is read.
 */
export class Binding {
  private readonly pending: Pending[] = [];
  private last: Expression | undefined;

  operand(expression: Expression): void {
    this.last = expression;
  }

  /** Takes the operator behind the last operand; gives what dhcpd looks for behind it. */
  operator(operator: BinaryOperator): Context {
    const right = this.last as Expression;
    const before = this.pending.at(-1);
    if (before !== undefined && strength[before.operator] < strength[operator]) {
      this.pending.push({ operator, left: right });
      return contextBehind(operator);
    }
    if (before !== undefined) this.pending.pop();
    this.pending.push({ operator, left: before === undefined ? right : join(before, right) });
    return typeOf(right);
  }

  result(): Expression {
    let result = this.last as Expression;
    for (let before = this.pending.pop(); before !== undefined; before = this.pending.pop()) {
      result = join(before, result);
    }
    return result;
  }
}

function join({ operator, left }: Pending, right: Expression): Expression {
  return { kind: 'binary', operator, left, right, span: { start: left.span.start, end: right.span.end } };
}
