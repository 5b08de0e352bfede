/** A site goes in; why its dnsmasq does not start comes out, where the files tell that it does not. */
import { inNetwork } from '../../../site/address.js';
import { toldAt } from '../../../site/conflict.js';
import type { DnsmasqFacts } from '../../../site/dnsmasq/facts.js';
import { wiresOf } from '../../../site/dnsmasq/networks.js';
import type { Site } from '../../../site/model.js';
import type { Said } from '../../../site/place.js';
import { tftpStandstill } from '../../files/dnsmasq/standstill.js';
import type { StageDoubt } from '../../trace.js';
import type { DhcpFault } from '../faults.js';
import { otherAddress, otherInterface, unknownInterfaces } from '../otherinterface.js';
import type { Standstill } from '../port.js';
import { slippedNetwork } from '../slippednetwork.js';
import { dnsmasqSays } from './sentences.js';

export function standstill(site: Site, facts: DnsmasqFacts): Standstill {
  const fault =
    refusal(site, facts) ??
    tftpStandstill(site) ??
    deaf(facts) ??
    leftOut(facts) ??
    elsewhere(site, facts) ??
    elsewhereByAddress(site, facts) ??
    slipped(site, facts);
  const absent = facts.absent.flatMap((one) => missing(site, one) ?? []);
  const faults = fault === undefined ? absent : [fault, ...absent];
  return { faults, doubts: faults.length === 0 ? listensUnknown(site, facts) : [], assumptions: [] };
}

function listensUnknown(site: Site, { interfaces, listens }: DnsmasqFacts): StageDoubt[] {
  const named = interfaces.filter(({ value }) => value !== 'lo');
  const [first] = named;
  if (first === undefined || listens.length > 0) return [];
  const names = named.map(({ value }) => value);
  return unknownInterfaces(site, { value: names, place: first.place }, 'dnsmasq');
}

/** It ends as it reads its configuration (`dnsmasq --test` of 2.90 was asked). A file of hosts or options it only misses. */
function missing(site: Site, { value: path, place }: Said<string>): DhcpFault | undefined {
  if (site.tree.exists(path) !== 'no') return undefined;
  return {
    id: 'dhcp/include-missing',
    effect: 'stops',
    at: place,
    others: [],
    log: dnsmasqSays.cannotRead.print({ file: path }),
    program: 'dnsmasq',
    path,
    beside: undefined,
    directory: false,
  };
}

/** It starts, and its log has no line about machines that ask (2.90 was asked). */
function deaf({
  interfaces,
  listens,
  listensInside,
  listensOtherwise,
  ranges,
  unknown,
}: DnsmasqFacts): DhcpFault | undefined {
  const inside = [...interfaces.filter(({ value }) => value === 'lo'), ...listensInside];
  const told = interfaces.length + listens.length + listensInside.length + listensOtherwise.length;
  const [first, ...others] = inside;
  if (first === undefined || told > inside.length || ranges.length === 0 || unknown.length > 0)
    return undefined;
  return {
    id: 'dnsmasq/loopback-only',
    effect: 'stops',
    at: first.place,
    others: others.map(({ place }) => place),
    inside: first.value,
  };
}

/** It starts, and passes over what comes in on these interfaces without a word (2.90 was asked). */
function leftOut(facts: DnsmasqFacts): DhcpFault | undefined {
  const { ranges, unknown, listens, listensOtherwise } = facts;
  if (ranges.length === 0 || unknown.length + listens.length + listensOtherwise.length > 0) return undefined;
  const served = facts.interfaces.filter(({ value }) => value !== 'lo');
  const out = served.map(({ value }) => facts.leftOut.find((one) => one.value === value));
  const [first] = served;
  const [line] = out;
  if (first === undefined || line === undefined || out.includes(undefined)) return undefined;
  return {
    id: 'dnsmasq/interface-left-out',
    effect: 'stops',
    at: line.place,
    others: [first.place],
    served: first.value,
  };
}

/** It hears those on the interfaces that it is told, has no range for them, and does not hear the others (2.90 was asked). */
function elsewhere(site: Site, facts: DnsmasqFacts): DhcpFault | undefined {
  const { interfaces, listens, listensInside, listensOtherwise, ranges, unknown, asOther } = facts;
  const named = interfaces.filter(({ value }) => value !== 'lo');
  const [first] = named;
  const open = listens.length + listensInside.length + listensOtherwise.length + unknown.length > 0;
  if (first === undefined || open || asOther || named.some(({ value }) => value.includes('*')))
    return undefined;
  return otherInterface(
    site,
    { value: named.map(({ value }) => value), place: first.place },
    ({ value, mask }) => mask !== undefined && ranges.some(({ low }) => inNetwork(low.value, value, mask)),
    () => ({ program: 'dnsmasq' }),
  );
}

/** The same where it is told addresses of its own: of an interface that has none of them nothing is heard (2.90 was asked). */
function elsewhereByAddress(site: Site, facts: DnsmasqFacts): DhcpFault | undefined {
  const { interfaces, listens, listensOtherwise, ranges, unknown, asOther } = facts;
  const [first] = listens;
  const open = interfaces.length + listensOtherwise.length + unknown.length > 0;
  if (first === undefined || open || asOther) return undefined;
  return otherAddress(
    site,
    listens,
    ({ value, mask }) => mask !== undefined && ranges.some(({ low }) => inNetwork(low.value, value, mask)),
    'dnsmasq',
  );
}

/**
 * It starts, and has no range for the network that machines ask from (2.90 was asked). Of a network whose machines ask by a relay
 * it has to be told the netmask, and a proxy is heard on its own wire.
 */
function slipped(site: Site, facts: DnsmasqFacts): DhcpFault | undefined {
  const { unknown, interfaces, listens, listensOtherwise, asOther } = facts;
  if (asOther || unknown.length + listens.length + listensOtherwise.length > 0) return undefined;
  const served = wiresOf(facts).flatMap(({ network, mask, ranges: [first] }) =>
    first === undefined
      ? []
      : [{ network, mask, place: first.low.place, own: first.mask === undefined || first.kind === 'proxy' }],
  );
  const named = interfaces.map(({ value }) => value).filter((name) => name !== 'lo');
  const found = slippedNetwork(site, served, named.some((name) => name.includes('*')) ? [] : named);
  if (found === undefined) return undefined;
  const log = dnsmasqSays.noRange.print({ interface: found.interface });
  return { id: 'dhcp/network-of-no-interface', effect: 'stops', ...found, program: 'dnsmasq', log };
}

function refusal(site: Site, { files, unknown }: DnsmasqFacts): DhcpFault | undefined {
  // A file that is filled in first is another one by then.
  if (unknown.length > 0) return undefined;
  for (const file of files) {
    const document = site.files.get(file)?.document;
    const problem = document?.problems.find(({ refusedBy }) => refusedBy === 'dnsmasq');
    if (document === undefined || problem === undefined) continue;
    const { message: text } = problem;
    const { span, byMerge } = toldAt(document, problem.span);
    const rule = byMerge ? 'text/merge-conflict' : problem.rule;
    return {
      id: 'dhcp/refused',
      effect: 'stops',
      at: { file, span },
      others: [],
      program: 'dnsmasq',
      rule,
      text,
    };
  }
  return undefined;
}
