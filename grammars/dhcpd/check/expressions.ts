/** Expressions go in, what dhcpd refuses in them comes out: unknown options, operands of the wrong kind. */
import { nearest, type Span, shift } from '../../text/index.js';
import { argumentTypes, type ExpressionType, typeOf } from '../expressions/binding.js';
import type { Expression } from '../expressions/expression.js';
import { entryOf, isReserved } from '../vocabulary.js';
import type { Environment } from './environment.js';

const kinds: Readonly<Record<ExpressionType, string>> = {
  boolean: 'a condition',
  data: 'data (text or octets)',
  numeric: 'a number',
  any: 'a value',
};

const intCalls = new Set(['extract-int', 'encode-int']);
const calls = new Set([
  ...Object.keys(argumentTypes),
  'concat',
  'pick',
  'pick-first-value',
  'gethostname',
  'gethostbyname',
  'defined',
]);

/** dhcpd looks for a first value even in a function that has no parameters. */
function leastArguments(name: string): number {
  if (name === 'concat') return 2;
  if (name === 'pick' || name === 'pick-first-value') return 1;
  return calls.has(name) ? 0 : 1;
}

function isWidth(expression: Expression): boolean {
  return expression.kind === 'number' && [8, 16, 32].includes(expression.value);
}

export class ExpressionCheck {
  private readonly env: Environment;
  /** Offset of the statement whose expressions are looked at. */
  base = 0;

  constructor(env: Environment) {
    this.env = env;
  }

  private refuse(message: string, span: Span, rule = 'dhcp/syntax'): void {
    this.env.refuse(rule, message, shift(span, this.base));
  }

  /** Looks at an expression that must be of a kind. */
  expect(expression: Expression, wanted: ExpressionType): void {
    const problems = this.env.problems.length;
    this.visit(expression);
    if (this.env.problems.length > problems) return;
    const found = typeOf(expression);
    if (found === wanted || found === 'any' || wanted === 'any') return;
    this.refuse(`Expected ${kinds[wanted]} here, found ${kinds[found]}.`, expression.span);
  }

  private visit(expression: Expression): void {
    switch (expression.kind) {
      case 'option':
      case 'exists':
        this.option(expression);
        return;
      case 'not': {
        const problems = this.env.problems.length;
        this.visit(expression.operand);
        if (this.env.problems.length === problems && typeOf(expression.operand) !== 'boolean')
          this.refuse(
            '`not` takes what stands directly behind it, and that is no condition: put a whole comparison in parentheses.',
            expression.operand.span,
          );
        return;
      }
      case 'binary':
        this.binary(expression);
        return;
      case 'call': {
        if (!calls.has(expression.name)) {
          this.word(expression.name, expression.span);
          this.env.called.push({ name: expression.name, span: shift(expression.span, this.base) });
        }
        const width = expression.args[1];
        if (intCalls.has(expression.name) && width !== undefined && !isWidth(width)) {
          this.refuse('The width of a number is 8, 16 or 32.', width.span);
          return;
        }
        const types = entryOf(argumentTypes, expression.name);
        const data = expression.name === 'concat' || expression.name.startsWith('pick');
        for (const [index, argument] of expression.args.entries()) {
          this.expect(argument, data ? 'data' : (types?.[index] ?? 'any'));
        }
        if (expression.name === 'gethostname' && expression.args.length > 0) {
          this.refuse('gethostname takes nothing in its parentheses.', expression.span);
          return;
        }
        if (expression.name === 'defined' && expression.args[0]?.kind !== 'variable') {
          this.refuse('defined takes the name of a variable in its parentheses.', expression.span);
          return;
        }
        const least = leastArguments(expression.name);
        if (expression.args.length < least) {
          const values = least === 1 ? 'a value' : `at least ${least} values`;
          this.refuse(`\`${expression.name}\` takes ${values} in its parentheses.`, expression.span);
          return;
        }
        if (types !== undefined && types.length !== expression.args.length) {
          this.refuse(
            `\`${expression.name}\` takes ${types.length} value${types.length === 1 ? '' : 's'} in its parentheses, not ${expression.args.length}.`,
            expression.span,
          );
        }
        return;
      }
      case 'check':
        if (expression.className !== 'default') {
          this.refuse(`There is no collection of classes named "${expression.className}".`, expression.span);
        }
        return;
      case 'variable':
        this.word(expression.name, expression.span);
        return;
      case 'unknown':
        this.refuse(
          expression.number === undefined
            ? 'Octets are hex numbers of one or two digits with colons between them.'
            : `dhcpd reads a number here as one octet in hex, so ${expression.number} is too large. Write encode-int (${expression.number}, 32).`,
          expression.span,
        );
        return;
      default:
        return;
    }
  }

  /** Reserved words are no variables and no functions. */
  private word(name: string, span: Span): void {
    if (!isReserved(name.toLowerCase())) return;
    this.refuse(`\`${name}\` is a word of the language and stands for no value.`, span);
  }

  private option(expression: Expression & { kind: 'option' | 'exists' }): void {
    const { space, name, span } = expression;
    if (this.env.unsure || this.env.formatOf(space, name) !== undefined) return;
    if (!this.env.spaces.has(space)) {
      if (this.env.misses(`space ${space}`))
        this.refuse(`There is no option space named \`${space}\`.`, span, 'dhcp/option-undeclared');
      return;
    }
    reportUndeclared(this.env, space, name, shift(span, this.base));
  }

  /** Both sides must be of one kind, and of the kind the operator takes (parse_expression() of common/parse.c). */
  private binary(expression: Expression & { kind: 'binary' }): void {
    const { operator, left, right } = expression;
    const problems = this.env.problems.length;
    this.visit(left);
    this.visit(right);
    if (this.env.problems.length > problems) return;
    const leftType = typeOf(left);
    const rightType = typeOf(right);
    if (leftType !== rightType && leftType !== 'any' && rightType !== 'any') {
      const sum = leftType === 'boolean' && !isLogic(operator) && !isComparison(operator);
      this.refuse(
        sum
          ? `dhcpd binds \`=\` more tightly than \`${operator}\`: put the arithmetic in parentheses.`
          : `\`${operator}\` stands between ${kinds[leftType]} and ${kinds[rightType]}, and dhcpd wants the same on both sides.${octetHint(right)}`,
        expression.span,
      );
      return;
    }
    if (rightType === 'any') {
      if (operator === '~=') this.refuse(`Expected ${kinds.data} behind \`${operator}\`.`, right.span);
      return;
    }
    const wanted: readonly ExpressionType[] = isLogic(operator)
      ? ['boolean']
      : operator === '~='
        ? ['data']
        : isComparison(operator)
          ? ['data', 'numeric']
          : ['numeric'];
    if (operator === '~~' || wanted.includes(rightType)) return;
    const names = wanted.map((type) => kinds[type]).join(' or ');
    this.refuse(`Expected ${names} behind \`${operator}\`, found ${kinds[rightType]}.`, right.span);
  }
}

function isLogic(operator: string): boolean {
  return operator === 'and' || operator === 'or';
}

function isComparison(operator: string): boolean {
  return operator === '=' || operator === '!=' || operator === '~=' || operator === '~~';
}

/** Behind `and … =` dhcpd looks for data, so that a plain number is an octet there. */
function octetHint(expression: Expression): string {
  return expression.kind === 'hex' && expression.octets.length === 1
    ? ' A number alone is read as one octet in hex here: put the whole comparison in parentheses, or compare with the other side first.'
    : '';
}

/** The function of dhcp-eval(5) whose name is the nearest. */
export function nearestFunction(name: string): string | undefined {
  return nearest(name, calls);
}

/** Definitions that belong at the top of the file for names that are written without one time and again. */
const usualDefinitions: Readonly<Record<string, string>> = {
  arch: 'option arch code 93 = unsigned integer 16;',
  'client-arch': 'option client-arch code 93 = unsigned integer 16;',
  'client-architecture': 'option client-architecture code 93 = unsigned integer 16;',
  'architecture-type': 'option architecture-type code 93 = unsigned integer 16;',
  'client-system-arch': 'option client-system-arch code 93 = unsigned integer 16;',
  'client-system': 'option client-system code 93 = unsigned integer 16;',
  'arch-type': 'option arch-type code 93 = unsigned integer 16;',
  'pxe-arch': 'option pxe-arch code 93 = unsigned integer 16;',
  'tftp-server': 'option tftp-server code 150 = ip-address;',
};

export function reportUndeclared(env: Environment, space: string, name: string, span: Span): void {
  const near = env.suggestion(space, name);
  const definition = space === 'dhcp' ? entryOf(usualDefinitions, name) : undefined;
  // A slip is one wherever it is made; a definition is missing once.
  if ((definition !== undefined || near === undefined) && !env.misses(`option ${space}.${name}`)) return;
  const hint =
    definition !== undefined
      ? ` Define it before: \`${definition}\``
      : near !== undefined
        ? ` Did you mean \`${near}\`?`
        : ' Define it before it is used, with its code and type.';
  env.refuse(
    'dhcp/option-undeclared',
    `dhcpd knows no option \`${name}\` in the space \`${space}\`.${hint}`,
    span,
    definition !== undefined
      ? {
          fix: {
            title: `Define option ${name}`,
            safe: false,
            edits: [{ span: { start: 0, end: 0 }, newText: `${definition}\n` }],
          },
        }
      : near !== undefined
        ? {
            fix: {
              title: `Change to ${near}`,
              safe: false,
              edits: [{ span: { start: span.end - name.length, end: span.end }, newText: near }],
            },
          }
        : undefined,
  );
}
