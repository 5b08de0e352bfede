/** A client goes in; the classes it is in come out, decided from its packet alone before any statement runs (server/class.c). */
import type { DhcpFacts, DhcpPermit, DhcpScope } from '../../../site/dhcpd/facts.js';
import { once } from '../../../site/once.js';
import type { Answer } from '../../../site/place.js';
import { type Doubt, doubt } from '../../doubt.js';
import type { DhcpClient } from '../../trace.js';
import { classKind } from './classkinds.js';
import { type EvaluationContext, evaluate, holds } from './expression.js';
import { optionCodes } from './options.js';
import { nothing, truth, type Value } from './packet.js';
import { type DhcpIndex, dataKey, type JoinedClass } from './scope.js';

export interface Membership {
  readonly joined: JoinedClass;
  /** The class itself, or the subclass with the client's value: whose statements run. */
  readonly scope: DhcpScope;
  readonly certain: boolean;
  /** Why it is not certain. */
  readonly doubt: Doubt | undefined;
}

/** dhcpd remembers this many classes of one packet (PACKET_MAX_CLASSES) and drops the others. */
export const maximumClasses = 5;

/** `variables`: those that dhcpd set as it started; a condition of a class sees no others (measured). */
export function memberships(
  index: DhcpIndex,
  client: DhcpClient,
  variables: ReadonlyMap<string, Value> = new Map(),
): readonly Membership[] {
  // Only messages with a type are classified; BOOTP requests go by (dhcp() and bootp() of server/, measured).
  if (client.bootp || index.classes.length === 0) return [];
  const kind = variables.size > 0 ? undefined : classKind(index, client);
  if (kind === undefined) return membershipsOf(index, client, variables);
  const known = membershipsByKind(index);
  const found = known.get(kind) ?? membershipsOf(index, client, variables);
  known.set(kind, found);
  return found;
}

/** Thousands of machines may be asked about hundreds of classes. */
const membershipsByKind = once((_index: DhcpIndex) => new Map<string, readonly Membership[]>());

function membershipsOf(
  index: DhcpIndex,
  client: DhcpClient,
  variables: ReadonlyMap<string, Value>,
): Membership[] {
  const context = classContext(index.facts, client, variables);
  const found: Membership[] = [];
  let certain = 0;
  for (const joined of index.classes) {
    for (const membership of membershipsIn(joined, context)) {
      if (certain >= maximumClasses) continue;
      if (membership.certain) certain++;
      // Those that the client may be in could leave no place for this one.
      const open =
        found.length < maximumClasses ? undefined : found.find((it) => it.doubt !== undefined)?.doubt;
      found.push(
        open === undefined ? membership : { ...membership, certain: false, doubt: membership.doubt ?? open },
      );
    }
  }
  return found;
}

/** Of a class with both tests, that of its subclasses counts, as long as `match if` holds. */
function membershipsIn(joined: JoinedClass, context: EvaluationContext): Membership[] {
  const whether = joined.matchIf === undefined ? truth(true) : holds(joined.matchIf.expression, context);
  if (whether.kind !== 'unknown' && !(whether.kind === 'boolean' && whether.value)) return [];
  const doubtful = (scope: DhcpScope, why: Doubt): Membership => ({
    joined,
    scope,
    certain: false,
    doubt: doubtOf(joined, why),
  });
  const found = (scope: DhcpScope): Membership =>
    whether.kind === 'unknown'
      ? doubtful(scope, whether)
      : { joined, scope, certain: true, doubt: undefined };
  if (joined.match === undefined) return joined.matchIf === undefined ? [] : [found(joined.first)];
  const value = evaluate(joined.match.expression, context);
  if (value.kind === 'unknown') {
    const scopes = joined.spawns ? [joined.first] : [...joined.subclasses.values()];
    return scopes.map((scope) => doubtful(scope, value));
  }
  if (value.kind !== 'data' || value.octets.length === 0) return [];
  const scope = joined.subclasses.get(dataKey(value.octets)) ?? (joined.spawns ? joined.first : undefined);
  return scope === undefined ? [] : [found(scope)];
}

function doubtOf(joined: JoinedClass, { code, reason }: Doubt): Doubt {
  return doubt(code, `whether the client is in class "${joined.first.name.value}" is not known: ${reason}`);
}

function classContext(
  facts: DhcpFacts,
  client: DhcpClient,
  variables: ReadonlyMap<string, Value>,
): EvaluationContext {
  return {
    client,
    host: undefined,
    known: false,
    fixed: false,
    address: nothing,
    variables,
    codeOf: optionCodes(facts).codeOf,
    encapsulates: optionCodes(facts).encapsulates,
    slots: undefined,
    // No statement has run yet, so nothing is configured.
    configured: () => nothing,
  };
}

/** Whether a pool's lists let the client in: on some `allow` list if there is any, and on no `deny` list. */
export function permitted(
  permits: readonly DhcpPermit[],
  known: boolean,
  classes: readonly Membership[],
  bootp: boolean,
): Answer {
  const denied = permits.filter(({ allow }) => !allow).map((permit) => meets(permit, known, classes, bootp));
  if (denied.includes('yes')) return 'no';
  const allowed = permits.filter(({ allow }) => allow).map((permit) => meets(permit, known, classes, bootp));
  if (allowed.length > 0 && !allowed.includes('yes')) return allowed.includes('unknown') ? 'unknown' : 'no';
  return denied.includes('unknown') ? 'unknown' : 'yes';
}

function meets(permit: DhcpPermit, known: boolean, classes: readonly Membership[], bootp: boolean): Answer {
  switch (permit.what.replaceAll('-', ' ')) {
    case 'known clients':
      return known ? 'yes' : 'no';
    case 'unknown clients':
      return known ? 'no' : 'yes';
    case 'all clients':
    case 'unauthenticated clients':
      return 'yes';
    case 'authenticated clients':
      return 'no';
    case 'dynamic bootp clients':
      return bootp ? 'yes' : 'no';
    case 'members of': {
      const found = classes.filter(({ joined }) => joined.first.name.value === permit.className);
      if (found.some(({ certain }) => certain)) return 'yes';
      return found.length > 0 ? 'unknown' : 'no';
    }
    default:
      return 'unknown';
  }
}
