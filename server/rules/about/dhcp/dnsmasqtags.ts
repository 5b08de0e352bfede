/** Facts of dnsmasq.conf go in; which tags its lines ask for, and which they give, comes out. */
import { isSlip, slipsAmong } from '../../../../grammars/text/index.js';
import type { DnsmasqFacts, DnsmasqMatch, TagCondition } from '../../../site/dnsmasq/facts.js';
import { once } from '../../../site/once.js';
import type { Place, Said } from '../../../site/place.js';

/** Everything that gives tags and addresses is in the files that were read, and no line is refused or passed over that was to give some. */
export function isWhole(facts: DnsmasqFacts): boolean {
  const { unknown, filled, elsewhere, refused, passedOver } = facts;
  const open = [unknown, filled, elsewhere, refused, passedOver];
  return facts.ranges.length > 0 && open.every(({ length }) => length === 0);
}

export function conditionsOf(facts: DnsmasqFacts): TagCondition[] {
  const { ranges, hosts, tagIfs, ignores, boots, services, options } = facts;
  return [ranges, hosts, tagIfs, ignores, boots, services, options].flatMap((lines) =>
    lines.flatMap(({ tags }) => tags),
  );
}

/** The number of option 93, the client's architecture, that a line asks for. */
export function architectureAsked({ by }: DnsmasqMatch): number | undefined {
  return by.kind === 'option' && by.code === 93 && by.value?.kind === 'number' ? by.value.value : undefined;
}

/** Where tags are given to clients. */
export function saidTags({ ranges, hosts, matches, tagIfs }: DnsmasqFacts): readonly Said<string>[] {
  return [
    ...ranges.flatMap(({ sets }) => (sets === undefined ? [] : [sets])),
    ...hosts.flatMap(({ sets }) => sets),
    ...matches.map(({ sets }) => sets),
    ...tagIfs.flatMap(({ sets }) => sets),
  ];
}

export function tagsSet(facts: DnsmasqFacts): ReadonlySet<string> {
  return new Set(saidTags(facts).map(({ value }) => value));
}

/** Tags that dnsmasq gives by itself: by what it knows of a client, and the name of the interface, whichever there are. */
export function isGivenByDnsmasq({ interfaces }: DnsmasqFacts, name: string): boolean {
  if (['known', 'known-othernet', 'bootp', 'dhcpv6', 'cpewan-id'].includes(name)) return true;
  if (interfaces.some(({ value }) => value === name || value.endsWith('*'))) return true;
  // Without `interface` all there are count; their names end in a digit, or say what they are.
  return /\d$/.test(name)
    ? /^[a-z]{2,8}[\d.:@a-z-]*\d$/.test(name) && looksLikeInterface(name)
    : /^(?:lo|lan|wan|br-\w+|wlan)$/.test(name);
}

function looksLikeInterface(name: string): boolean {
  return /^(?:eth|en|wl|ww|br|bond|vlan|virbr|veth|tap|tun|lan|wan|usb|docker|vmbr|vnet|team|dummy|ib)/.test(
    name,
  );
}

/** The same conditions, in whatever order they stand. */
export function sameTags(a: readonly TagCondition[], b: readonly TagCondition[]): boolean {
  const text = (tags: readonly TagCondition[]): string =>
    tags
      .map(({ name, not }) => `${not ? '!' : ''}${name}`)
      .sort()
      .join(',');
  return text(a) === text(b);
}

/**
 * Whoever has all the tags of a line has all those of one further down, which is then used in its place. One without tags is
 * used only where none with tags fits.
 */
export function replaces(later: readonly TagCondition[], line: readonly TagCondition[]): boolean {
  if (later.length === 0 || line.length === 0) return later.length === line.length;
  return later.every(({ name, not }) => line.some((own) => own.name === name && own.not === not));
}

/** A word that was to be one of another kind, and what is to be written in its place. */
export interface Mistaken {
  readonly place: Place;
  readonly text: string;
  readonly instead: string;
  /** What dnsmasq takes it for. */
  readonly as: 'tag set' | 'tag asked' | 'file';
}

const PREFIXES = ['set', 'tag', 'net'];

/** Before the first colon stands a slip of a prefix, or another prefix has stuck to the name. An address has slashes behind its colon. */
function isMistaken(text: string): boolean {
  const [before = '', after] = text.split(':', 2);
  if (after === undefined || after.startsWith('//')) return false;
  return PREFIXES.some((prefix) => isSlip(before, prefix)) || before.endsWith('option');
}

/** Finds `prefix:NAME` of a known name that a text is a slip of; else what stands behind the colon with the right prefix. */
function meantBy(prefix: string, names: Iterable<string>): (text: string) => string {
  const whole = [...names].flatMap((name) => [`${prefix}:${name}`, `${prefix}:!${name}`]);
  const slipsOf = slipsAmong(whole, (one) => one);
  return (text) => {
    // `!tag:efi`: the sign belongs behind the prefix.
    if (/^!(?:tag|net):/.test(text)) return text.replace(/^!(tag|net):/, '$1:!');
    const [before = '', after = ''] = text.split(':', 2);
    const stuck = before.endsWith('option') ? `${prefix}:${before.slice(0, -6)},option:${after}` : undefined;
    return slipsOf(text)[0] ?? stuck ?? `${prefix}:${after}`;
  };
}

/** Tags that dnsmasq sets or asks for under a name that nobody gave them, and boot files that were to be tags. */
export const mistakenWords = once((facts: DnsmasqFacts): readonly Mistaken[] => {
  const conditions = conditionsOf(facts);
  const asked = new Set(conditions.map(({ name }) => name).filter((name) => !isMistaken(name)));
  const set = new Set([...tagsSet(facts)].filter((name) => !isMistaken(name)));
  const [setMeant, tagMeant] = [meantBy('set', asked), meantBy('tag', set)];
  const found: Mistaken[] = [];
  for (const { value: text, place } of saidTags(facts))
    if (isMistaken(text)) found.push({ text, place, instead: setMeant(text), as: 'tag set' });
  for (const { name: text, place } of conditions)
    if (isMistaken(text)) found.push({ text, place, instead: tagMeant(text), as: 'tag asked' });
  for (const { file, serverName } of facts.boots) {
    const { value: text, place } = file;
    const isTag = serverName !== undefined && set.has(text.replace(/^!/, ''));
    if (isTag) found.push({ text, place, instead: `tag:${text}`, as: 'file' });
    else if (isMistaken(text)) found.push({ text, place, instead: tagMeant(text), as: 'file' });
  }
  return found;
});
