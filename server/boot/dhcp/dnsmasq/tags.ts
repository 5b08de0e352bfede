/** A client goes in; which tags dnsmasq gives it comes out, in three values (dhcp_reply in rfc2131.c). */
import type { MacAddress } from '../../../site/address.js';
import type { DnsmasqFacts, DnsmasqHost, DnsmasqMatch, TagCondition } from '../../../site/dnsmasq/facts.js';
import { once } from '../../../site/once.js';
import type { Answer } from '../../../site/place.js';
import type { DhcpClient } from '../answer.js';
import { sameNetwork, type Wire } from './wires.js';

/** What is not in it is as `otherwise` says. */
export interface Tags {
  readonly known: ReadonlyMap<string, Answer>;
  /** The machine's own line. */
  readonly host: DnsmasqHost | undefined;
}

/** Names that only an interface has: a tag of that name is there on that interface. */
const INTERFACE = /^(?:eth|en[opsx]|wl|br|lan|vlan|virbr|tap|veth|bond)[\w.-]*$/;

export function opposite(answer: Answer): Answer {
  return answer === 'unknown' ? answer : answer === 'yes' ? 'no' : 'yes';
}

export function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

export function hasTag(facts: DnsmasqFacts, { known }: Tags, name: string): Answer {
  const answer = known.get(name);
  if (answer !== undefined) return answer;
  // A file of hosts that is not read may set it.
  return INTERFACE.test(name) || facts.elsewhere.length > 0 ? 'unknown' : 'no';
}

export function holds(facts: DnsmasqFacts, tags: Tags, conditions: readonly TagCondition[]): Answer {
  return all(
    conditions.map(({ name, not }) => {
      const answer = hasTag(facts, tags, name);
      return not ? opposite(answer) : answer;
    }),
  );
}

/** Of several lines that fit the last one is used; those with tags come before those without (find_boot, option_filter). */
export function lastThatFits<T extends { readonly tags: readonly TagCondition[] }>(
  facts: DnsmasqFacts,
  tags: Tags,
  lines: readonly T[],
): T | undefined | 'unknown' {
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    if (line === undefined || line.tags.length === 0) continue;
    const answer = holds(facts, tags, line.tags);
    if (answer === 'yes') return line;
    if (answer === 'unknown') return 'unknown';
  }
  return lines.findLast((line) => line.tags.length === 0);
}

/** `set:` of a range is added once it is known which range serves the client. */
export function withTag(tags: Tags, name: string | undefined): Tags {
  return name === undefined ? tags : { ...tags, known: new Map([...tags.known, [name, 'yes']]) };
}

export function tagsOf(facts: DnsmasqFacts, client: DhcpClient, wire: Wire | undefined): Tags {
  const known = new Map<string, Answer>();
  const set = (name: string, answer: Answer): void => {
    const before = known.get(name) ?? 'no';
    known.set(name, before === 'yes' || answer === 'yes' ? 'yes' : answer === 'no' ? before : 'unknown');
  };
  const [only, ...others] = facts.interfaces;
  for (const { value } of facts.interfaces)
    set(value, others.length === 0 && value === only?.value ? 'yes' : 'unknown');
  for (const { by, sets } of facts.matches) set(sets.value, matches(by, client));
  const before = withConditions(facts, { known, host: undefined });
  const host = hostOf(facts, before, client, wire);
  set('known', host === undefined ? (facts.elsewhere.length > 0 ? 'unknown' : 'no') : 'yes');
  for (const { value } of host?.sets ?? []) set(value, 'yes');
  if (client.bootp) set('bootp', 'yes');
  return withConditions(facts, { known, host });
}

/** tag-if in the order of the file: each line sees what those before it have set. */
export function withConditions(facts: DnsmasqFacts, tags: Tags): Tags {
  if (facts.tagIfs.length === 0) return tags;
  let { known } = tags;
  for (const { tags: conditions, sets } of facts.tagIfs) {
    const answer = holds(facts, { ...tags, known }, conditions);
    for (const { value } of sets) {
      const before = hasTag(facts, { ...tags, known }, value);
      if (answer !== 'no' && before !== 'yes') known = new Map([...known, [value, answer]]);
    }
  }
  return { ...tags, known };
}

function matches(by: DnsmasqMatch['by'], client: DhcpClient): Answer {
  const has = (text: string | undefined, part: string): Answer =>
    text?.includes(part) === true ? 'yes' : 'no';
  switch (by.kind) {
    case 'vendor class':
      return has(client.vendorClass, by.text);
    case 'user class':
      return has(client.userClass, by.text);
    case 'hardware':
      return client.mac === undefined ? 'unknown' : fitsHardware(by.pattern, client.mac) ? 'yes' : 'no';
    case 'option':
      return matchesOption(by, client);
    case 'other':
      return 'unknown';
  }
}

/** Options by which clients are told apart in practice. */
function matchesOption({ code, value }: DnsmasqMatch['by'] & { kind: 'option' }, client: DhcpClient): Answer {
  const there = (yes: boolean): Answer => (yes ? 'yes' : 'no');
  if (code === 93 && client.architecture !== undefined) {
    if (value === undefined) return 'yes';
    if (value.kind === 'number') return there(value.value === client.architecture);
    // Letters are longer than the two octets of the option.
    return value.kind === 'text' ? 'no' : 'unknown';
  }
  if (code === 60 || code === 77) {
    const text = code === 60 ? client.vendorClass : client.userClass;
    if (text === undefined) return 'no';
    if (value === undefined) return 'yes';
    return value.kind === 'text' ? there(text.includes(value.value)) : 'unknown';
  }
  if (code === 93) return 'no';
  // Only iPXE sends what it can do.
  if (code === 175 && client.userClass !== 'iPXE') return 'no';
  if (code === 175 && value === undefined) return 'yes';
  if (client.others?.has(code) === false) return 'no';
  return 'unknown';
}

/** `*` stands for any octet. */
export function fitsHardware(pattern: string, mac: MacAddress): boolean {
  if (!pattern.includes('*')) return pattern === mac;
  const octets = mac.split(':');
  const wanted = pattern.split(':');
  return wanted.length === octets.length && wanted.every((octet, i) => octet === '*' || octet === octets[i]);
}

interface HostIndex {
  readonly byMac: ReadonlyMap<string, readonly DnsmasqHost[]>;
  /** Lines with `*` in an address. */
  readonly patterns: readonly DnsmasqHost[];
}

const hostsByMac = once((facts: DnsmasqFacts): HostIndex => {
  const byMac = new Map<string, DnsmasqHost[]>();
  for (const host of facts.hosts) {
    for (const value of new Set(host.hardware.map((one) => one.value))) {
      const list = byMac.get(value);
      if (list === undefined) byMac.set(value, [host]);
      else list.push(host);
    }
  }
  const patterns = facts.hosts.filter(({ hardware }) => hardware.some(({ value }) => value.includes('*')));
  return { byMac, patterns };
});

/** The line of a client: a whole address before one with `*`, lines whose tags fit before those without, the last one first. */
function hostOf(
  facts: DnsmasqFacts,
  tags: Tags,
  { mac }: DhcpClient,
  wire: Wire | undefined,
): DnsmasqHost | undefined {
  if (mac === undefined) return undefined;
  const { byMac, patterns } = hostsByMac(facts);
  const fits = ({ hardware }: DnsmasqHost) =>
    hardware.some(({ value }) => value.includes('*') && fitsHardware(value, mac));
  for (const named of [byMac.get(mac) ?? [], patterns.filter(fits)]) {
    const found = named.filter(
      ({ address, tags: conditions }) =>
        (address === undefined || wire === undefined || sameNetwork(wire, address.value)) &&
        holds(facts, tags, conditions) === 'yes',
    );
    const chosen = found.findLast((one) => one.tags.length > 0) ?? found.at(-1);
    if (chosen !== undefined) return chosen;
  }
  return undefined;
}
