/** Facts of dnsmasq.conf go in; which tags its lines ask for, and which they give, comes out. */
import type { DnsmasqFacts, TagCondition } from '../../site/dnsmasq/facts.js';

/** Everything that gives tags and addresses is in the files that were read. */
export function isWhole({ ranges, unknown, elsewhere }: DnsmasqFacts): boolean {
  return ranges.length > 0 && unknown.length === 0 && elsewhere.length === 0;
}

export function conditionsOf(facts: DnsmasqFacts): TagCondition[] {
  const { ranges, hosts, tagIfs, ignores, boots, services, options } = facts;
  return [ranges, hosts, tagIfs, ignores, boots, services, options].flatMap((lines) =>
    lines.flatMap(({ tags }) => tags),
  );
}

export function tagsSet({ ranges, hosts, matches, tagIfs }: DnsmasqFacts): ReadonlySet<string> {
  const said = [
    ...ranges.flatMap(({ sets }) => (sets === undefined ? [] : [sets])),
    ...hosts.flatMap(({ sets }) => sets),
    ...matches.map(({ sets }) => sets),
    ...tagIfs.flatMap(({ sets }) => sets),
  ];
  return new Set(said.map(({ value }) => value));
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
