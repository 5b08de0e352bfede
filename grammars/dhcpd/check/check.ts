/** The statements of a text go in, the problems dhcpd would have with them come out, sorted by place. */
import { nearest, type Problem, type Span, shift } from '../../text/index.js';
import { toldAtComment } from '../commentedhead.js';
import { type Block, blocksOf, type Statement, type Value } from '../document.js';
import { typeOf } from '../expressions/binding.js';
import type { Expression } from '../expressions/expression.js';
import { scopeOf } from '../starter.js';
import { statementWords } from '../statements.js';
import { isOtherParameter, isReserved, parameterFact, parameters } from '../vocabulary.js';
import { faultOfAddresses6 } from './addresses6.js';
import { declare, declareHost, leave } from './declarations.js';
import { type Around, Environment } from './environment.js';
import { ExpressionCheck, nearestFunction, reportUndeclared } from './expressions.js';
import { misplaced } from './scopes.js';
import { faultOfValue } from './values.js';

export function check(text: string, statements: readonly Statement[]): readonly Problem[] {
  const checker = new Checker(text);
  const root: Around = {
    scope: 'root',
    statement: undefined,
    base: 0,
    parent: undefined,
    executable: false,
    seen: new Map(),
  };
  checker.block(statements, 0, root);
  checker.end();
  const problems = toldAtComment(text, checker.env.problems, checker.stumbled);
  return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const effects = new Set(['log', 'execute', 'eval', 'return', 'parse-vendor-option']);
/** Of a log statement. */
const priorities = new Set(['fatal', 'error', 'info', 'debug']);

/**
 * Hosts in which nothing is wrong, by their bodies, with what was defined in front of them: an editor checks the others. A
 * body is read again with all that stands around it, so its host has the same words and stands in the same declarations.
 */
const sound = new WeakMap<Block, string>();

/** A statement that cannot be read, and whose names are used further down. */
function declaresNames(text: string): boolean {
  return (
    /^(?:class|key|failover|group|include)\b|^(?:option"?\s+)?space\b|^[^;{]*\bcode\b/i.test(text) ||
    /^[^;{]*=\s*(?:\{|array\b|boolean\b|encapsulate\b|integer\b|ip-address\b|ip6-address\b|signed\b|string\b|text\b|unsigned\b)/i.test(
      text,
    )
  );
}

/** `option spaec PXE;`: the name of the space that is meant. */
function misspeltSpace({ space, name, value }: Statement & { kind: 'option' }): string | undefined {
  const [item, more] = value?.records[0] ?? [];
  if (space !== undefined || item?.kind !== 'name' || more !== undefined) return undefined;
  return nearest(name.text.toLowerCase(), ['space']) === undefined ? undefined : item.text;
}

/** Whatever it is, no other statement is right or wrong by it. */
function standsForItself(statement: Statement): boolean {
  if (statement.kind === 'option' || statement.kind === 'parameter')
    return statement.expression === undefined;
  return statement.kind === 'hardware' || statement.kind === 'fixed-address' || statement.kind === 'ignored';
}

class Checker {
  readonly env = new Environment();
  readonly stumbled = { strays: [] as Problem[], misplaced: new Set<Problem>() };
  private readonly text: string;
  private readonly expressions: ExpressionCheck;
  /** Whether the statement looked at is run when dhcpd starts. */
  private atTop = true;

  constructor(text: string) {
    this.text = text;
    this.expressions = new ExpressionCheck(this.env);
  }

  block(statements: readonly Statement[], base: number, around: Around): void {
    for (const statement of statements) {
      const start = base + statement.offset;
      // Of a host in which nothing is wrong only the name counts.
      if (statement.kind === 'host' && !around.executable && sound.get(statement.body) === this.env.meaning)
        declareHost(statement, start, this.env);
      else this.statement(statement, start, around);
    }
  }

  /** What can be told only when the whole text is known. */
  end(): void {
    if (this.env.unsure) return;
    const { omapiKey, keys, functions, called } = this.env;
    for (const { name, span } of called) if (!functions.has(name)) this.noFunction(name, span);
    if (omapiKey !== undefined && !keys.has(omapiKey.name))
      this.env.refuse('dhcp/syntax', `No key \`${omapiKey.name}\` is declared in this file.`, omapiKey.span);
    for (const [name, { span, used }] of this.env.peers) {
      if (used) continue;
      this.env.refuse(
        'dhcp/syntax',
        `No pool uses the failover peer "${name}": dhcpd refuses to start until a pool refers to it.`,
        span,
      );
    }
  }

  /** dhcpd looks for a function when it comes to call it: the file is taken, and the call has no value. */
  private noFunction(name: string, span: Span): void {
    const near = nearestFunction(name);
    const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`;
    const at = { start: span.start, end: span.start + name.length };
    const message = `There is no function \`${name}\`. dhcpd takes the file all the same; the call has no value, so a condition with it never holds. Its log then says "${name}: no such function.".${hint}`;
    const edits = near === undefined ? undefined : [{ span: at, newText: near }];
    this.env.warn(
      'dhcp/syntax',
      message,
      at,
      edits && { fix: { title: `Change to ${near}`, safe: false, edits } },
    );
  }

  private statement(statement: Statement, start: number, around: Around): void {
    const { env } = this;
    const host = statement.kind === 'host' && !around.executable ? statement : undefined;
    const { meaning } = env;
    const before = env.problems.length + env.leftOut;
    if (statement.kind === 'incomplete') {
      this.incomplete(statement, start);
      if (this.text[start] === '}') this.stumbled.strays.push(...env.problems.slice(-1));
    } else {
      const why = misplaced(statement, around.scope, around.executable);
      if (why !== undefined) {
        env.refuse('dhcp/syntax', why, this.head(statement, start));
        for (const one of env.problems.slice(-1)) this.stumbled.misplaced.add(one);
      }
    }
    this.values(statement, start, around);
    declare(statement, start, around, env);
    for (const block of blocksOf(statement)) this.inner(statement, block, start, around);
    if (host === undefined || env.problems.length + env.leftOut > before || env.isFull) return;
    const { body } = host;
    if (body.close !== undefined && body.statements.every(standsForItself)) sound.set(body, meaning);
  }

  private incomplete(statement: Statement & { kind: 'incomplete' }, start: number): void {
    const { rule, message, span, insert } = statement.fault;
    const fix = insert && {
      title: insert.title,
      safe: true,
      edits: [{ span: { start: start + insert.at, end: start + insert.at }, newText: insert.text }],
    };
    this.env.refuse(rule, message, shift(span, start), fix && { fix });
    // What it would have declared is not known, and must not be missed further down.
    if (declaresNames(this.text.slice(start, start + Math.min(statement.length, 200))))
      this.env.unsure = true;
  }

  private inner(statement: Statement, block: Block, start: number, around: Around): void {
    const scope = scopeOf(statement);
    const executable = scope === 'executable' || (around.executable && scope !== 'zone' && scope !== 'key');
    const next: Around = {
      scope: scope === 'executable' || scope === 'switch' ? around.scope : scope,
      statement,
      base: start,
      parent: around,
      executable: executable || scope === 'switch',
      seen: new Map(),
    };
    this.block(block.statements, start, next);
    if (block.close === undefined && statement.kind !== 'incomplete') this.unclosed(statement, block, start);
    leave(statement, block, start, next, this.env);
  }

  private unclosed({ length }: Statement, { open, cut }: Block, start: number): void {
    const span = { start: start + open, end: start + open + 1 };
    const end = start + length;
    const line = this.text.lastIndexOf('\n', start) + 1;
    const indent = /^[ \t]*/.exec(this.text.slice(line, start))?.[0] ?? '';
    const fix = {
      title: 'Insert `}`',
      safe: false,
      edits: [{ span: { start: end, end }, newText: `\n${indent}}` }],
    };
    if (cut)
      this.env.refuse('dhcp/syntax', 'This `{` is never closed.', span, {
        fix,
        related: [{ span: { start: end - 1, end }, message: 'Its `}` is missing behind this.' }],
      });
    else
      this.env.refuse('dhcp/syntax', 'This `{` is never closed: the file ends before its `}`.', span, {
        fix,
      });
  }

  /** The first word, and the name where there is one. */
  private head(statement: Statement, start: number): Span {
    const word = /^[\w-]*/.exec(this.text.slice(start, start + Math.min(statement.length, 40)));
    return { start, end: start + Math.max(1, word?.[0].length ?? 1) };
  }

  private values(statement: Statement, start: number, around: Around): void {
    this.expressions.base = start;
    this.atTop = around.scope === 'root' && !around.executable;
    switch (statement.kind) {
      case 'option':
        this.option(statement, start);
        return;
      case 'parameter': {
        const name = statement.name.text.toLowerCase();
        if (isOtherParameter(name)) return;
        this.assigned(statement, parameterFact(name)?.format, statement.name.span, start);
        return;
      }
      case 'subnet6':
      case 'range6':
        this.addresses6(statement, start);
        return;
      case 'fixed-address': {
        this.addresses6(statement, start);
        const word = statement.keyword.text.toLowerCase();
        if (word === 'fixed-address') this.format(statement.value, 'IA', start);
        else if (word === 'fixed-address6') this.format(statement.value, '6A', start);
        return;
      }
      case 'if':
        for (const { condition } of statement.branches) {
          if (condition !== undefined) this.expressions.expect(condition, 'boolean');
        }
        return;
      case 'match-if':
        this.expressions.expect(statement.expression, 'boolean');
        return;
      case 'match':
      case 'spawn':
        this.expressions.expect(statement.expression, 'data');
        return;
      case 'switch':
        this.expressions.expect(statement.on, 'any');
        this.lastLabel(statement, start, around);
        return;
      case 'case':
        if (statement.value !== undefined) this.caseValue(statement.value, around);
        return;
      case 'set':
        this.variable(statement.variable.text, shift(statement.variable.span, start));
        this.expressions.expect(statement.value, 'any');
        return;
      case 'unset':
        this.variable(statement.variable.text, shift(statement.variable.span, start));
        return;
      case 'define':
        this.env.functions.add(statement.name.text);
        for (const name of [statement.name, ...statement.parameters])
          this.variable(name.text, shift(name.span, start));
        if (statement.value !== undefined) this.expressions.expect(statement.value, 'any');
        return;
      case 'effect':
        this.effect(statement);
        return;
      case 'unknown':
        this.unknown(statement, start, around);
        return;
      default:
        return;
    }
  }

  /** A label with nothing behind it: dhcpd takes the statement that is not there, and dies. */
  private lastLabel(statement: Statement & { kind: 'switch' }, start: number, around: Around): void {
    const last = statement.body.statements.at(-1);
    if (last?.kind !== 'case' || last.value !== undefined || around.executable || around.scope !== 'root')
      return;
    // Whether another case is the right one is decided by values that are not looked into.
    if (statement.body.statements.some((it) => it.kind === 'case' && it.value !== undefined)) return;
    const span = { start: 0, end: Math.min(last.length, 7) };
    this.env.refuse(
      'dhcp/syntax',
      'No statement stands behind this label. dhcpd crashes when it comes here, and at the top level that is when it starts. Write `break;`.',
      shift(span, start + last.offset),
    );
  }

  /** A bare number beside data is read as octets, and swallows the colon of its case. */
  private caseValue(value: Expression, around: Around): void {
    const on = around.statement?.kind === 'switch' ? around.statement.on : undefined;
    if (value.kind === 'number' && on !== undefined && typeOf(on) === 'data') {
      this.env.refuse(
        'dhcp/syntax',
        'dhcpd reads this number as octets and its colon as part of them. Put it in quotes, or switch on extract-int (…).',
        shift(value.span, this.expressions.base),
      );
    } else this.expressions.expect(value, 'any');
  }

  /** The first word of a log statement may be a priority. */
  private effect({ keyword, args }: Statement & { kind: 'effect' }): void {
    if (isReserved(keyword.text.toLowerCase()) && !effects.has(keyword.text.toLowerCase())) {
      const message = `\`${keyword.text}\` is a word of the language and begins no statement.`;
      this.env.refuse('dhcp/syntax', message, shift(keyword.span, this.expressions.base));
      return;
    }
    const isLog = keyword.text.toLowerCase() === 'log';
    const first = args[0];
    const level = first?.kind === 'variable' && priorities.has(first.name.toLowerCase());
    if (keyword.text.toLowerCase() === 'execute' && first !== undefined && first.kind !== 'string') {
      const message = 'execute takes the name of a program in quotes, and then its arguments.';
      this.env.refuse('dhcp/syntax', message, shift(first.span, this.expressions.base));
      return;
    }
    const extra = isLog ? args[level ? 2 : 1] : undefined;
    if (extra !== undefined) {
      const message = 'log takes one value, and before it perhaps fatal, error, info or debug.';
      this.env.refuse('dhcp/syntax', message, shift(extra.span, this.expressions.base));
      return;
    }
    for (const [index, argument] of args.entries()) {
      if (!isLog || !level || index > 0 || args.length === 1)
        this.expressions.expect(argument, isLog ? 'data' : 'any');
    }
  }

  private variable(name: string, span: Span): void {
    if (!isReserved(name.toLowerCase())) return;
    this.env.refuse('dhcp/syntax', `\`${name}\` is a word of the language and cannot be a variable.`, span);
  }

  private option(statement: Statement & { kind: 'option' }, start: number): void {
    const { env } = this;
    const space = statement.space?.text.toLowerCase() ?? 'dhcp';
    const name = statement.name.text.toLowerCase();
    const format = env.formatOf(space, name);
    if (format === undefined) {
      if (env.unsure) return;
      if (!env.spaces.has(space)) {
        if (!env.misses(`space ${space}`)) return;
        const written = statement.space?.text ?? space;
        const message = `There is no option space named \`${written}\`. Declare it before with \`option space ${written};\`.`;
        env.refuse('dhcp/option-undeclared', message, shift((statement.space ?? statement.name).span, start));
        return;
      }
      const spaceName = misspeltSpace(statement);
      if (spaceName !== undefined) {
        const at = shift(statement.name.span, start);
        const fix = { title: 'Change to space', safe: false, edits: [{ span: at, newText: 'space' }] };
        const message = `dhcpd knows no option \`${name}\`. Did you mean \`option space ${spaceName}\`?`;
        env.refuse('dhcp/option-undeclared', message, at, { fix });
        env.defineSpace(spaceName.toLowerCase());
        return;
      }
      reportUndeclared(env, space, name, shift(statement.name.span, start));
      return;
    }
    this.assigned(statement, format, statement.name.span, start);
  }

  private assigned(
    statement: Statement & { kind: 'option' | 'parameter' },
    format: string | undefined,
    name: Span,
    start: number,
  ): void {
    if (statement.expression !== undefined) {
      this.expressions.expect(statement.expression, 'data');
      return;
    }
    if (format === undefined) return;
    if (statement.value !== undefined) this.format(statement.value, format, start);
    else if (!format.startsWith('Z')) {
      this.env.refuse('dhcp/syntax', `\`${statement.name.text}\` has no value.`, shift(name, start));
    }
  }

  private format(value: Value, format: string, start: number): void {
    const from = start + value.span.start;
    const written = format.startsWith('t') ? this.text.slice(from, start + value.span.end) : '';
    const wrong = faultOfValue(value, format, written);
    if (wrong === undefined) return;
    const { rule, message, span, fix } = wrong;
    const edits = fix && [{ span: shift(fix.span, start), newText: fix.newText }];
    // dhcpd looks at this one when it runs the statements of the top level, and nowhere else.
    const report = rule === 'dhcp/ddns-adhoc' && !this.atTop ? 'warn' : 'refuse';
    this.env[report](
      rule,
      message,
      shift(span, start),
      edits && { fix: { title: fix.title, safe: true, edits } },
    );
  }

  private addresses6(statement: Parameters<typeof faultOfAddresses6>[0], start: number): void {
    const wrong = faultOfAddresses6(statement);
    if (wrong !== undefined) this.env.refuse('dhcp/syntax', wrong.message, shift(wrong.span, start));
  }

  private unknown(statement: Statement & { kind: 'unknown' }, start: number, around: Around): void {
    if (around.scope === 'unknown') return;
    const { text, span } = statement.name;
    if (/^(?:else|elsif)$/i.test(text)) {
      const stray = `\`${text}\` has to stand right behind the block of an \`if\`, and none ends here.`;
      this.env.refuse('dhcp/syntax', stray, shift(span, start));
      return;
    }
    const near = /^no[nt]?-?authoritative$/i.test(text)
      ? 'not authoritative'
      : nearest(text, [...statementWords(), ...[...parameters()].map((fact) => fact.name)]);
    const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`;
    const edits = near === undefined ? undefined : [{ span: shift(span, start), newText: near }];
    const at = shift(span, start);
    const rest = this.text.slice(start + span.end, start + Math.min(statement.length, 200));
    if (declaresNames(`${text}${rest}`) || declaresNames(`${near ?? ''}${rest}`)) this.env.unsure = true;
    const fix = edits && { fix: { title: `Change to ${near}`, safe: false, edits } };
    const message = `dhcpd knows no statement \`${text}\``;
    // Only a name or a call can stand alone; a word of the language begins what it is meant for, or nothing.
    const refused =
      statement.expression === undefined ||
      statement.expression.kind === 'unknown' ||
      isReserved(text.toLowerCase());
    if (refused) this.env.refuse('dhcp/syntax', `${message}.${hint}`, at, fix);
    else {
      if (statement.expression !== undefined) this.expressions.expect(statement.expression, 'any');
      this.env.warn(
        'dhcp/syntax',
        `${message}: it takes this for an expression and does nothing.${hint}`,
        at,
        fix,
      );
    }
  }
}
