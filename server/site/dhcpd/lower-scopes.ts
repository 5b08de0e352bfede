/** A declaration with a scope of its own goes in, the scope comes out, still empty: its lists grow while the statements of its body are read. */
import type { Block, Named, Statement } from '../../../grammars/dhcpd/index.js';
import type { Span } from '../../../grammars/text/index.js';
import type { Said } from '../place.js';
import type {
  DhcpAtom,
  DhcpExecutable,
  DhcpHost,
  DhcpPermit,
  DhcpRange,
  DhcpScope,
  DhcpValue,
} from './facts.js';
import { octetsOf, type PlaceOf } from './lower-values.js';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export interface Lists {
  readonly children: DhcpScope[];
  readonly executables: DhcpExecutable[];
}
/** What a scope collects while the statements of its body are read. */
export interface Open extends Lists {
  readonly scope: DhcpScope;
  readonly ranges: DhcpRange[];
  readonly permits: DhcpPermit[];
  readonly hardware: Mutable<DhcpHost['hardware'][number]>[];
  readonly fixedAddresses: DhcpAtom[];
  readonly clientIdentifiers: DhcpValue[];
}

export function openScope(scope: DhcpScope, lists: Lists): Open {
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

/** Its body is read: there are thousands of hosts, and an array that grew keeps room for sixteen more. */
export function close({ scope, executables, hardware, fixedAddresses }: Open): void {
  const closing: Mutable<DhcpScope> = scope;
  closing.executables = executables.slice();
  if (closing.kind !== 'host') return;
  closing.hardware = hardware.slice();
  closing.fixedAddresses = fixedAddresses.slice();
}

export function declares(statement: Statement): statement is ScopeStatement {
  return SCOPES.has(statement.kind);
}

/** `at` makes the places of the declaration itself. */
export function openDeclaration(statement: ScopeStatement, parent: DhcpScope, at: PlaceOf): Open {
  const { body } = statement;
  const lists: Lists = { children: [], executables: [] };
  const base = {
    place: at({ start: 0, end: statement.length }),
    head: at(headSpan(statement)),
    body: at(
      body === undefined
        ? { start: statement.length, end: statement.length }
        : inside(body, statement.length),
    ),
    parent,
    ...lists,
  };
  const said = (name: Named): Said<string> => ({ value: name.text, place: at(name.span) });
  const ranges: DhcpRange[] = [];
  const permits: DhcpPermit[] = [];
  switch (statement.kind) {
    case 'shared-network':
      return openScope({ kind: 'shared-network', ...base, name: said(statement.name) }, lists);
    case 'subnet': {
      const network = { value: statement.network.value, place: at(statement.network.span) };
      const mask = { value: statement.mask.value, place: at(statement.mask.span) };
      return { ...openScope({ kind: 'subnet', ...base, network, mask, ranges }, lists), ranges };
    }
    case 'pool':
      return { ...openScope({ kind: 'pool', ...base, ranges, permits }, lists), ranges, permits };
    case 'group':
      return openScope(
        { kind: 'group', ...base, ...(statement.name && { name: said(statement.name) }) },
        lists,
      );
    case 'host': {
      const extra = { hardware: [], fixedAddresses: [], clientIdentifiers: [] };
      return {
        ...openScope({ kind: 'host', ...base, name: said(statement.name), ...extra }, lists),
        ...extra,
      };
    }
    case 'class':
      return openScope({ kind: 'class', ...base, name: said(statement.name) }, lists);
    case 'subclass': {
      const data = { value: octetsOf(statement.data) ?? [], place: at(statement.data.span) };
      return openScope({ kind: 'subclass', ...base, className: said(statement.className), data }, lists);
    }
    default:
      return openScope({ kind: 'other', ...base }, lists);
  }
}

const SCOPES: ReadonlySet<Statement['kind']> = new Set([
  'shared-network',
  'subnet',
  'subnet6',
  'pool',
  'pool6',
  'group',
  'host',
  'class',
  'subclass',
]);

export type ScopeStatement = Extract<
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

/** `length`: that of its statement, with which a block ends that lacks its brace. */
function inside({ open, close }: Block, length: number): Span {
  return { start: open + 1, end: close ?? length };
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
