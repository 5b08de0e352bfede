/** A line of dnsmasq.conf gives a tag that no line asks for, a letter away from one that the lines beside it give. */
import { slipsAmong } from '../../../grammars/text/index.js';
import type { DnsmasqFacts, DnsmasqMatch } from '../../site/dnsmasq/facts.js';
import { groupBy } from '../../site/groups.js';
import type { Said } from '../../site/place.js';
import { architectureAsked, conditionsOf, isWhole, mistakenWords } from '../about/dhcp/dnsmasqtags.js';
import { fix, replace } from '../about/edits.js';
import { servedByDnsmasq } from '../about/miniature.js';
import { differsInLetters } from '../about/slips.js';
import type { CheckRule } from '../rule.js';

const EFI = (tag: string) =>
  servedByDnsmasq(
    `dhcp-match=set:${tag},option:client-arch,7\ndhcp-match=set:efi-pc,option:client-arch,9\ndhcp-boot=tag:efi-pc,syslinux.efi\n`,
  );

export const dnsmasqTagNeverAsked: CheckRule = {
  id: 'dnsmasq/tag-never-asked',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A line gives a tag that no line asks for, and a line of the same kind gives one that is asked for and differs in a letter.',
    why: '`dnsmasq --test` says nothing of it. Those who were to have the one tag have the other: the lines that ask for it pass them over, and a machine of theirs is told the file of all others, or none.',
    avoid: EFI('efi-cp'),
    prefer: EFI('efi-pc'),
    references: ['dnsmasq(8), --dhcp-match', 'dnsmasq src/dhcp-common.c, match_netid'],
  },
  check({ site: { dnsmasq }, report }) {
    if (dnsmasq === undefined || !isWhole(dnsmasq)) return;
    const asked = new Set(conditionsOf(dnsmasq).map(({ name }) => name));
    const twins = tagsOfX64(dnsmasq, asked);
    for (const group of alike(dnsmasq)) {
      const said = groupBy(group, ({ value }) => value);
      const slipsOf = slipsAmong(
        [...said.keys()].filter((tag) => asked.has(tag)),
        (tag) => tag,
      );
      for (const { value, place } of group) {
        if (asked.has(value)) continue;
        const slip = slipsOf(value).find((tag) => isMisspelt(value, tag));
        const meant = slip ?? twins.get(value);
        const [other] = said.get(meant ?? '') ?? [];
        if (meant === undefined || other === undefined) continue;
        const why = slip === undefined ? 'which few x64 UEFI machines get' : 'a letter away';
        report({
          at: place,
          message: `No line asks for the tag "${value}"; "${meant}", ${why}, is asked for. Those who get "${value}" are passed over there. Write ${meant}.`,
          related: [{ place: other.place, message: `here "${meant}" is given` }],
          fixes: () => [fix(`Write ${meant}`, false, replace(place, `set:${meant}`))],
        });
      }
    }
  },
};

/** What x64 UEFI machines say of themselves in option 93: nearly all the one number, some the other. */
const X64 = { usual: 7, other: 9 };

/** The tag of nearly all x64 UEFI machines where no line asks for it, and that of the others, for which some line does. */
function tagsOfX64(facts: DnsmasqFacts, asked: ReadonlySet<string>): ReadonlyMap<string, string> {
  const tagsOf = (architecture: number): string[] =>
    facts.matches.flatMap((match) => (architectureAsked(match) === architecture ? [match.sets.value] : []));
  // A slip of `set:` is told as such.
  const mistaken = new Set(mistakenWords(facts).map(({ text }) => text));
  const heard = tagsOf(X64.other).find((tag) => asked.has(tag));
  const usual = tagsOf(X64.usual);
  if (heard === undefined || usual.some((tag) => asked.has(tag))) return new Map();
  return new Map(usual.flatMap((tag) => (mistaken.has(tag) ? [] : [[tag, heard]])));
}

/** Short names are near each other anyhow. */
const SHORTEST = 4;

function isMisspelt(tag: string, other: string): boolean {
  return Math.min(tag.length, other.length) >= SHORTEST && differsInLetters(tag, other);
}

/** Tags that are given for the same thing of a client: other things may well have names alike, as PXE and iPXE have. */
function alike({ hosts, matches }: DnsmasqFacts): readonly (readonly Said<string>[])[] {
  const groups = new Map<string, Said<string>[]>();
  for (const { sets, by } of matches) groups.set(kindOf(by), [...(groups.get(kindOf(by)) ?? []), sets]);
  return [hosts.flatMap(({ sets }) => sets), ...groups.values()];
}

function kindOf(by: DnsmasqMatch['by']): string {
  return by.kind === 'option' ? `option ${by.code}` : by.kind;
}
