/** The state after all statements ran goes in, the answer as the client receives it comes out; several possible answers become one. */
import { formatIpv4, inNetwork } from '../site/address.js';
import type { DhcpClass, DhcpValue } from '../site/dhcp.js';
import type { Site } from '../site/model.js';
import type { Answer } from '../site/place.js';
import { type ExecutionState, sameValue, slotKey } from './execution.js';
import type { EvaluationContext } from './expression.js';
import type { Membership } from './membership.js';
import { optionCodes } from './options.js';
import { agree, none, unsure, value } from './outcome.js';
import type { Placement } from './placement.js';
import type { DhcpIndex } from './scope.js';
import type { DhcpAnswer, DhcpClient, Outcome } from './trace.js';
import { octetsOfAtoms, slotAddress, slotFlag, slotText, slotValue } from './values.js';

interface Executed {
  readonly site: Site;
  readonly index: DhcpIndex;
  readonly client: DhcpClient;
  readonly classes: readonly Membership[];
  readonly placement: Placement;
  readonly known: boolean;
  readonly state: ExecutionState;
  readonly context: EvaluationContext;
}

/** Keys that are looked up for every node, put together once. */
const serverKeys = {
  filename: slotKey('server', 'filename'),
  serverName: slotKey('server', 'server-name'),
  nextServer: slotKey('server', 'next-server'),
};
const requestListKey = slotKey('dhcp', 'dhcp-parameter-request-list', 55);

/** Sent whether the client asks for them or not (cons_options in common/options.c). */
const alwaysSent: ReadonlySet<number> = new Set([1, 51, 53, 54, 58, 59]);

export function answerFrom(executed: Executed): DhcpAnswer {
  const { index, client, classes, placement, state, context } = executed;
  const { answered, reason } = admission(executed);
  const codes = optionCodes(index.facts);
  const requested = requestedCodes(executed);
  return {
    client,
    answered,
    reason,
    host: placement.host,
    subnet: placement.subnet,
    classes: distinct(classes),
    address: addressOf(placement),
    dynamic: placement.fixed ? [] : (placement.pool?.ranges ?? []),
    nextServer: nextServer(executed),
    filename: slotText(state.slots.get(serverKeys.filename), context),
    serverName: slotText(state.slots.get(serverKeys.serverName), context),
    option(name) {
      const dot = name.indexOf('.');
      const space = dot < 0 ? 'dhcp' : name.slice(0, dot).toLowerCase();
      const plain = name.slice(dot + 1).toLowerCase();
      const code = codes.codeOf(space, plain);
      if (space === 'dhcp' && code !== undefined && !alwaysSent.has(code) && requested?.has(code) === false)
        return none;
      const slot = state.slots.get(slotKey(space, plain, code));
      if (slot !== undefined || space !== 'dhcp')
        return withoutEmpty(slotValue(slot, context, codes.holdsAddresses(space, plain)));
      const vendor = state.slots.get(slotKey('server', 'vendor-option-space'));
      if (code === 43 && vendor !== undefined)
        return unsure('it is made of the options of a vendor space', vendor.from);
      return impliedOption(code, executed);
    },
  };
}

/** An option of no octets is not sent. */
function withoutEmpty(outcome: Outcome<DhcpValue>): Outcome<DhcpValue> {
  const empty =
    outcome.kind === 'value' &&
    outcome.value.atoms.every((atom) => atom.kind === 'text' && atom.value === '');
  return empty ? none : outcome;
}

function distinct(classes: readonly Membership[]): readonly DhcpClass[] {
  return [...new Set(classes.filter(({ certain }) => certain).map(({ joined }) => joined.first))];
}

/** The flags that make dhcpd keep silent, and what its log then says. */
function admission({ client, placement, state, context }: Executed): {
  answered: Answer;
  reason: string;
} {
  const flag = (name: string) => slotFlag(state.slots.get(slotKey('server', name)), context);
  const tests: [boolean | 'unknown' | undefined, string][] = [[flag('booting'), 'booting disallowed']];
  if (client.bootp) tests.unshift([flag('bootp'), 'bootp disallowed']);
  // Known is who gets the statements of a host; one whose addresses all lie elsewhere does not count.
  if (placement.host === undefined) tests.unshift([flag('unknown-clients'), 'unknown client']);
  for (const [allowed, text] of tests) if (allowed === false) return { answered: 'no', reason: text };
  for (const [allowed, text] of tests) {
    if (allowed === 'unknown') return { answered: 'unknown', reason: `the log may say "${text}"` };
  }
  return { answered: placement.certainty, reason: placement.reason };
}

function addressOf(placement: Placement): Outcome<number> {
  if (!placement.fixed) return none;
  const { address, host } = placement;
  const from = host?.fixedAddresses.find((atom) => atom.kind !== 'address' || atom.value === address)?.place;
  return address === undefined ? unsure(placement.reason, from) : value(address, from);
}

/** Without next-server the BOOTP reply to a fixed host carries the server's own address, any other one 0.0.0.0 (measured). */
function nextServer({ site, index, client, placement, state, context }: Executed): Outcome<number> {
  const said = slotAddress(state.slots.get(serverKeys.nextServer), context, site.names);
  if (said.kind !== 'none' || !client.bootp || !placement.fixed) return said;
  // The first address of the interface, on a shared network that of any of its subnets.
  const subnets = index.wireOf(placement.subnet)?.subnets ?? [placement.subnet];
  const own = site.serverAddresses.filter((address) =>
    subnets.some(({ network, mask }) => inNetwork(address.value, network.value, mask.value)),
  );
  const [first] = own;
  if (first !== undefined && own.every((other) => other.value === first.value))
    return value(first.value, first.place);
  return unsure("a BOOTP reply carries the server's own address, which is not known");
}

function requestedCodes({ client, state, context }: Executed): ReadonlySet<number> | undefined {
  if (client.bootp) return undefined;
  const slot = state.slots.get(requestListKey);
  if (slot !== undefined) {
    const list = slotValue(slot, context, false);
    const octets = list.kind === 'value' ? octetsOrNumbers(list.value) : undefined;
    return octets === undefined ? undefined : new Set(octets);
  }
  if (client.requested === undefined) return undefined;
  const ready = requests.get(client.requested);
  if (ready !== undefined) return ready;
  const made = new Set(client.requested);
  requests.set(client.requested, made);
  return made;
}

/** Thousands of clients send the same list. */
const requests = new WeakMap<readonly number[], ReadonlySet<number>>();

function octetsOrNumbers(list: DhcpValue): readonly number[] | undefined {
  const numbers = list.atoms.map((atom) => (atom.kind === 'number' ? atom.value : undefined));
  if (numbers.every((number) => number !== undefined)) return numbers;
  return octetsOfAtoms(list.atoms);
}

/** Options that dhcpd makes itself when no statement does. */
function impliedOption(
  code: number | undefined,
  { placement, state, context }: Executed,
): Outcome<DhcpValue> {
  const { subnet, host } = placement;
  if (code === 1) {
    const { place } = subnet.mask;
    return value({ place, atoms: [{ kind: 'address', value: subnet.mask.value, place }] }, place);
  }
  if (code === 12) {
    const slot = state.slots.get(slotKey('server', 'use-host-decl-names'));
    const uses = slotFlag(slot, context);
    if (uses === true && host !== undefined) {
      const { place } = host.name;
      return value({ place, atoms: [{ kind: 'text', value: host.name.value, place }] }, slot?.from);
    }
    if (uses === 'unknown') return unsure('whether use-host-decl-names is on is not known', slot?.from);
    const lookup = state.slots.get(slotKey('server', 'get-lease-hostnames'));
    if (slotFlag(lookup, context) === true) return unsure('the name is looked up in the DNS', lookup?.from);
  }
  if (code === 51 || code === 54) return unsure('the server chooses it');
  return none;
}

/** A node may be on any of several wires, or get an address of any of several pools: what all agree on is known. */
export function mergeAnswers(answers: readonly DhcpAnswer[]): DhcpAnswer {
  const [first, ...others] = answers;
  if (first === undefined) throw new RangeError('no answers to merge');
  if (others.length === 0) return first;
  const reason = 'it depends on which network the node is connected to';
  const numbers = (a: number, b: number) => a === b;
  const texts = (a: string, b: string) => a === b;
  const all = <T>(part: (answer: DhcpAnswer) => T): T[] => answers.map(part);
  const answered = all((answer) => answer.answered);
  const same = answered.every((answer) => answer === answered[0]);
  const hosts = new Set(all(({ host }) => host));
  const subnets = new Set(all(({ subnet }) => subnet));
  return {
    client: first.client,
    answered: same ? first.answered : 'unknown',
    reason: same ? first.reason : reason,
    host: hosts.size === 1 ? first.host : undefined,
    subnet: subnets.size === 1 ? first.subnet : undefined,
    classes: first.classes,
    address: agree(
      all(({ address }) => address),
      numbers,
      reason,
    ),
    dynamic: answers.flatMap(({ dynamic }) => dynamic),
    nextServer: agree(
      all((answer) => answer.nextServer),
      numbers,
      reason,
    ),
    filename: agree(
      all(({ filename }) => filename),
      texts,
      reason,
    ),
    serverName: agree(
      all(({ serverName }) => serverName),
      texts,
      reason,
    ),
    option: (name) =>
      agree(
        all((answer) => answer.option(name)),
        sameValue,
        reason,
      ),
  };
}

/** The site has no dhcpd.conf: another program answers, and nothing of its answer is known. */
export function noServer(client: DhcpClient): DhcpAnswer {
  const reason = 'the site has no dhcpd.conf';
  return blank(client, 'unknown', reason, unsure(reason));
}

/** dhcpd does not answer. */
export function silent(
  site: Site,
  client: DhcpClient,
  known: boolean,
  classes: readonly DhcpClass[],
  refusal: string,
): DhcpAnswer {
  const doubtful = site.dhcp?.incomplete === true && !known;
  const reason = doubtful ? 'dhcpd.conf has statements that were not understood' : refusal;
  return { ...blank(client, doubtful ? 'unknown' : 'no', reason, doubtful ? unsure(reason) : none), classes };
}

function blank(client: DhcpClient, answered: Answer, reason: string, outcome: Outcome<never>): DhcpAnswer {
  return {
    client,
    answered,
    reason,
    host: undefined,
    subnet: undefined,
    classes: [],
    address: outcome,
    dynamic: [],
    nextServer: outcome,
    filename: outcome,
    serverName: outcome,
    option: () => outcome,
  };
}

/** `192.168.1.21`, or the ranges an address comes from. */
export function describeAddress(answer: DhcpAnswer): string {
  if (answer.address.kind === 'value') return formatIpv4(answer.address.value);
  const ranges = answer.dynamic.map(({ low, high }) => `${formatIpv4(low)}–${formatIpv4(high)}`);
  return ranges.length > 0 ? `an address of ${ranges.slice(0, 3).join(', ')}` : 'an unknown address';
}
