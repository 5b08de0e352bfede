/** Documents of a dhcpd.conf and of the files it includes go in, one tree of scopes comes out. */
import type { Block, DhcpdDocument, Named, Statement } from '../../../grammars/dhcpd/index.js';
import type { Span } from '../../../grammars/text/index.js';
import { normaliseMac } from '../address.js';
import type { Place, Said } from '../place.js';
import type { SourceFile } from '../source.js';
import type {
  DhcpAtom,
  DhcpClass,
  DhcpExecutable,
  DhcpFacts,
  DhcpGlobal,
  DhcpGroup,
  DhcpHost,
  DhcpInclude,
  DhcpOptionDefinition,
  DhcpOptionSpace,
  DhcpOtherScope,
  DhcpPermit,
  DhcpPool,
  DhcpRange,
  DhcpScope,
  DhcpSharedNetwork,
  DhcpSubclass,
  DhcpSubnet,
  DhcpValue,
} from './facts.js';
import { type Definitions, type ExecutableContext, lowerExecutable } from './lower-executables.js';
import { atomsOf, octetsOf, type PlaceOf, placer } from './lower-values.js';

type Include = (path: string) => SourceFile<DhcpdDocument> | undefined;

/** Files may include files; deeper than this, or in a circle, they are not followed. */
const deepestInclude = 16;

/** All that is said in one document and those it includes. */
export function lowerDhcpd(main: SourceFile<DhcpdDocument>, include: Include): DhcpFacts {
  return new Lowering(main, include).facts();
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Lists {
  readonly children: DhcpScope[];
  readonly executables: DhcpExecutable[];
}
/** What a scope collects while the statements of its body are read. */
interface Open extends Lists {
  readonly scope: DhcpScope;
  readonly ranges: DhcpRange[];
  readonly permits: DhcpPermit[];
  readonly hardware: Mutable<DhcpHost['hardware'][number]>[];
  readonly fixedAddresses: DhcpAtom[];
  readonly clientIdentifiers: DhcpValue[];
}

function hardwareOf(statement: Statement & { kind: 'hardware' }, at: PlaceOf): Open['hardware'][number] {
  const text = statement.octets.map((octet) => octet.toString(16).padStart(2, '0')).join(':');
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

class Lowering {
  private readonly include: Include;
  private readonly main: SourceFile<DhcpdDocument>;
  private readonly definitions: Definitions = new Map();
  private readonly spaces: DhcpOptionSpace[] = [];
  private readonly optionDefinitions: DhcpOptionDefinition[] = [];
  private readonly files: string[] = [];
  private readonly trail: string[] = [];
  private readonly sharedNetworks: DhcpSharedNetwork[] = [];
  private readonly subnets: DhcpSubnet[] = [];
  private readonly pools: DhcpPool[] = [];
  private readonly groups: DhcpGroup[] = [];
  private readonly hosts: DhcpHost[] = [];
  private readonly classes: DhcpClass[] = [];
  private readonly subclasses: DhcpSubclass[] = [];
  private readonly includes: DhcpInclude[] = [];
  private incomplete = false;
  private failover = false;

  constructor(main: SourceFile<DhcpdDocument>, include: Include) {
    this.main = main;
    this.include = include;
  }

  facts(): DhcpFacts {
    const { file, document } = this.main;
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
    this.readFile(this.main, openScope(global, lists));
    return {
      files: this.files,
      global,
      sharedNetworks: this.sharedNetworks,
      subnets: this.subnets,
      pools: this.pools,
      groups: this.groups,
      hosts: this.hosts,
      classes: this.classes,
      subclasses: this.subclasses,
      includes: this.includes,
      definitions: this.optionDefinitions,
      spaces: this.spaces,
      failover: this.failover,
      incomplete: this.incomplete,
    };
  }

  private readFile(source: SourceFile<DhcpdDocument>, into: Open): void {
    if (!this.files.includes(source.file)) this.files.push(source.file);
    this.trail.push(source.file);
    const context: ExecutableContext = {
      file: source.file,
      text: source.document.text,
      definitions: this.definitions,
      notUnderstood: () => {
        this.incomplete = true;
      },
    };
    this.readAll(source.document.statements, 0, context, into);
    this.trail.pop();
  }

  private readAll(
    statements: readonly Statement[],
    base: number,
    context: ExecutableContext,
    into: Open,
  ): void {
    for (const statement of statements) {
      if (statement.kind === 'failover') this.failover = true;
      this.readOne(statement, base, context, into);
    }
  }

  private readOne(statement: Statement, base: number, context: ExecutableContext, into: Open): void {
    const start = base + statement.offset;
    const at = placer(context.file, start);
    switch (statement.kind) {
      case 'include':
        this.readInclude(statement.path.value, at(statement.path.span), into);
        return;
      case 'option-definition':
        this.readDefinition(statement, at);
        return;
      case 'option-space':
        this.readSpace(statement);
        return;
      case 'range': {
        const { low, high = low } = statement;
        into.ranges.push({
          low: Math.min(low.value, high.value),
          high: Math.max(low.value, high.value),
          dynamicBootp: statement.dynamicBootp,
          place: at({ start: 0, end: statement.length }),
        });
        return;
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
          return;
        }
        break;
      case 'hardware':
        into.hardware.push(hardwareOf(statement, at));
        return;
      case 'fixed-address':
        if (statement.keyword.text.toLowerCase() === 'fixed-address') {
          for (const atom of atomsOf(statement.value, 'IA', at)) into.fixedAddresses.push(atom);
        }
        return;
      case 'setting':
        readSetting(statement, at, into);
        return;
      case 'match':
      case 'match-if':
      case 'spawn':
        readMatch(statement, at, into);
        return;
      default:
        break;
    }
    if (!this.readScope(statement, start, context, at, into)) readExecutable(statement, base, context, into);
  }

  private readDefinition(statement: Statement & { kind: 'option-definition' }, at: PlaceOf): void {
    const space = statement.space?.text.toLowerCase() ?? 'dhcp';
    const name = statement.name.text.toLowerCase();
    const place = at({ start: 0, end: statement.length });
    const { format } = statement.type;
    const code = statement.code.value;
    this.optionDefinitions.push({ space, name, code, ...(format !== undefined && { format }), place });
    if (format !== undefined) this.definitions.set(`${space}.${name}`, format);
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

  private readInclude(path: string, place: Place, into: Open): void {
    const source = this.include(path);
    this.includes.push({ path: { value: path, place }, file: source?.file });
    if (source === undefined) this.incomplete = true;
    else if (this.trail.length < deepestInclude && !this.trail.includes(source.file))
      this.readFile(source, into);
  }

  /** True where the statement is a declaration with a scope of its own. */
  private readScope(
    statement: Statement,
    start: number,
    context: ExecutableContext,
    at: PlaceOf,
    into: Open,
  ): boolean {
    switch (statement.kind) {
      case 'shared-network':
      case 'subnet':
      case 'subnet6':
      case 'pool':
      case 'pool6':
      case 'group':
      case 'host':
      case 'class':
      case 'subclass':
        break;
      default:
        return false;
    }
    const body = statement.body;
    if (body !== undefined && body.close === undefined) {
      // Which of what follows belongs to it nobody can tell.
      this.incomplete = true;
      return true;
    }
    if (statement.kind === 'class' && statement.keyword !== 'class') return true;
    const scope = this.scopeOf(statement, body, at, into.scope);
    const { open } = scope;
    into.children.push(open.scope);
    scope.list();
    if (body !== undefined) this.readAll(body.statements, start, context, open);
    return true;
  }

  private scopeOf(
    statement: ScopeStatement,
    body: Block | undefined,
    at: PlaceOf,
    parent: DhcpScope,
  ): { open: Open; list: () => void } {
    const lists: Lists = { children: [], executables: [] };
    const headEnd = headSpan(statement);
    const base = {
      place: at({ start: 0, end: statement.length }),
      head: at(headEnd),
      body: at(body === undefined ? { start: statement.length, end: statement.length } : inside(body)),
      parent,
      ...lists,
    };
    const said = (name: Named): Said<string> => ({ value: name.text, place: at(name.span) });
    const ranges: DhcpRange[] = [];
    const permits: DhcpPermit[] = [];
    const made = <S extends DhcpScope>(
      scope: S,
      list: S[],
      extra: Partial<Open> = {},
    ): { open: Open; list: () => void } => ({
      open: { ...openScope(scope, lists), ...extra },
      list: () => {
        list.push(scope);
      },
    });
    switch (statement.kind) {
      case 'shared-network':
        return made<DhcpSharedNetwork>(
          { kind: 'shared-network', ...base, name: said(statement.name) },
          this.sharedNetworks,
        );
      case 'subnet': {
        const { network, mask } = statement;
        return made<DhcpSubnet>(
          {
            kind: 'subnet',
            ...base,
            network: { value: network.value, place: at(network.span) },
            mask: { value: mask.value, place: at(mask.span) },
            ranges,
          },
          this.subnets,
          { ranges },
        );
      }
      case 'pool':
        return made<DhcpPool>({ kind: 'pool', ...base, ranges, permits }, this.pools, { ranges, permits });
      case 'group':
        return made<DhcpGroup>(
          { kind: 'group', ...base, ...(statement.name && { name: said(statement.name) }) },
          this.groups,
        );
      case 'host': {
        const extra = { hardware: [], fixedAddresses: [], clientIdentifiers: [] };
        return made<DhcpHost>(
          { kind: 'host', ...base, name: said(statement.name), ...extra },
          this.hosts,
          extra,
        );
      }
      case 'class':
        return made<DhcpClass>({ kind: 'class', ...base, name: said(statement.name) }, this.classes);
      case 'subclass': {
        const data = { value: octetsOf(statement.data) ?? [], place: at(statement.data.span) };
        return made<DhcpSubclass>(
          { kind: 'subclass', ...base, className: said(statement.className), data },
          this.subclasses,
        );
      }
      default:
        return made<DhcpOtherScope>({ kind: 'other', ...base }, []);
    }
  }
}

type ScopeStatement = Extract<
  Statement,
  {
    kind:
      | 'shared-network'
      | 'subnet'
      | 'subnet6'
      | 'pool'
      | 'pool6'
      | 'group'
      | 'host'
      | 'class'
      | 'subclass';
  }
>;

function openScope(scope: DhcpScope, lists: Lists): Open {
  return {
    scope,
    ...lists,
    ranges: [],
    permits: [],
    hardware: [],
    fixedAddresses: [],
    clientIdentifiers: [],
  };
}

function inside(body: Block): Span {
  return { start: body.open + 1, end: body.close ?? body.open + 1 };
}

/** Keyword and name. */
function headSpan(statement: ScopeStatement): Span {
  switch (statement.kind) {
    case 'subnet':
      return { start: 0, end: statement.mask.span.end };
    case 'subnet6':
      return { start: 0, end: statement.prefixLength.span.end };
    case 'subclass':
      return { start: 0, end: statement.data.span.end };
    case 'shared-network':
    case 'host':
    case 'class':
      return { start: 0, end: statement.name.span.end };
    case 'group':
      return { start: 0, end: statement.name?.span.end ?? 'group'.length };
    default:
      return { start: 0, end: statement.kind.length };
  }
}
