/** Documents of a dhcpd.conf and of the files it includes go in, one tree of scopes comes out. */
import type { DhcpdDocument, Statement } from '../../../grammars/dhcpd/index.js';
import type { Span } from '../../../grammars/text/index.js';
import { lowerFirst, normaliseMac } from '../address.js';
import { octetsInHex } from '../octets.js';
import type { Place } from '../place.js';
import type { SourceFile } from '../source.js';
import type {
  DhcpClass,
  DhcpFacts,
  DhcpGlobal,
  DhcpInclude,
  DhcpOptionDefinition,
  DhcpOptionSpace,
  DhcpSubnet,
} from './facts.js';
import { type Definitions, type ExecutableContext, lowerExecutable } from './lower-executables.js';
import {
  close,
  declares,
  type Lists,
  type Mutable,
  type Open,
  openDeclaration,
  openScope,
  type ScopeStatement,
} from './lower-scopes.js';
import { atomsOf, type PlaceOf, placer } from './lower-values.js';
import {
  declarations,
  isIncomplete,
  type LoweredDhcpd,
  type Made,
  newReading,
  type Reading,
} from './reading.js';

export type Include = (path: string) => SourceFile<DhcpdDocument> | undefined;

/** Files may include files; deeper than this, or in a circle, they are not followed. */
const deepestInclude = 16;

/** Where a statement stands. */
interface Around extends ExecutableContext {
  readonly source: SourceFile<DhcpdDocument>;
}

/** All that is said in one document and those it includes. */
export function lowerDhcpd(main: SourceFile<DhcpdDocument>, include: Include): DhcpFacts {
  return readDhcpd(main, include).facts;
}

/** The same, with what an edit needs to make as little of it anew as it can. */
export function readDhcpd(main: SourceFile<DhcpdDocument>, include: Include): LoweredDhcpd {
  const { file, document } = main;
  const whole: Place = { file, span: { start: 0, end: document.text.length } };
  const start: Place = { file, span: { start: 0, end: 0 } };
  const lists: Lists = { children: [], executables: [] };
  const global: DhcpGlobal = {
    kind: 'global',
    place: whole,
    head: start,
    body: whole,
    parent: undefined,
    ...lists,
  };
  const lowering = new Lowering(include);
  const reading = lowering.readFile(main, openScope(global, lists));
  const { includes, definitions, spaces, failover, documents } = lowering;
  const facts: DhcpFacts = {
    files: [...documents.keys()],
    global,
    ...declarations(global),
    includes,
    definitions,
    spaces,
    failover,
    incomplete: isIncomplete(reading),
  };
  return { facts, reading, documents };
}

function hardwareOf(statement: Statement & { kind: 'hardware' }, at: PlaceOf): Open['hardware'][number] {
  const text = octetsInHex(statement.octets);
  const type = statement.type.text.toLowerCase();
  const mac = type === 'ethernet' ? normaliseMac(text) : undefined;
  return { type, octets: { value: text, place: at(statement.octetsSpan) }, mac };
}

/** Of the settings, the `uid` of a host and the `interface` of a subnet say something about the site. */
function readSetting(statement: Statement & { kind: 'setting' }, at: PlaceOf, into: Open): void {
  const { name, value } = statement;
  const word = name.text.toLowerCase();
  if (into.scope.kind === 'host' && word === 'uid' && value !== undefined) {
    into.clientIdentifiers.push({ place: at(value.span), atoms: atomsOf(value, 'X', at) });
  } else if (into.scope.kind === 'subnet' && word === 'interface') {
    const first = value?.records[0]?.[0];
    if (first?.kind !== 'name') return;
    (into.scope as Mutable<DhcpSubnet>).interface = { value: first.text, place: at(first.span) };
  }
}

function readMatch(
  statement: Statement & { kind: 'match' | 'match-if' | 'spawn' },
  at: PlaceOf,
  into: Open,
): void {
  if (into.scope.kind !== 'class') return;
  const said = { expression: statement.expression, place: at(statement.expression.span) };
  const owner = into.scope as Mutable<DhcpClass>;
  if (statement.kind === 'match') owner.match = said;
  else if (statement.kind === 'match-if') owner.matchIf = said;
  else owner.spawn = said;
}

function readExecutable(statement: Statement, base: number, context: ExecutableContext, into: Open): void {
  const executable = lowerExecutable(statement, base, context);
  if (executable === undefined) return;
  into.executables.push(executable);
  if (
    into.scope.kind === 'host' &&
    executable.kind === 'assign' &&
    executable.space === 'dhcp' &&
    executable.name === 'dhcp-client-identifier'
  ) {
    into.clientIdentifiers.push(executable.value);
  }
}

/** Of a statement that is not complete a name may be known: then its value is not, and the statement counts. */
function lost(statement: Statement, base: number, context: ExecutableContext, into: Open): Made | undefined {
  const spans: Span[] = [];
  const executable = lowerExecutable(statement, base, { ...context, spans });
  if (executable === undefined) return undefined;
  into.executables.push(executable);
  if (executable.kind === 'other') return { kind: 'lost', executable, spans };
  context.spans.push(...spans);
  return undefined;
}

/** Makes facts of statements; what they declare for all that follows them grows with it. */
export class Lowering {
  readonly definitions: DhcpOptionDefinition[] = [];
  readonly spaces: DhcpOptionSpace[] = [];
  readonly documents = new Map<string, DhcpdDocument>();
  readonly includes: DhcpInclude[] = [];
  failover = false;
  private readonly include: Include;
  private readonly formats: Definitions;
  private readonly trail: string[] = [];

  /** `defined`: options that are defined before. */
  constructor(include: Include, defined: readonly DhcpOptionDefinition[] = []) {
    this.include = include;
    this.formats = new Map(
      defined.flatMap(({ space, name, format }) =>
        format === undefined ? [] : [[`${space}.${name}`, format] as const],
      ),
    );
  }

  readFile(source: SourceFile<DhcpdDocument>, into: Open): Reading {
    if (!this.documents.has(source.file)) this.documents.set(source.file, source.document);
    this.trail.push(source.file);
    const reading = this.readAll(source.document.statements, 0, source, into);
    this.trail.pop();
    return reading;
  }

  /** `base`: where the statement begins that holds the list. */
  readAll(
    statements: readonly Statement[],
    base: number,
    source: SourceFile<DhcpdDocument>,
    into: Open,
  ): Reading {
    const reading = newReading(source.file, statements);
    const context: Around = {
      file: source.file,
      source,
      text: source.document.text,
      spans: reading.spans,
      definitions: this.formats,
      notUnderstood: () => {
        reading.unread += 1;
      },
    };
    reading.made = statements.map((statement) => this.readOne(statement, base, context, into));
    reading.spans = reading.spans.slice();
    return reading;
  }

  private readOne(statement: Statement, base: number, context: Around, into: Open): Made | undefined {
    const start = base + statement.offset;
    if (declares(statement)) return this.readScope(statement, start, context, into);
    const at = placer(context, start);
    switch (statement.kind) {
      case 'incomplete':
      case 'unknown':
        return lost(statement, base, context, into);
      case 'include':
        return this.readInclude(statement.path.value, at(statement.path.span), context, into);
      case 'option-definition':
        this.readDefinition(statement, at);
        return { kind: 'meaning' };
      case 'option-space':
        this.readSpace(statement);
        return { kind: 'meaning' };
      case 'failover':
        this.failover = true;
        readExecutable(statement, base, context, into);
        return { kind: 'meaning' };
      case 'range': {
        const { low, high = low } = statement;
        const [first, last] = lowerFirst(low.value, high.value);
        into.ranges.push({
          low: first,
          high: last,
          dynamicBootp: statement.dynamicBootp,
          place: at({ start: 0, end: statement.length }),
        });
        return undefined;
      }
      case 'permit':
        if (statement.inPool) {
          const { className, verb, what } = statement;
          into.permits.push({
            allow: verb === 'allow',
            what: what.text,
            ...(className && { className: className.text }),
            place: at({ start: 0, end: statement.length }),
          });
          return undefined;
        }
        break;
      case 'hardware':
        into.hardware.push(hardwareOf(statement, at));
        return undefined;
      case 'fixed-address':
        if (statement.keyword.text.toLowerCase() === 'fixed-address') {
          for (const atom of atomsOf(statement.value, 'IA', at)) into.fixedAddresses.push(atom);
        }
        return undefined;
      case 'setting':
        readSetting(statement, at, into);
        return undefined;
      case 'match':
      case 'match-if':
      case 'spawn':
        readMatch(statement, at, into);
        return undefined;
      default:
        break;
    }
    readExecutable(statement, base, context, into);
    return undefined;
  }

  private readDefinition(statement: Statement & { kind: 'option-definition' }, at: PlaceOf): void {
    const space = statement.space?.text.toLowerCase() ?? 'dhcp';
    const name = statement.name.text.toLowerCase();
    const place = at({ start: 0, end: statement.length });
    const { format } = statement.type;
    const code = statement.code.value;
    this.definitions.push({ space, name, code, ...(format !== undefined && { format }), place });
    if (format !== undefined) this.formats.set(`${space}.${name}`, format);
  }

  private readSpace(statement: Statement & { kind: 'option-space' }): void {
    const words = (statement.value?.records[0] ?? []).map((item) =>
      'text' in item ? item.text.toLowerCase() : '',
    );
    const width = (of: string): number => {
      const found = words.findIndex((word, index) => word === of && words[index + 1] === 'width');
      return found < 0 ? 1 : Number(words[found + 2]);
    };
    const name = statement.name.text.toLowerCase();
    this.spaces.push({ name, codeWidth: width('code'), lengthWidth: width('length') });
  }

  private readInclude(path: string, place: Place, context: Around, into: Open): Made | undefined {
    const source = this.include(path);
    this.includes.push({ path: { value: path, place }, file: source?.file });
    if (source === undefined) context.notUnderstood();
    else if (this.trail.length < deepestInclude && !this.trail.includes(source.file))
      return { kind: 'file', reading: this.readFile(source, into) };
    return { kind: 'meaning' };
  }

  private readScope(statement: ScopeStatement, start: number, context: Around, into: Open): Made | undefined {
    const { body } = statement;
    if (body !== undefined && body.close === undefined && body.cut !== true) {
      // Which of what follows belongs to it nobody can tell.
      context.notUnderstood();
      return undefined;
    }
    if (statement.kind === 'class' && statement.keyword !== 'class') return undefined;
    const spans: Span[] = [];
    const open = openDeclaration(statement, into.scope, placer({ file: context.file, spans }, start));
    into.children.push(open.scope);
    const inside =
      body === undefined ? undefined : this.readAll(body.statements, start, context.source, open);
    close(open);
    return { kind: 'scope', scope: open.scope, spans: spans.slice(), inside };
  }
}
