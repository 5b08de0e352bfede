/** A dhcp-eval(5) expression and a packet go in, its value comes out, in three-valued logic and with dhcpd's own rules for what is missing (common/tree.c). */
import type { DhcpHost, DhcpValue } from '../../../site/dhcpd/facts.js';
import { numberOctets, octetsOfUtf8, sameOctets } from '../../../site/octets.js';
import type { DhcpClient } from '../../trace.js';
import { FEATURES, tellsFeature } from '../ipxefeatures.js';
import { asciiOf, changeCase, integerOf, matchRegex, reverse, slice } from './functions.js';
import {
  data,
  hardware,
  nothing,
  number,
  packetField,
  packetHas,
  packetOption,
  truth,
  unknown,
  type Value,
} from './packet.js';
import type { Crash, Slots } from './state.js';

export type Expression = NonNullable<DhcpValue['expression']>;

export interface EvaluationContext {
  readonly client: DhcpClient;
  /** The declaration that applies; while classes are decided there is none yet. */
  readonly host: DhcpHost | undefined;
  /** While classes are decided no client is known yet: `match if known` never holds. */
  readonly known: boolean;
  readonly fixed: boolean;
  readonly address: Value;
  readonly variables: ReadonlyMap<string, Value>;
  codeOf(space: string, name: string): number | undefined;
  /** The option space that stands in an option. */
  encapsulates(space: string, code: number): string | undefined;
  /** What is assigned so far; while classes are decided nothing is. */
  readonly slots?: Slots | undefined;
  /** Where it is noted that dhcpd does not survive a computation. */
  readonly crashes?: Crash[];
  /** `config-option`: what the configuration itself sends. */
  configured(space: string, name: string, context: EvaluationContext): Value;
  /** True while dhcpd starts: there is no packet and no lease yet. */
  readonly starting?: boolean;
}

/** Deeper than anybody writes; keeps a hostile file from exhausting the stack. */
const maximumDepth = 1500;

export function evaluate(expression: Expression, context: EvaluationContext, depth = 0): Value {
  if (depth > maximumDepth) return unknown('not-simulated', 'the expression is nested too deeply');
  const inner = (operand: Expression | undefined): Value =>
    operand === undefined
      ? unknown('not-understood', 'the expression is incomplete')
      : evaluate(operand, context, depth + 1);
  switch (expression.kind) {
    case 'string':
      return data(octetsOfUtf8(expression.value));
    case 'hex':
      return data(expression.octets);
    case 'number':
      // From 2147483648 on it is a negative int, which is then made as long as the others.
      return number(BigInt(expression.value | 0));
    case 'option':
      return expression.from === 'configuration'
        ? context.configured(expression.space, expression.name, context)
        : optionOf(expression.space, expression.name, context, packetOption);
    case 'exists':
      return existence(expression.space, expression.name, context);
    case 'not': {
      const value = inner(expression.operand);
      return value.kind === 'boolean' ? truth(!value.value) : value.kind === 'unknown' ? value : nothing;
    }
    case 'binary':
      return binary(expression, inner);
    case 'call':
      return call(expression.name.toLowerCase(), expression.args, context, inner);
    case 'word':
      return word(expression.name.toLowerCase(), context);
    case 'variable':
      return context.variables.get(expression.name) ?? nothing;
    case 'check':
      return unknown(
        'not-simulated',
        `membership in "${expression.className}" is asked for while it is decided`,
      );
    case 'unknown':
      return unknown('not-understood', 'the expression was not understood');
  }
}

/** As the condition of `if` or `match if`: no result counts as false, and so does a value that is no truth value. */
export function holds(expression: Expression, context: EvaluationContext): Value {
  const value = evaluate(expression, context);
  return value.kind === 'unknown' ? value : truth(value.kind === 'boolean' && value.value);
}

type Lookup = (client: DhcpClient, code: number) => Value;

function optionOf(space: string, name: string, context: EvaluationContext, look: Lookup): Value {
  if (context.starting === true) return nothing;
  if (space === 'agent') {
    const { relay, others } = context.client;
    if (others === undefined)
      return relay === undefined ? nothing : unknown('packet', 'what the relay adds is not known');
    const wanted = context.codeOf(space, name);
    const found = wanted === undefined ? undefined : suboption(others.get(82) ?? [], wanted);
    return found === undefined ? nothing : data(found);
  }
  if (space !== 'dhcp') return otherSpace(space, name, context);
  const code = context.codeOf(space, name);
  return code === undefined
    ? unknown('not-understood', `the code of option ${name} is not known`)
    : look(context.client, code);
}

/** One of the options that stand one after the other in the octets of another. */
function suboption(octets: readonly number[], wanted: number): readonly number[] | undefined {
  for (let at = 0; at + 1 < octets.length; ) {
    const length = octets[at + 1] ?? 0;
    if (octets[at] === wanted) return octets.slice(at + 2, at + 2 + length);
    at += 2 + length;
  }
  return undefined;
}

/** Options inside option 43 or 175: only iPXE sends such. */
function otherSpace(space: string, name: string, { client, codeOf, encapsulates }: EvaluationContext): Value {
  const code = encapsulates('dhcp', FEATURES) === space.toLowerCase() ? codeOf(space, name) : undefined;
  // The release of a feature is 1 in all but one, which is none of these.
  if (code !== undefined && tellsFeature(client, code)) return data([1]);
  return client.userClass === 'iPXE' && client.others === undefined
    ? unknown('packet', 'the features of this iPXE are not known')
    : nothing;
}

function existence(space: string, name: string, context: EvaluationContext): Value {
  const value = optionOf(space, name, context, packetHas);
  return value.kind === 'unknown' || value.kind === 'boolean' ? value : truth(value.kind !== 'null');
}

function binary(expression: Extract<Expression, { kind: 'binary' }>, inner: (e: Expression) => Value): Value {
  const { operator } = expression;
  const left = inner(expression.left);
  if (operator === 'and') {
    // A false left side gives no result at all, so that `not (… and …)` is then false, too.
    if (left.kind === 'unknown') return left;
    if (left.kind !== 'boolean' || !left.value) return nothing;
    const right = inner(expression.right);
    return right.kind === 'boolean' || right.kind === 'unknown' ? right : nothing;
  }
  if (operator === 'or') {
    if (left.kind === 'boolean' && left.value) return left;
    const right = inner(expression.right);
    if (right.kind === 'boolean' && right.value) return right;
    if (left.kind === 'unknown') return left;
    if (right.kind === 'unknown') return right;
    return left.kind === 'boolean' || right.kind === 'boolean' ? truth(false) : nothing;
  }
  const right = inner(expression.right);
  if (left.kind === 'unknown') return left;
  if (right.kind === 'unknown') return right;
  switch (operator) {
    case '=':
      return truth(equal(left, right));
    case '!=':
      return truth(!equal(left, right));
    case '~=':
    case '~~':
      return matchRegex(left, right, operator === '~~');
    default:
      return arithmetic(operator, left, right);
  }
}

/** Two missing values are equal, a missing and a present one are not, and values of two kinds never are. */
function equal(left: Value, right: Value): boolean {
  if (left.kind === 'data' && right.kind === 'data') return sameOctets(left.octets, right.octets);
  if (left.kind === 'number' && right.kind === 'number') return left.value === right.value;
  if (left.kind === 'boolean' && right.kind === 'boolean') return left.value === right.value;
  return left.kind === 'null' && right.kind === 'null';
}

function arithmetic(operator: string, left: Value, right: Value): Value {
  if (left.kind !== 'number' || right.kind !== 'number') return nothing;
  const [a, b] = [left.value, right.value];
  switch (operator) {
    case '+':
      return number(a + b);
    case '-':
      return number(a - b);
    case '*':
      return number(a * b);
    case '/':
      return b === 0n ? nothing : number(a / b);
    case '%':
      return b === 0n ? nothing : number(a % b);
    case '&':
      return number(a & b);
    case '|':
      return number(a | b);
    default:
      return number(a ^ b);
  }
}

function call(
  name: string,
  args: readonly Expression[],
  context: EvaluationContext,
  inner: (e: Expression | undefined) => Value,
): Value {
  if (name === 'pick-first-value' || name === 'pick') {
    for (const argument of args) {
      const value = inner(argument);
      if (value.kind !== 'null') return value;
    }
    return nothing;
  }
  if (name === 'defined') {
    const [variable] = args;
    const found = variable?.kind === 'variable' ? context.variables.get(variable.name) : undefined;
    // A variable whose value could not be computed is not defined.
    return found?.kind === 'unknown' ? found : truth(found !== undefined && found.kind !== 'null');
  }
  const values = args.map(inner);
  const doubtful = values.find((value) => value.kind === 'unknown');
  if (doubtful !== undefined) return doubtful;
  const octets = (index: number): readonly number[] | undefined => {
    const value = values[index];
    return value?.kind === 'data' ? value.octets : undefined;
  };
  const count = (index: number): number | undefined => {
    const value = values[index];
    return value?.kind === 'number' ? Number(value.value) : undefined;
  };
  switch (name) {
    case 'substring':
      return slice(octets(0), count(1), count(2));
    case 'suffix': {
      const [whole, length] = [octets(0), count(1)];
      if (whole === undefined || length === undefined) return nothing;
      return data(length >= whole.length ? whole : whole.slice(whole.length - length));
    }
    case 'concat': {
      const parts = values.map((_, i) => octets(i));
      return parts.every((part) => part !== undefined) ? data(parts.flat()) : nothing;
    }
    case 'lcase':
    case 'ucase':
      return changeCase(octets(0), name === 'ucase');
    case 'binary-to-ascii':
      return asciiOf(count(0), count(1), octets(2), octets(3));
    case 'reverse':
      return reverse(count(0), octets(1));
    case 'extract-int':
      return integerOf(octets(0), count(1));
    case 'encode-int': {
      const [value] = values;
      const width = count(1);
      if (value?.kind !== 'number' || (width !== 8 && width !== 16 && width !== 32)) return nothing;
      return data(numberOctets(Number(BigInt.asUintN(32, value.value)), (width / 8) as 1 | 2 | 4));
    }
    case 'packet': {
      const [offset, length] = [count(0), count(1)];
      return offset === undefined || length === undefined || context.starting === true
        ? nothing
        : packetField(context.client, offset, length);
    }
    default:
      return unknown('not-simulated', `"${name}" is not simulated`);
  }
}

function word(name: string, context: EvaluationContext): Value {
  if (context.starting === true && name !== 'static' && name !== 'true' && name !== 'false') return nothing;
  switch (name) {
    case 'known':
      return truth(context.known);
    case 'static':
      return truth(context.fixed);
    case 'hardware':
      return hardware(context.client);
    case 'leased-address':
      return context.address;
    // A fixed address has a lease that ended long ago; while classes are decided there is none.
    case 'lease-time':
      return context.fixed || context.slots === undefined
        ? nothing
        : unknown('lease-state', 'when the lease ends is not known');
    case 'host-decl-name':
      return context.host === undefined ? nothing : data(octetsOfUtf8(context.host.name.value));
    // Of the packet: a client that only begins to boot leaves these fields empty.
    case 'filename':
    case 'server-name':
      return nothing;
    case 'true':
    case 'false':
      return truth(name === 'true');
    default:
      return unknown('not-simulated', `"${name}" is not simulated`);
  }
}
