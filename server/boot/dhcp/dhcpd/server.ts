/** A site and a client go in, dhcpd's answer comes out, each value with the statement that supplied it and those it replaced (ack_lease in server/dhcp.c). */
import type { DhcpFacts, DhcpScope } from '../../../site/dhcpd/facts.js';
import { hostOf } from '../../../site/dhcpd/nodes.js';
import type { MachineDeclaration, Site } from '../../../site/model.js';
import { numberOctets } from '../../../site/octets.js';
import type { DhcpAnswer, DhcpClient } from '../../trace.js';
import { noServer } from '../blank.js';
import { answerFrom, crashOf, type DhcpdAnswer, mergeAnswers, plainAnswer, silent } from './answer.js';
import type { Executed } from './executed.js';
import { alternatives, assignAll, execute } from './execution.js';
import type { EvaluationContext } from './expression.js';
import { maximumClasses, memberships } from './membership.js';
import { optionCodes } from './options.js';
import { data, nothing, unknown, type Value } from './packet.js';
import { type Placement, placements } from './placement.js';
import { asksConfiguration, mayCrash, usesVariables } from './questions.js';
import { impliedOctets } from './reply.js';
import { type DhcpIndex, dhcpIndex } from './scope.js';
import { type ExecutionState, emptyState, type Slots, slotKey } from './state.js';
import { slotData } from './values.js';

/** Options may be computed from options, each from several: this keeps the work bounded. */
const maximumQuestions = 10_000;

/** `declared`: the declaration of the node that asks, of use where it names no MAC. */
export function answerDhcp(site: Site, client: DhcpClient, declared?: MachineDeclaration): DhcpAnswer {
  return site.dhcp === undefined
    ? noServer(client)
    : plainAnswer(site.dhcp, detailedAnswer(site, site.dhcp, client, declared));
}

/** The same with every option, for those who hold it to the real server. */
export function detailedAnswer(
  site: Site,
  facts: DhcpFacts,
  client: DhcpClient,
  declared?: MachineDeclaration,
): DhcpdAnswer {
  const index = dhcpIndex(facts);
  const start = started({ site, index, client });
  const classes = memberships(index, client, start.variables);
  const crash = crashOf(start.crashes, 'as it starts');
  if (crash !== undefined) {
    const certain = classes.filter((it) => it.certain).map(({ joined }) => joined.first);
    return { ...silent(site, client, true, certain, { log: crash.reason, silence: 'crash' }), ...crash };
  }
  const { list, known, refusal } = placements(site, index, client, classes, hostOf(declared));
  if (list.length === 0) {
    const certain = classes.filter((it) => it.certain).map(({ joined }) => joined.first);
    return silent(site, client, known, certain, refusal);
  }
  const answers = list.map((placement) =>
    answerFrom(executed({ site, index, client, classes, placement, known })),
  );
  return mergeAnswers(answers);
}

type Asked = Pick<Executed, 'site' | 'index' | 'client' | 'classes' | 'placement' | 'known'>;

function executed(asked: Asked): Executed {
  const { index, client, placement } = asked;
  // A lease of a pool learns its host only after the statements ran, and forgets it at the next request (find_lease).
  const hasHost = placement.fixed;
  // The variables of the DISCOVER stay with the lease, so the REQUEST meets them from its first statement on (measured).
  const before =
    !placement.fixed && !client.bootp && usesVariables(index.facts)
      ? run(asked, hasHost, undefined)
      : undefined;
  const request = answered(asked, run(asked, hasHost, before?.state.variables), hasHost);
  return before === undefined ? request : { ...request, offer: answered(asked, before, hasHost) };
}

function answered(asked: Asked, { state, context: running }: Ran, hasHost: boolean): Executed {
  const { client, placement, index } = asked;
  const { variables } = state;
  if (!usesVariables(index.facts) && !asksConfiguration(index.facts)) {
    // What tells the three apart are variables and questions about the configuration.
    const late = hasHost ? running : contextOf(asked, state, noVariables, true);
    const { site, client, classes, known } = asked;
    // Field by field: copying an object is several times slower, and each machine is answered twice.
    return { site, index, client, classes, placement, known, state, context: running, late, sent: late };
  }
  const lost = placement.fixed && !client.bootp;
  const late = contextOf(asked, state, lost ? noVariables : variables, true);
  const kept = client.bootp && placement.fixed ? variables : started(asked).variables;
  const sent = contextOf(asked, state, kept, true, (code) => impliedValue(code, executed));
  const executed = { ...asked, state, context: contextOf(asked, state, variables, hasHost), late, sent };
  return executed;
}

/** What dhcpd has put into the reply itself is configured, too, when the options are computed. */
function impliedValue(code: number, executed: Executed): Value {
  const implied = impliedOctets(code, executed);
  if (implied.kind === 'none') return nothing;
  if (implied.kind === 'value') return data(implied.value);
  return unknown(implied.code ?? 'not-understood', implied.reason);
}

const noVariables: ReadonlyMap<string, Value> = new Map();

/** All statements ran: what they left, and what they saw. */
interface Ran {
  readonly state: ExecutionState;
  readonly context: EvaluationContext;
}

/** The statements in the order of dhcpd: subnet from outside in, pool, classes from last to first, host. */
function run(asked: Asked, hasHost: boolean, before: ReadonlyMap<string, Value> | undefined): Ran {
  const { index, classes, placement } = asked;
  const subnetChain = index.chain(placement.subnet);
  const { slots, rest } = assigned(index, subnetChain);
  const state = emptyState(slots, before);
  const context = contextOf(asked, state, state.variables, hasHost);
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
  const all = [...classes];
  for (const name of state.added) {
    const joined = index.classes.find(({ first }) => first.name.value === name);
    if (joined !== undefined && all.length < maximumClasses)
      all.push({ joined, scope: joined.first, certain: true, doubt: undefined });
  }
  for (const [name, doubt] of state.perhapsAdded) {
    const joined = index.classes.find(({ first }) => first.name.value === name);
    if (joined !== undefined) all.push({ joined, scope: joined.first, certain: false, doubt });
  }
  for (const { scope, doubt } of all.reverse()) {
    const chain = index.chain(scope);
    if (doubt === undefined) runChain(index, chain, limit, state, context);
    else alternatives([[], statementsOf(index, chain, limit)], state, context, 0, doubt);
  }
  if (placement.host !== undefined) runChain(index, index.chain(placement.host), limit, state, context);
  return { state, context };
}

const starts = new WeakMap<DhcpFacts, ExecutionState>();

/**
 * dhcpd runs the statements at the top as it starts, without a packet. Its variables are the ones options see, and
 * it may not survive that.
 */
function started(asked: Pick<Asked, 'site' | 'index' | 'client'>): ExecutionState {
  const { facts } = asked.index;
  const known = starts.get(facts);
  if (known !== undefined) return known;
  let state = emptyState();
  if (usesVariables(facts) || mayCrash(facts)) {
    const nowhere = {
      ...asked,
      known: false,
      placement: { host: undefined, fixed: false, address: undefined },
    };
    // The second time is for the server's DUID, whatever the protocol (set_server_duid_from_option in server/dhcpv6.c).
    for (const _ of ['settings', 'identifier']) {
      const { variables, crashes } = state;
      state = { ...emptyState(undefined, variables), crashes };
      const context = { ...contextOf(nowhere, state, state.variables, false), starting: true };
      execute(facts.global.executables, state, context);
    }
  }
  starts.set(facts, state);
  return state;
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
  {
    site,
    index,
    client,
    placement,
    known,
  }: Pick<Asked, 'site' | 'index' | 'client' | 'known'> & {
    readonly placement: Pick<Placement, 'host' | 'fixed' | 'address'>;
  },
  state: ExecutionState,
  variables: ReadonlyMap<string, Value>,
  hasHost: boolean,
  implied: (code: number) => Value = () => nothing,
): EvaluationContext {
  const { address } = placement;
  const codes = optionCodes(index.facts);
  const open: string[] = [];
  let asked = 0;
  return {
    client,
    host: hasHost ? placement.host : undefined,
    known,
    fixed: placement.fixed,
    address:
      address === undefined
        ? unknown('lease-state', 'the address is not fixed')
        : data(numberOctets(address, 4)),
    variables,
    slots: state.slots,
    crashes: state.crashes,
    codeOf: codes.codeOf,
    encapsulates: codes.encapsulates,
    configured(space, name, context) {
      const key = slotKey(space, name, codes.codeOf(space, name));
      // An option may be computed from itself: dhcpd then calls itself until its stack is used up (measured).
      if (open.includes(key)) {
        const place = context.slots?.get(key)?.from;
        context.crashes?.push({ reason: `option ${name} is computed from itself`, place });
        return nothing;
      }
      if (++asked > maximumQuestions)
        return unknown('not-simulated', 'the options are computed from too many others');
      const slot = context.slots?.get(key);
      const code = space === 'dhcp' && slot === undefined ? codes.codeOf(space, name) : undefined;
      if (code !== undefined) return implied(code);
      open.push(key);
      const found = slotData(slot, space, context, codes, site.names);
      open.pop();
      return found;
    },
  };
}
