/** The typed, read-only tree of one dhcpd.conf. Spans are relative to the statement that holds them. */
import type { Document, Ipv4Address, Span } from '../text/index.js';
import type { Expression } from './expressions/expression.js';

/** A word or quoted name; `text` is its value. */
export interface Named {
  readonly text: string;
  readonly span: Span;
}

/** One item of a value, told apart by its spelling alone; what it must be is decided by the option's format. */
export type Item =
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'address'; readonly value: Ipv4Address; readonly span: Span }
  | { readonly kind: 'octets'; readonly octets: readonly number[]; readonly span: Span }
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly span: Span }
  /** A word or dotted words. */
  | { readonly kind: 'name'; readonly text: string; readonly span: Span }
  | { readonly kind: 'address6'; readonly text: string; readonly span: Span }
  | { readonly kind: 'slash'; readonly span: Span }
  /** Numbers with dots or colons that make neither an address nor octets: `10.0.0`, `300.1.1.1`, `0:1:zz`. */
  | { readonly kind: 'malformed'; readonly text: string; readonly span: Span };

export type AddressItem = Extract<Item, { kind: 'address' }>;
export type NumberItem = Extract<Item, { kind: 'number' }>;
export type StringItem = Extract<Item, { kind: 'string' }>;

/** Items separated by blanks make a record; records are separated by commas. */
export interface Value {
  readonly span: Span;
  readonly records: readonly (readonly Item[])[];
}

/** Statements between braces; `open` and `close` are the offsets of the braces in the statement. */
export interface Block {
  readonly open: number;
  /** None where the brace is missing. */
  readonly close: number | undefined;
  /** It is missing, and where it was meant is seen in what follows; else the block goes on to the end of the text. */
  readonly cut?: true;
  readonly statements: readonly Statement[];
}

export interface StatementBase {
  /** From the first character of the enclosing statement, or of the document. */
  readonly offset: number;
  readonly length: number;
}
interface Braced extends StatementBase {
  readonly body: Block;
}

export interface IncludeStatement extends StatementBase {
  readonly kind: 'include';
  readonly path: StringItem;
}
export interface SharedNetworkDeclaration extends Braced {
  readonly kind: 'shared-network';
  readonly name: Named;
}
export interface SubnetDeclaration extends Braced {
  readonly kind: 'subnet';
  readonly network: AddressItem;
  readonly mask: AddressItem;
}
export interface Subnet6Declaration extends Braced {
  readonly kind: 'subnet6';
  readonly prefix: Item;
  readonly prefixLength: NumberItem;
}
export interface GroupDeclaration extends Braced {
  readonly kind: 'group';
  readonly name?: Named;
}
export interface HostDeclaration extends Braced {
  readonly kind: 'host';
  readonly name: Named;
}
export interface ClassDeclaration extends StatementBase {
  readonly kind: 'class';
  readonly keyword: 'class' | 'vendor-class' | 'user-class';
  readonly name: Named;
  /** Only the old forms may do without. */
  readonly body?: Block;
}
export interface SubclassDeclaration extends StatementBase {
  readonly kind: 'subclass';
  readonly className: Named;
  readonly data: Item;
  readonly body?: Block;
}
export interface PoolDeclaration extends Braced {
  readonly kind: 'pool' | 'pool6';
}
export interface RangeStatement extends StatementBase {
  readonly kind: 'range';
  readonly dynamicBootp: boolean;
  readonly low: AddressItem;
  readonly high?: AddressItem;
}
/** range6 and prefix6. */
export interface Range6Statement extends StatementBase {
  readonly kind: 'range6';
  readonly keyword: Named;
  readonly value: Value;
}
/** The declaration has a body, the use inside a pool has none. */
export interface FailoverStatement extends StatementBase {
  readonly kind: 'failover';
  readonly name: Named;
  readonly body?: Block;
}
export interface HardwareStatement extends StatementBase {
  readonly kind: 'hardware';
  readonly type: Named;
  readonly octets: readonly number[];
  readonly octetsSpan: Span;
}
/** fixed-address, fixed-address6, fixed-prefix6. */
export interface FixedAddressStatement extends StatementBase {
  readonly kind: 'fixed-address';
  readonly keyword: Named;
  readonly value: Value;
}
export interface AuthoritativeStatement extends StatementBase {
  readonly kind: 'authoritative';
  readonly not: boolean;
}
export type Setter = 'option' | 'supersede' | 'default' | 'append' | 'prepend' | 'send';
/** `option x y;` and its kin; exactly one of value and expression, or neither. */
export interface OptionStatement extends StatementBase {
  readonly kind: 'option';
  readonly setter: Setter;
  readonly space?: Named;
  readonly name: Named;
  readonly value?: Value;
  readonly expression?: Expression;
}
/** A type of an option definition as format letters of common/tables.c; none where the type is not known. */
export interface OptionType {
  readonly span: Span;
  readonly format: string | undefined;
  /** What is wrong with it, in dhcpd's view. */
  readonly fault?: string;
}
export interface OptionDefinition extends StatementBase {
  readonly kind: 'option-definition';
  readonly space?: Named;
  readonly name: Named;
  readonly code: NumberItem;
  readonly type: OptionType;
}
export interface OptionSpaceStatement extends StatementBase {
  readonly kind: 'option-space';
  readonly name: Named;
  readonly value?: Value;
}
/** A server parameter: `filename "x";`, `next-server = …;`. */
export interface ParameterStatement extends StatementBase {
  readonly kind: 'parameter';
  readonly name: Named;
  readonly value?: Value;
  readonly expression?: Expression;
}
/** allow, deny, ignore. `what` is the words in lower case with single blanks. */
export interface PermitStatement extends StatementBase {
  readonly kind: 'permit';
  readonly verb: 'allow' | 'deny' | 'ignore';
  readonly inPool: boolean;
  readonly what: Named;
  readonly className?: Named;
}
export interface Branch {
  readonly keyword: 'if' | 'elsif' | 'else';
  readonly span: Span;
  readonly condition?: Expression;
  readonly body: Block;
}
export interface IfStatement extends StatementBase {
  readonly kind: 'if';
  readonly branches: readonly Branch[];
}
export interface SwitchStatement extends Braced {
  readonly kind: 'switch';
  readonly on: Expression;
}
/** `case X:` and `default:`; what it governs are the statements that follow. */
export interface CaseLabel extends StatementBase {
  readonly kind: 'case';
  readonly value?: Expression;
}
export interface OnStatement extends StatementBase {
  readonly kind: 'on';
  readonly events: readonly Named[];
  readonly body?: Block;
}
export interface SetStatement extends StatementBase {
  readonly kind: 'set';
  readonly variable: Named;
  readonly value: Expression;
}
export interface UnsetStatement extends StatementBase {
  readonly kind: 'unset';
  readonly variable: Named;
}
export interface DefineStatement extends StatementBase {
  readonly kind: 'define';
  readonly name: Named;
  readonly parameters: readonly Named[];
  readonly value?: Expression;
  readonly body?: Block;
}
/** log, execute, eval, return, parse-vendor-option and calls of functions: what has no part in a value. */
export interface EffectStatement extends StatementBase {
  readonly kind: 'effect';
  readonly keyword: Named;
  readonly args: readonly Expression[];
}
export interface AddStatement extends StatementBase {
  readonly kind: 'add';
  readonly className: Named;
}
export interface BreakStatement extends StatementBase {
  readonly kind: 'break';
}
export interface MatchStatement extends StatementBase {
  readonly kind: 'match' | 'match-if' | 'spawn';
  readonly expression: Expression;
}
/** zone and key. */
export interface KeyedDeclaration extends Braced {
  readonly kind: 'zone' | 'key';
  readonly name: Named;
}
/** A statement whose words need no structure of their own: `interface eth0;`, `primary;`, `secret abc=;` */
export interface SettingStatement extends StatementBase {
  readonly kind: 'setting';
  readonly name: Named;
  readonly value?: Value;
}
/** A well-formed statement with a word that dhcpd does not know. */
export interface UnknownStatement extends StatementBase {
  readonly kind: 'unknown';
  readonly name: Named;
  /** Where dhcpd takes it for an expression. */
  readonly expression?: Expression;
  readonly body?: Block;
}
/** `% … ;`, which dhcpd skips. */
export interface IgnoredStatement extends StatementBase {
  readonly kind: 'ignored';
}
/** What could not be parsed. Its blocks are kept for the outline; nothing in it becomes a fact. */
export interface IncompleteStatement extends StatementBase {
  readonly kind: 'incomplete';
  readonly fault: Fault;
  readonly blocks: readonly Block[];
}
/** Why a statement is incomplete; the span is relative to the statement. */
export interface Fault {
  readonly rule: string;
  readonly message: string;
  readonly span: Span;
  readonly insert?: { readonly title: string; readonly at: number; readonly text: string };
}

export type Statement =
  | IncludeStatement
  | SharedNetworkDeclaration
  | SubnetDeclaration
  | Subnet6Declaration
  | GroupDeclaration
  | HostDeclaration
  | ClassDeclaration
  | SubclassDeclaration
  | PoolDeclaration
  | RangeStatement
  | Range6Statement
  | FailoverStatement
  | HardwareStatement
  | FixedAddressStatement
  | AuthoritativeStatement
  | OptionStatement
  | OptionDefinition
  | OptionSpaceStatement
  | ParameterStatement
  | PermitStatement
  | IfStatement
  | SwitchStatement
  | CaseLabel
  | OnStatement
  | SetStatement
  | UnsetStatement
  | DefineStatement
  | EffectStatement
  | AddStatement
  | BreakStatement
  | MatchStatement
  | KeyedDeclaration
  | SettingStatement
  | UnknownStatement
  | IgnoredStatement
  | IncompleteStatement;

export type StatementKind = Statement['kind'];

export interface DhcpdDocument extends Document {
  readonly language: 'dhcpd';
  readonly statements: readonly Statement[];
}

const none: readonly Block[] = [];

/** The blocks of a statement, in the order of the text. */
export function blocksOf(statement: Statement): readonly Block[] {
  if (statement.kind === 'if') return statement.branches.map((branch) => branch.body);
  if (statement.kind === 'incomplete') return statement.blocks;
  return 'body' in statement && statement.body !== undefined ? [statement.body] : none;
}
