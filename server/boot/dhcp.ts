/** A site and a client go in, dhcpd's answer comes out, each value with the statement that supplied it and those it replaced (ack_lease in server/dhcp.c). */
import type { DhcpHost, DhcpScope } from '../site/dhcp.js';
import type { Site } from '../site/model.js';
import { answerFrom, mergeAnswers, noServer, silent } from './answer.js';
import {
  alternatives,
  assignAll,
  type ExecutionState,
  emptyState,
  execute,
  type Slots,
  settledVariables,
  slotKey,
} from './execution.js';
import type { EvaluationContext } from './expression.js';
import { type Membership, memberships } from './membership.js';
import { numberOctets } from './octets.js';
import { optionCodes } from './options.js';
import { data, nothing, unknown } from './packet.js';
import { type Placement, placements } from './placement.js';
import { type DhcpIndex, dhcpIndex } from './scope.js';
import type { DhcpAnswer, DhcpClient } from './trace.js';
import { slotData } from './values.js';

/** Where more pools than this could serve the client, the rest is taken to be like them. */
const maximumPlacements = 64;

/** `host`: the declaration of the node that asks, of use where it names no MAC. */
export function answerDhcp(site: Site, client: DhcpClient, host?: DhcpHost): DhcpAnswer {
  if (site.dhcp === undefined) return noServer(client);
  const index = dhcpIndex(site.dhcp);
  const classes = memberships(index, client);
  const { list, known, refusal } = placements(site, index, client, classes, host);
  if (list.length === 0) {
    const certain = classes.filter((it) => it.certain).map(({ joined }) => joined.first);
    return silent(site, client, known, certain, refusal);
  }
  const answers = list.slice(0, maximumPlacements).map((placement) => {
    const { state, context } = run(index, client, classes, placement, known);
    const settled = { ...context, variables: settledVariables(state) };
    return answerFrom({ site, index, client, classes, placement, known, state, context: settled });
  });
  return mergeAnswers(answers);
}

/** The statements in the order of dhcpd: subnet from outside in, pool, classes from last to first, host. */
function run(
  index: DhcpIndex,
  client: DhcpClient,
  classes: readonly Membership[],
  placement: Placement,
  known: boolean,
): { state: ExecutionState; context: EvaluationContext } {
  const subnetChain = index.chain(placement.subnet);
  const { slots, rest } = assigned(index, subnetChain);
  const state = emptyState(slots);
  const context = contextOf(index, client, placement, known, state);
  runChain(index, rest, [], state, context);
  let limit = subnetChain;
  if (placement.pool !== undefined) {
    // In a shared network a pool stands beside the subnets, wherever it is written: the statements of a subnet around
    // a host or class then run once more with that host or class, and so beat what ran between (measured).
    const wire = index.wireOf(placement.subnet)?.declaration;
    const around = wire === undefined ? subnetChain : index.chain(wire);
    const { pool } = placement.pool;
    limit = pool === undefined ? around : [pool, ...around];
    if (pool !== undefined) execute(index.executables(pool), state, context);
  }
  const added = index.classes.filter(({ first }) => state.added.has(first.name.value));
  const all: Membership[] = [
    ...classes,
    ...added.map((joined) => ({ joined, scope: joined.first, certain: true, reason: '' })),
  ];
  for (const { scope, certain, reason } of all.reverse()) {
    const chain = index.chain(scope);
    if (certain) runChain(index, chain, limit, state, context);
    else alternatives([[], statementsOf(index, chain, limit)], state, context, 0, reason);
  }
  if (placement.host !== undefined) runChain(index, index.chain(placement.host), limit, state, context);
  return { state, context };
}

interface Assigned {
  readonly slots: Slots;
  /** The scopes whose statements are still to run, innermost first. */
  readonly rest: readonly DhcpScope[];
}

const ready = new WeakMap<readonly DhcpScope[], Assigned>();

/** What the outer scopes of a chain assign, as far as they do nothing but assign: it is the same for every client. */
function assigned(index: DhcpIndex, chain: readonly DhcpScope[]): Assigned {
  const known = ready.get(chain);
  if (known !== undefined) return known;
  const state = emptyState();
  const codes = optionCodes(index.facts);
  let rest = chain.length;
  for (; rest > 0; rest--) {
    const scope = chain[rest - 1];
    const statements = scope === undefined ? [] : index.executables(scope);
    if (!assignAll(statements, state, codes)) break;
  }
  const made = { slots: state.slots, rest: chain.slice(0, rest) };
  ready.set(chain, made);
  return made;
}

/** The scopes of a chain that are not yet in `limit`, outermost first. */
function statementsOf(index: DhcpIndex, chain: readonly DhcpScope[], limit: readonly DhcpScope[]) {
  const outside = new Set(limit);
  const until = chain.findIndex((scope) => outside.has(scope));
  const scopes = until < 0 ? chain : chain.slice(0, until);
  return scopes.toReversed().flatMap((scope) => index.executables(scope));
}

function runChain(
  index: DhcpIndex,
  chain: readonly DhcpScope[],
  limit: readonly DhcpScope[],
  state: ExecutionState,
  context: EvaluationContext,
): void {
  const until = limit.length === 0 ? -1 : chain.findIndex((scope) => limit.includes(scope));
  for (let i = (until < 0 ? chain.length : until) - 1; i >= 0; i--) {
    const scope = chain[i];
    if (scope !== undefined) execute(index.executables(scope), state, context);
  }
}

function contextOf(
  index: DhcpIndex,
  client: DhcpClient,
  placement: Placement,
  known: boolean,
  state: ExecutionState,
): EvaluationContext {
  const { address } = placement;
  const { codeOf } = optionCodes(index.facts);
  let nesting = 0;
  const context: EvaluationContext = {
    client,
    host: placement.host,
    known,
    fixed: placement.fixed,
    address: address === undefined ? unknown('the address is not fixed') : data(numberOctets(address, 4)),
    variables: state.variables,
    codeOf,
    configured(space, name) {
      // An option may be computed from itself; dhcpd has no value for it then.
      if (nesting >= 20) return nothing;
      nesting++;
      const found = slotData(state.slots.get(slotKey(space, name, codeOf(space, name))), context);
      nesting--;
      return found;
    },
  };
  return context;
}
