/** Executable statements of a dhcpd document go in, executable facts come out. */
import { optionFact, parameterFact, type Statement } from '../../../grammars/dhcpd/index.js';
import type { Span } from '../../../grammars/text/index.js';
import type { Place } from '../place.js';
import type { DhcpBranch, DhcpExecutable, DhcpSetter, DhcpValue } from './facts.js';
import { atomsOf, type PlaceOf, type Placing, placer } from './lower-values.js';

/** Formats of the options that the files define themselves, by `space.name`. */
export type Definitions = Map<string, string>;

export interface ExecutableContext extends Placing {
  readonly text: string;
  readonly definitions: Definitions;
  /** Called when something was met that was not understood. */
  notUnderstood(): void;
}

/** The server's table calls these flags otherwise than the statements that set them. */
const flagNames: Readonly<Record<string, string>> = {
  'allow-booting': 'booting',
  'allow-bootp': 'bootp',
  'boot-unknown-clients': 'unknown-clients',
};

/** The executable facts of one block, in file order. */
export function lowerBody(
  statements: readonly Statement[],
  base: number,
  context: ExecutableContext,
): DhcpExecutable[] {
  const out: DhcpExecutable[] = [];
  for (const statement of statements) {
    const executable = lowerExecutable(statement, base, context);
    if (executable !== undefined) out.push(executable);
  }
  return out;
}

/** None for a declaration. */
export function lowerExecutable(
  statement: Statement,
  base: number,
  context: ExecutableContext,
): DhcpExecutable | undefined {
  const start = base + statement.offset;
  const at = placer(context, start);
  const place = at({ start: 0, end: statement.length });
  switch (statement.kind) {
    case 'option':
      return option(statement, at, place, context);
    case 'parameter':
      return parameter(statement, at, place);
    case 'authoritative':
      return flag('authoritative', !statement.not, place, place);
    case 'permit':
      if (statement.inPool) return undefined;
      return flag(statement.what.text, statement.verb === 'allow', at(statement.what.span), place);
    case 'if':
      return conditional(statement, start, place, context);
    case 'switch': {
      const cases = casesOf(statement.body.statements, start, at, context);
      return { kind: 'switch', on: statement.on, cases, place };
    }
    case 'set':
      return { kind: 'set', variable: statement.variable.text, value: statement.value, place };
    case 'unset':
      return { kind: 'unset', variable: statement.variable.text, place };
    case 'add':
      return { kind: 'add-class', name: statement.className.text, place };
    case 'break':
      return { kind: 'break', place };
    case 'on':
    case 'define':
    case 'effect':
      return { kind: 'other', understood: true, place };
    case 'incomplete':
      context.notUnderstood();
      return unreadValue(context.text.slice(start, start + Math.min(statement.length, 200)), place);
    case 'unknown':
      context.notUnderstood();
      return { kind: 'other', understood: false, place };
    default:
      return undefined;
  }
}

type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

function option(
  statement: Of<'option'>,
  at: PlaceOf,
  place: Place,
  { definitions }: ExecutableContext,
): DhcpExecutable {
  const space = statement.space?.text.toLowerCase() ?? 'dhcp';
  const name = statement.name.text.toLowerCase();
  const format = definitions.get(`${space}.${name}`) ?? optionFact(space, name)?.format;
  const setter: DhcpSetter = statement.setter === 'option' ? 'supersede' : statement.setter;
  const first = statement.space ?? statement.name;
  const namePlace = at({ start: first.span.start, end: statement.name.span.end });
  const value = assignedValue(statement, format, at);
  return { kind: 'assign', setter, space, name, value, place, namePlace };
}

function parameter(statement: Of<'parameter'>, at: PlaceOf, place: Place): DhcpExecutable {
  const written = statement.name.text.toLowerCase();
  const name = flagNames[written] ?? written;
  const namePlace = at(statement.name.span);
  const value = assignedValue(statement, parameterFact(written)?.format, at);
  return { kind: 'assign', setter: 'supersede', space: 'server', name, value, place, namePlace };
}

/** One branch that is never closed makes the whole of it unknown. */
function conditional(
  statement: Of<'if'>,
  start: number,
  place: Place,
  context: ExecutableContext,
): DhcpExecutable {
  const at = placer(context, start);
  const branches: DhcpBranch[] = [];
  for (const { condition, body, span } of statement.branches) {
    if (body.close === undefined) {
      context.notUnderstood();
      return { kind: 'other', understood: false, place };
    }
    branches.push({
      ...(condition && { condition, conditionPlace: at(condition.span) }),
      body: lowerBody(body.statements, start, context),
      place: at({ start: span.start, end: body.close + 1 }),
    });
  }
  return { kind: 'if', branches, place };
}

const HEAD = /^(?:(next-server|filename|server-name)|option\s+(?:([\w-]+)\.)?([\w-]+)(?!\s+code\b))\b/i;

/** What is meant to be said is known, though not what: "nothing says it" would not be true. */
function unreadValue(text: string, place: Place): DhcpExecutable {
  const [, parameter, space = 'dhcp', option] = HEAD.exec(text) ?? [];
  const name = (parameter ?? option)?.toLowerCase();
  if (name === undefined || name === 'space') return { kind: 'other', understood: false, place };
  return {
    kind: 'assign',
    setter: 'supersede',
    space: parameter === undefined ? space.toLowerCase() : 'server',
    name,
    value: { place, atoms: [], expression: { kind: 'unknown', span: { start: 0, end: 0 } } },
    place,
    namePlace: place,
  };
}

function flag(name: string, value: boolean, namePlace: Place, place: Place): DhcpExecutable {
  const atom = { kind: 'flag' as const, value, place };
  const said: DhcpValue = { place, atoms: [atom] };
  return { kind: 'assign', setter: 'supersede', space: 'server', name, value: said, place, namePlace };
}

function assignedValue(
  statement: Of<'option' | 'parameter'>,
  format: string | undefined,
  at: PlaceOf,
): DhcpValue {
  const { value, expression } = statement;
  if (expression !== undefined) return { place: at(expression.span), atoms: [], expression };
  if (value !== undefined) return { place: at(value.span), atoms: atomsOf(value, format, at) };
  const { end } = statement.name.span;
  return { place: at({ start: end, end }), atoms: [] };
}

type Cases = Extract<DhcpExecutable, { kind: 'switch' }>['cases'];

/** Each label begins a case of its own: one without statements falls through to the next, as in the real server. `base`: where the switch begins, by which `at` makes places. */
function casesOf(
  statements: readonly Statement[],
  base: number,
  at: PlaceOf,
  context: ExecutableContext,
): Cases {
  const cases: { values: Cases[number]['values']; body: DhcpExecutable[]; span: Span }[] = [];
  for (const statement of statements) {
    const { offset: start, length } = statement;
    if (statement.kind === 'case') {
      const values = statement.value === undefined ? [] : [statement.value];
      cases.push({ values, body: [], span: { start, end: start + length } });
      continue;
    }
    const current = cases.at(-1);
    const executable = lowerExecutable(statement, base, context);
    if (current === undefined || executable === undefined) continue;
    current.body.push(executable);
    current.span = { start: current.span.start, end: start + length };
  }
  return cases.map(({ values, body, span }) => ({ values, body, place: at(span) }));
}
