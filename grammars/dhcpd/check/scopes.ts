/** A kind of statement and the declaration around it go in, whether dhcpd takes it there comes out. */
import type { Statement } from '../document.js';
import type { Scope } from '../starter.js';
import { entryOf } from '../vocabulary.js';

interface Allowed {
  readonly only?: readonly Scope[];
  readonly not?: readonly Scope[];
  /** The place where it belongs, for the message. */
  readonly place: string;
}

const allowed: Partial<Record<Statement['kind'], Allowed>> = {
  'shared-network': {
    not: ['shared-network', 'host', 'subnet', 'class', 'subnet6'],
    place: 'at the top level',
  },
  subnet: { not: ['host', 'subnet', 'class', 'subnet6'], place: 'at the top level or in a shared-network' },
  subnet6: { not: ['host', 'subnet', 'class', 'subnet6'], place: 'at the top level or in a shared-network' },
  group: { not: ['host', 'class'], place: 'at the top level, or in a subnet or shared-network' },
  host: { not: ['host', 'class'], place: 'at the top level or in a group' },
  class: { not: ['class'], place: 'at the top level' },
  subclass: { not: ['class'], place: 'at the top level' },
  pool: { only: ['subnet', 'shared-network'], place: 'in a subnet or shared-network' },
  pool6: { only: ['subnet6'], place: 'in a subnet6' },
  range: { only: ['subnet', 'pool'], place: 'in a subnet or pool' },
  range6: { only: ['subnet6', 'pool6'], place: 'in a subnet6 or pool6' },
  hardware: { only: ['host'], place: 'in a host' },
  'fixed-address': { only: ['host'], place: 'in a host' },
  authoritative: { not: ['host'], place: 'at the top level, or in a subnet or shared-network' },
  'option-definition': { only: ['root'], place: 'at the top level' },
  'option-space': { only: ['root'], place: 'at the top level' },
  match: { only: ['class'], place: 'in a class' },
  'match-if': { only: ['class'], place: 'in a class' },
  spawn: { only: ['class'], place: 'in a class' },
};

const executables: ReadonlySet<Statement['kind']> = new Set<Statement['kind']>([
  'option',
  'parameter',
  'permit',
  'if',
  'switch',
  'case',
  'on',
  'set',
  'unset',
  'define',
  'effect',
  'add',
  'break',
  'zone',
  'key',
  'ignored',
  'incomplete',
  'unknown',
]);

/** Words of settings and the scopes that take them. */
const settings: Readonly<Record<string, readonly Scope[]>> = {
  interface: ['subnet', 'subnet6', 'shared-network'],
  uid: ['host'],
  'host-identifier': ['host'],
  lease: ['class'],
  // In a group they are what dhcpd itself writes into its leases file (parse_group_declaration() of server/confpars.c).
  dynamic: ['host', 'group', 'class'],
  static: ['host', 'group'],
  deleted: ['host', 'group', 'class'],
};

/** Why a statement may not stand in a scope; none where it may. */
export function misplaced(statement: Statement, scope: Scope, executable: boolean): string | undefined {
  if (scope === 'unknown') return undefined;
  const word = nameOf(statement);
  if (executable) {
    if (executables.has(statement.kind)) return undefined;
    if (statement.kind === 'setting' && statement.name.text.toLowerCase() === 'db-time-format')
      return undefined;
    return `\`${word}\` is a declaration: inside if, else, switch, on and functions dhcpd takes only statements that are executed.`;
  }
  if (statement.kind === 'setting') {
    const only = entryOf(settings, statement.name.text.toLowerCase());
    if (only === undefined || only.includes(scope) || isMember(scope)) return undefined;
    return `\`${word}\` does not belong ${here(scope)}: dhcpd takes it in a ${only.join(' or ')}.`;
  }
  if (statement.kind === 'failover' && statement.body !== undefined) {
    return scope === 'root' || scope === 'shared-network'
      ? undefined
      : 'A failover peer is declared at the top level or in a shared-network.';
  }
  if (statement.kind === 'failover' && scope !== 'pool' && scope !== 'shared-network')
    return `\`failover peer\` does not belong ${here(scope)}: a pool or a shared-network names its peer.`;
  const place = allowed[statement.kind]?.place;
  return misplacedKind(statement.kind, scope)
    ? `\`${word}\` does not belong ${here(scope)}: it stands ${place}.`
    : undefined;
}

/** True where no statement of a kind may stand. */
export function misplacedKind(kind: Statement['kind'], scope: Scope): boolean {
  if (scope === 'executable' || scope === 'switch') return !executables.has(kind);
  const rule = allowed[kind];
  if (rule === undefined) return false;
  return rule.only !== undefined ? !rule.only.includes(scope) : rule.not?.includes(scope) === true;
}

function isMember(scope: Scope): boolean {
  return scope === 'failover' || scope === 'zone' || scope === 'key';
}

function here(scope: Scope): string {
  return scope === 'root' ? 'at the top level' : `in a ${scope}`;
}

function nameOf(statement: Statement): string {
  switch (statement.kind) {
    case 'setting':
    case 'unknown':
      return statement.name.text;
    case 'fixed-address':
    case 'range6':
      return statement.keyword.text;
    case 'option-definition':
      return 'option … code';
    case 'option-space':
      return 'option space';
    case 'match-if':
      return 'match if';
    default:
      return statement.kind;
  }
}
