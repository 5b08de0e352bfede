/** What a statement's head is read from and into: the words shared by the tables of statements. */
import type { IToken } from 'chevrotain';
import type { Fault, Named, Statement } from './document.js';
import type { DhcpdParser } from './parser.js';

/** Deeper blocks are not read; no real file comes near. Keeps every later walk over the tree shallow. */
export const deepestBlock = 60;

type WithoutPlace<S> = S extends Statement ? Omit<S, 'offset' | 'length' | 'body'> : never;
/** A statement without its place and its block. */
export type Shape = WithoutPlace<Statement>;

/** Where a statement stands: the kind of the block around it. */
export type Scope =
  | 'root'
  | 'shared-network'
  | 'subnet'
  | 'subnet6'
  | 'pool'
  | 'pool6'
  | 'group'
  | 'host'
  | 'class'
  | 'failover'
  | 'zone'
  | 'key'
  | 'switch'
  /** Bodies of if, on and functions: executable statements only. */
  | 'executable'
  | 'unknown';

export interface Head {
  readonly parser: DhcpdParser;
  readonly tokens: IToken[];
  readonly scope: Scope;
  readonly hasBlock: boolean;
}

export interface Starter {
  /** Whether braces follow the head. */
  readonly block: 'always' | 'never' | 'either';
  /** The parser's errors are looked at afterwards; a shape made of them is thrown away. */
  readonly read: (head: Head) => Shape | Fault;
  /** The scope of the block. */
  readonly scope?: Scope;
}

export function isFault(result: Shape | Fault): result is Fault {
  return 'rule' in result && 'message' in result;
}

export function fault(message: string, span: Fault['span'], insert?: Fault['insert']): Fault {
  return { rule: 'dhcp/syntax', message, span, ...(insert && { insert }) };
}

/** Only for fields whose rule may have failed: what is made of them is not used then. */
export function sure<T>(value: T | undefined): T {
  return value as T;
}

/** A word and values without structure of their own. */
export function readSetting(head: Head): Shape {
  const read = head.parser.listStatement();
  return { kind: 'setting', name: sure(read?.name), ...(read?.value && { value: read.value }) };
}

/** A server parameter: values, or `=` and an expression. */
export function readParameter({ parser }: Head): Shape {
  const { name, value, expression } = parser.parameterStatement() ?? {};
  return { kind: 'parameter', name: sure(name), ...(value && { value }), ...(expression && { expression }) };
}

export const setting: Starter = { block: 'never', read: readSetting };

export function firstName(head: Head): Named {
  const token = head.tokens[0];
  const text = token?.image ?? '';
  return { text, span: { start: 0, end: text.length } };
}

/** The scope of the statements in a statement's block. */
export function scopeOf(statement: Statement): Scope {
  switch (statement.kind) {
    case 'if':
    case 'on':
    case 'define':
      return 'executable';
    case 'switch':
      return 'switch';
    case 'subclass':
      return 'class';
    case 'shared-network':
    case 'subnet':
    case 'subnet6':
    case 'pool':
    case 'pool6':
    case 'group':
    case 'host':
    case 'class':
    case 'failover':
    case 'zone':
    case 'key':
      return statement.kind;
    default:
      return 'unknown';
  }
}
