/** The state after all statements ran goes in, the answer as the client receives it comes out; several possible answers become one. */
import { type Ipv4Address, NO_IPV4 } from '../../../site/address.js';
import type { DhcpClass, DhcpFacts, DhcpHost, DhcpSubnet, DhcpValue } from '../../../site/dhcpd/facts.js';
import { declaresElsewhere } from '../../../site/dhcpd/statements.js';
import type { Site } from '../../../site/model.js';
import { sameOctets } from '../../../site/octets.js';
import type { OptionValue } from '../../../site/optionvalue.js';
import type { Answer } from '../../../site/place.js';
import { type DoubtCode, doubt } from '../../doubt.js';
import { agree, none, unsure, value } from '../../outcome.js';
import type { DhcpAnswer, DhcpClient, Outcome, Silence } from '../../trace.js';
import { optionCodes as asked } from '../answer.js';
import { blank } from '../blank.js';
import type { Executed } from './executed.js';
import { sameValue } from './execution.js';
import { serverAddress } from './leasetime.js';
import type { Membership } from './membership.js';
import { optionCodes } from './options.js';
import type { Placement, Refusal } from './placement.js';
import { answeredOptions, asksConfiguration } from './questions.js';
import { type Reply, replyOf } from './reply.js';
import { REASONS } from './sentences.js';
import { type Crash, slotKey } from './state.js';
import { slotAddress, slotData, slotFlag, slotText, slotValue } from './values.js';

/** Keys that are looked up for every node, put together once. */
const serverKeys = {
  filename: slotKey('server', 'filename'),
  serverName: slotKey('server', 'server-name'),
  nextServer: slotKey('server', 'next-server'),
  booting: slotKey('server', 'booting'),
};

/** The whole answer of dhcpd, with the declarations it comes from: every option can be asked for. */
export interface DhcpdAnswer extends Omit<DhcpAnswer, 'options' | 'others' | 'vendor'> {
  readonly host: DhcpHost | undefined;
  readonly subnet: DhcpSubnet | undefined;
  readonly classes: readonly DhcpClass[];
  /** The option with this code in the reply. */
  value(code: number): Outcome<DhcpValue>;
  /** What holds of an option that no statement sets. */
  readonly otherwise: Outcome<never>;
  /** An option of space `dhcp` by name, such as `root-path`; `unknown-210` stands for a code. None where it is not sent. */
  option(name: string): Outcome<DhcpValue>;
  /** What stands in the reply for the option's code. */
  octets(code: number): Outcome<readonly number[]>;
}

/** The same as every DHCP server answers: plain values of what a boot may ask for. */
export function plainAnswer(facts: DhcpFacts, answer: DhcpdAnswer): DhcpAnswer {
  const options = new Map<number, Outcome<OptionValue>>();
  const codes = answeredOptions(facts);
  for (const code of codes) {
    const found = answer.value(code);
    if (found.kind !== 'none') options.set(code, found);
  }
  const { host, subnet, otherwise } = answer;
  const vendor = asked['vendor-encapsulated-options'];
  // Field by field: copying the rest of an object is several times slower, and each machine has three answers.
  return {
    client: answer.client,
    answered: answer.answered,
    reason: answer.reason,
    silence: answer.silence,
    code: answer.code,
    decidedBy: answer.decidedBy,
    host: host && { name: host.name, head: host.head },
    subnet: subnet && { network: subnet.network, mask: subnet.mask, head: subnet.head },
    classes: answer.classes.map(({ name, head }) => ({ name, head })),
    address: answer.address,
    dynamic: answer.dynamic,
    nextServer: answer.nextServer,
    filename: answer.filename,
    serverName: answer.serverName,
    options,
    others: otherwise,
    vendor: codes.includes(vendor) ? answer.octets(vendor) : otherwise,
  };
}

export function answerFrom(executed: Executed): DhcpdAnswer {
  const { index, client, classes, placement, state, context } = executed;
  const codes = optionCodes(index.facts);
  const reply = replyOf(executed);
  return {
    client,
    ...decide(executed, reply),
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
      if (space === 'dhcp' && code !== undefined) return reply.value(code);
      return slotValue(state.slots.get(slotKey(space, plain, code)), executed.sent, false);
    },
    value: (code) => reply.value(code),
    octets: (code) => reply.octets(code),
    otherwise: none,
  };
}

function distinct(classes: readonly Membership[]): readonly DhcpClass[] {
  return [...new Set(classes.filter(({ certain }) => certain).map(({ joined }) => joined.first))];
}

type Decision = Pick<DhcpAnswer, 'answered' | 'reason' | 'silence' | 'code' | 'decidedBy'>;

/** The first end that dhcpd certainly comes to, else the first that it may come to. */
export function crashOf(crashes: readonly Crash[], when: string): Decision | undefined {
  const found = crashes.find(({ doubt }) => doubt === undefined) ?? crashes[0];
  if (found === undefined) return undefined;
  const { reason, place, doubt } = found;
  const text = `dhcpd crashes ${when}, and serves nobody from then on: ${reason}`;
  return doubt === undefined
    ? { answered: 'no', reason: text, silence: 'crash', decidedBy: place }
    : {
        answered: 'unknown',
        reason: `it may be that ${text}; ${doubt.reason}`,
        code: doubt.code,
        decidedBy: place,
      };
}

/**
 * Statements may kill dhcpd, and so may a value that is only computed when it is sent: `config-option` of an option that
 * is computed from itself calls itself until the stack is used up (measured).
 */
function decide(executed: Executed, reply: Reply): Decision {
  const { offer } = executed;
  const offered = offer === undefined ? undefined : decide(offer, replyOf(offer));
  if (offered?.answered === 'no') return offered;
  const own = decideOne(executed, reply);
  return own.answered === 'yes' ? (offered ?? own) : own;
}

function decideOne(executed: Executed, reply: Reply): Decision {
  const { site, index, state, context } = executed;
  const when = 'when it is asked';
  const killed = crashOf(state.crashes, when);
  if (killed?.answered === 'no') return killed;
  const admitted = admission(executed);
  if (admitted.answered === 'no') return admitted;
  if (asksConfiguration(index.facts)) {
    const codes = optionCodes(index.facts);
    for (const key of [serverKeys.filename, serverKeys.serverName])
      slotData(state.slots.get(key), 'server', context, codes, site.names);
    for (const code of reply.order()) reply.octets(code);
  }
  return crashOf(state.crashes, when) ?? admitted;
}

/** The flags that make dhcpd keep silent, and what its log then says. */
function admission({ index, client, placement, known, state, context }: Executed): Decision {
  const flag = (name: string, log: string, silence: Silence) => {
    const slot = state.slots.get(slotKey('server', name));
    const code: DoubtCode = slot?.kind === 'unknown' ? slot.doubt.code : 'not-text';
    return { allowed: slotFlag(slot, context), log, silence, code, decidedBy: slot?.from };
  };
  const tests = [flag('booting', REASONS.booting, 'denied')];
  if (client.bootp) tests.unshift(flag('bootp', REASONS.bootp, 'denied'));
  // Known is who gets the statements of a host; one whose addresses all lie elsewhere does not count.
  if (placement.host === undefined)
    tests.unshift(flag('unknown-clients', REASONS.unknownClient, 'unknown-client'));
  const refused = tests.find(({ allowed }) => allowed === false);
  if (refused !== undefined) {
    const { log, silence, decidedBy } = refused;
    if (silence === 'unknown-client' && !known && declaresElsewhere(index.facts))
      return { answered: 'unknown', reason: elsewhere.reason, code: elsewhere.code, decidedBy };
    return { answered: 'no', reason: log, silence, decidedBy };
  }
  const open = tests.find(({ allowed }) => allowed === 'unknown');
  if (open === undefined) {
    const { certainty, doubt } = placement;
    return { answered: certainty, reason: doubt?.reason ?? '', code: doubt?.code };
  }
  const reason = `the log may say "${open.log}"`;
  return { answered: 'unknown', reason, code: open.code, decidedBy: open.decidedBy };
}

const unresolvedAddress = doubt('dns', 'the fixed-address is not known');

function addressOf(placement: Placement): Outcome<Ipv4Address> {
  if (!placement.fixed) return none;
  const { address, host } = placement;
  const from = host?.fixedAddresses.find((atom) => atom.kind !== 'address' || atom.value === address)?.place;
  return address === undefined ? unsure(placement.doubt ?? unresolvedAddress, from) : value(address, from);
}

/** Without next-server the BOOTP reply to a fixed host carries the server's own address, any other one 0.0.0.0 (measured). */
function nextServer(executed: Executed): Outcome<Ipv4Address> {
  const { site, client, placement, state, late } = executed;
  const said = slotAddress(state.slots.get(serverKeys.nextServer), late, site.names);
  // What is sent then is what is sent without the statement.
  if (said.kind === 'value' && said.value === NO_IPV4) return { kind: 'none', emptied: said.from };
  return said.kind !== 'none' || !client.bootp || !placement.fixed ? said : serverAddress(executed);
}

/** A node may be on any of several wires, or get an address of any of several pools: what all agree on is known. */
export function mergeAnswers(answers: readonly DhcpdAnswer[]): DhcpdAnswer {
  const [first, ...others] = answers;
  if (first === undefined) throw new RangeError('no answers to merge');
  if (others.length === 0) return first;
  const all = <T>(part: (answer: DhcpdAnswer) => T): T[] => answers.map(part);
  const hosts = new Set(all(({ host }) => host));
  const subnets = new Set(all(({ subnet }) => subnet));
  const why =
    subnets.size > 1
      ? doubt('network', 'it depends on which network the node is connected to')
      : doubt('lease-state', 'it depends on which of several pools still has a free address');
  const agreed = <T>(part: (answer: DhcpdAnswer) => Outcome<T>, same: (a: T, b: T) => boolean): Outcome<T> =>
    agree(all(part), same, why);
  const answered = all((answer) => answer.answered);
  const same = answered.every((answer) => answer === answered[0]);
  return {
    client: first.client,
    answered: same ? first.answered : 'unknown',
    reason: same ? first.reason : why.reason,
    code: same ? first.code : why.code,
    ...(same && { decidedBy: first.decidedBy, silence: first.silence }),
    host: hosts.size === 1 ? first.host : undefined,
    subnet: subnets.size === 1 ? first.subnet : undefined,
    classes: first.classes,
    address: agreed(({ address }) => address, Object.is),
    dynamic: answers.flatMap(({ dynamic }) => dynamic),
    nextServer: agreed((answer) => answer.nextServer, Object.is),
    filename: agreed(({ filename }) => filename, Object.is),
    serverName: agreed(({ serverName }) => serverName, Object.is),
    option: (name) => agreed((answer) => answer.option(name), sameValue),
    value: (code) => agreed((answer) => answer.value(code), sameValue),
    otherwise: none,
    octets: (code) => agreed((answer) => answer.octets(code), sameOctets),
  };
}

/** An answer without values; `outcome` stands for each of them. */
function nothing(client: DhcpClient, answered: Answer, reason: string, outcome: Outcome<never>): DhcpdAnswer {
  const { options, others, vendor, ...rest } = blank(client, answered, reason, outcome);
  const declared = { host: undefined, subnet: undefined, classes: [] };
  return {
    ...rest,
    ...declared,
    otherwise: outcome,
    value: () => outcome,
    option: () => outcome,
    octets: () => outcome,
  };
}

const elsewhere = doubt(
  'lease-state',
  'hosts may be declared at run time, in the leases file or a directory',
);

/** dhcpd does not answer. */
export function silent(
  site: Site,
  client: DhcpClient,
  known: boolean,
  classes: readonly DhcpClass[],
  refusal: Refusal,
): DhcpdAnswer {
  if (!known && site.dhcp !== undefined && declaresElsewhere(site.dhcp)) {
    return {
      ...nothing(client, 'unknown', elsewhere.reason, unsure(elsewhere)),
      code: elsewhere.code,
      classes,
    };
  }
  // A file without any subnet is a part of a configuration, or dhcpd does not start with it.
  if (refusal.silence === 'no-network') {
    const why = doubt('network', 'no subnet is declared');
    return { ...nothing(client, 'unknown', why.reason, unsure(why)), code: why.code, classes };
  }
  // What stands in a file that is not there may let it in.
  if (site.dhcp?.includes.some(({ file }) => file === undefined) === true && refusal.silence !== 'crash') {
    const why = doubt('files', 'dhcpd.conf includes a file that is not part of the site');
    return { ...nothing(client, 'unknown', why.reason, unsure(why)), code: why.code, classes };
  }
  if (site.dhcp?.incomplete !== true || known) {
    const { log, silence, decidedBy } = refusal;
    return { ...nothing(client, 'no', log, none), silence, decidedBy, classes };
  }
  const why = doubt('not-understood', 'dhcpd.conf has statements that were not understood');
  return { ...nothing(client, 'unknown', why.reason, unsure(why)), code: why.code, classes };
}
