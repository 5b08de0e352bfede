/** A client goes in; which tags dnsmasq gives it comes out, in three values (dhcp_reply in rfc2131.c). */

import type { DnsmasqFacts, DnsmasqHost, TagCondition } from '../../../site/dnsmasq/facts.js';
import type { Wire } from '../../../site/dnsmasq/networks.js';
import { addTo } from '../../../site/groups.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { Answer } from '../../../site/place.js';
import type { DhcpClient } from '../answer.js';
import { ownLine } from './hosts.js';
import { matches } from './packet.js';

/** What is not in it is as `otherwise` says. */
export interface Tags {
  readonly known: ReadonlyMap<string, Answer>;
  /** The machine's own line. */
  readonly host: DnsmasqHost | undefined;
  /** Whether it has that line is not known. */
  readonly unsure: boolean;
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

export function any(answers: readonly Answer[]): Answer {
  return opposite(all(answers.map(opposite)));
}

export function hasTag(facts: DnsmasqFacts, { known }: Pick<Tags, 'known'>, name: string): Answer {
  const answer = known.get(name);
  if (answer !== undefined) return answer;
  // A file of hosts that is not read may set it.
  return INTERFACE.test(name) || facts.elsewhere.length > 0 ? 'unknown' : 'no';
}

/** In tag-if a name may end in `*`: any tag that begins so. */
function hasSome(facts: DnsmasqFacts, tags: Pick<Tags, 'known'>, name: string): Answer {
  if (!name.endsWith('*')) return hasTag(facts, tags, name);
  const begins = name.slice(0, -1);
  const found = [...tags.known].filter(([tag]) => tag.startsWith(begins)).map(([, answer]) => answer);
  const open = facts.interfaces.length === 0 || facts.elsewhere.length > 0;
  return any([...found, open ? 'unknown' : 'no']);
}

export function holds(
  facts: DnsmasqFacts,
  tags: Pick<Tags, 'known'>,
  conditions: readonly TagCondition[],
  has = hasTag,
): Answer {
  return all(
    conditions.map(({ name, not }) => {
      const answer = has(facts, tags, name);
      return not ? opposite(answer) : answer;
    }),
  );
}

/** A line that counts for those who have some tags, or lack some. */
interface Tagged {
  readonly tags: readonly TagCondition[];
}

/** The numbers of lines. */
interface Numbers {
  /** By the first tag that they want; without it they fit nobody. */
  readonly byTag: ReadonlyMap<string, readonly number[]>;
  /** Those that want none, or one that is there for all one knows. */
  readonly open: readonly number[];
}

const numbersOf = once((lines: readonly Tagged[]): Numbers => {
  const byTag = new Map<string, number[]>();
  const open: number[] = [];
  for (const [number, { tags }] of lines.entries()) {
    const wanted = tags.find(({ not }) => !not);
    if (wanted !== undefined && !INTERFACE.test(wanted.name)) addTo(byTag, wanted.name, number);
    else if (tags.length > 0) open.push(number);
  }
  return { byTag, open };
});

/** Fewer lines than this are asked one by one. */
const FEW = 16;

/** In their order, the lines with tags that may fit: of thousands each may be for one machine. */
export function taggedLines<T extends Tagged>(
  { elsewhere }: DnsmasqFacts,
  { known }: Pick<Tags, 'known'>,
  lines: readonly T[],
): readonly T[] {
  // What is not read may set any tag.
  if (lines.length < FEW || elsewhere.length > 0) return lines.filter(({ tags }) => tags.length > 0);
  const { byTag, open } = numbersOf(lines);
  const numbers = [...open];
  for (const [tag, answer] of known) if (answer !== 'no') numbers.push(...(byTag.get(tag) ?? []));
  return numbers.sort((a, b) => a - b).flatMap((number) => lines[number] ?? []);
}

/** Of several lines that fit the last one is used; those with tags come before those without (find_boot, option_filter). */
export function lastThatFits<T extends Tagged>(
  facts: DnsmasqFacts,
  tags: Tags,
  lines: readonly T[],
): T | undefined | 'unknown' {
  for (const line of taggedLines(facts, tags, lines).toReversed()) {
    const answer = holds(facts, tags, line.tags);
    if (answer === 'yes') return line;
    if (answer === 'unknown') return 'unknown';
  }
  return lines[lines.length < FEW ? lastForAll(lines) : lastForAllOfMany(lines)];
}

/** The number of the last line without tags. */
function lastForAll(lines: readonly Tagged[]): number {
  return lines.findLastIndex(({ tags }) => tags.length === 0);
}

const lastForAllOfMany = once(lastForAll);

/** `set:` of a range is added once it is known which range serves the client. */
export function withTag(tags: Tags, name: string | undefined): Tags {
  return name === undefined ? tags : { ...tags, known: new Map([...tags.known, [name, 'yes']]) };
}

export function tagsOf(site: Site, facts: DnsmasqFacts, client: DhcpClient, wire: Wire | undefined): Tags {
  const known = new Map<string, Answer>();
  const set = (name: string, answer: Answer): void => {
    known.set(name, any([known.get(name) ?? 'no', answer]));
  };
  const [only, ...others] = facts.interfaces.filter(({ value }) => value !== 'lo');
  for (const { value } of facts.interfaces)
    set(value, others.length === 0 && value === only?.value ? 'yes' : 'unknown');
  for (const { by, sets } of facts.matches) set(sets.value, matches(by, client));
  const before = withConditions(facts, { known, host: undefined, unsure: false });
  const { host, elsewhere, unsure } = ownLine(site, facts, client, wire, ({ tags }) =>
    holds(facts, before, tags),
  );
  const mayBe: Answer = unsure || facts.elsewhere.length > 0 ? 'unknown' : 'no';
  set('known', host === undefined || unsure ? mayBe : 'yes');
  set('known-othernet', elsewhere && !unsure ? 'yes' : mayBe);
  for (const { value } of host?.sets ?? []) set(value, unsure ? 'unknown' : 'yes');
  if (client.bootp) set('bootp', 'yes');
  return withConditions(facts, { known, host, unsure });
}

/** tag-if in the order of the file: each line sees what those before it have set. */
export function withConditions(facts: DnsmasqFacts, tags: Tags): Tags {
  if (facts.tagIfs.length === 0) return tags;
  const known = new Map(tags.known);
  for (const { tags: conditions, sets } of facts.tagIfs) {
    const answer = holds(facts, { known }, conditions, hasSome);
    for (const { value } of sets) {
      const before = hasTag(facts, { known }, value);
      if (answer !== 'no' && before !== 'yes') known.set(value, answer);
    }
  }
  return { ...tags, known };
}
