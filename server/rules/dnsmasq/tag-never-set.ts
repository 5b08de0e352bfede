/** A line of dnsmasq.conf asks for a tag that no line gives to anybody. */
import { nearestAmong, slipsAmong } from '../../../grammars/text/index.js';
import type { DnsmasqFacts, TagCondition } from '../../site/dnsmasq/facts.js';
import { groupBy } from '../../site/groups.js';
import type { Said } from '../../site/place.js';
import { noRootPath, tagOfAnswer, tagOfIpxe } from '../about/causes.js';
import {
  conditionsOf,
  isGivenByDnsmasq,
  isWhole,
  type Mistaken,
  mistakenWords,
  saidTags,
  tagsSet,
} from '../about/dhcp/dnsmasqtags.js';
import { tellsRoot } from '../about/dhcp/rootpathlost.js';
import { fix, replace } from '../about/edits.js';
import { meansIpxe } from '../about/loaders/ipxeloops.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SITE = (tag: string) =>
  servedByDnsmasq(`dhcp-match=set:efi-x64,option:client-arch,7\ndhcp-boot=tag:${tag},syslinux.efi\n`);

export const dnsmasqTagNeverSet: CheckRule = {
  id: 'dnsmasq/tag-never-set',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A line is for clients with a tag that no line sets, mostly because one of them is misspelt.',
    why: '`dnsmasq --test` says nothing of it. A line with `tag:NAME` then is for nobody, so that machines get what the lines without tags say, such as a boot file for another firmware; one with `tag:!NAME` is for everybody.',
    avoid: SITE('efi64'),
    prefer: SITE('efi-x64'),
    references: ['dnsmasq(8), --dhcp-boot and --dhcp-match', 'dnsmasq src/dhcp-common.c, match_netid'],
  },
  check({ site: { dnsmasq }, report }) {
    if (dnsmasq === undefined || !isWhole(dnsmasq)) return;
    const set = tagsSet(dnsmasq);
    const mistaken = mistakenWords(dnsmasq);
    const asked = new Map<string, TagCondition[]>();
    for (const condition of conditionsOf(dnsmasq)) {
      const { name } = condition;
      if (name === '' || set.has(name) || isGivenByDnsmasq(dnsmasq, name)) continue;
      // A word that was to be another one is told as such, where it stands.
      if (mistaken.some((word) => word.text === name || isMeantBy(word, name))) continue;
      asked.set(name, [...(asked.get(name) ?? []), condition]);
    }
    for (const { name, place } of askedTooEarly(dnsmasq)) {
      report({
        at: place,
        message: `Only dhcp-host lines give the tag "${name}", and dnsmasq looks for the line of a machine before it has any of these: this line is for nobody. Write set:${name}.`,
        fixes: () => [fix(`Write set:${name}`, false, replace(place, `set:${name}`))],
      });
    }
    const everywhere = new Set(conditionsOf(dnsmasq).map(({ name }) => name));
    // One that no line asks for is surely the other side of the slip, where several are as near.
    const loose = [...set].filter((tag) => !everywhere.has(tag));
    const [nearestLoose, looseSlips] = [nearestAmong(loose), slipsAmong(loose, (tag) => tag)];
    const nearestOfAll = nearestAmong([...set]);
    const setBy = setsByCondition(dnsmasq);
    const deciding = new Set([...dnsmasq.ranges, ...dnsmasq.ignores].flatMap(({ tags }) => tags));
    const said = groupBy(saidTags(dnsmasq), ({ value }) => value);
    for (const [condition, ...more] of asked.values()) {
      if (condition === undefined) continue;
      const { name, not, place } = condition;
      // A tag-if that asked for the tag it sets would never set it.
      const own = setBy.get(condition) ?? [];
      const isOwn = (tag: string): boolean => own.some(({ value }) => value === tag);
      const near =
        nearestLoose(name, isOwn) ?? looseSlips(name).find((tag) => !isOwn(tag)) ?? nearestOfAll(name, isOwn);
      const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
      const decides = deciding.has(condition);
      const given = near === undefined || everywhere.has(near) ? [] : (said.get(near) ?? []);
      report({
        at: place,
        message: `No line gives the tag "${name}" to a client, so this line is for ${servesWhom(not)}.${hint}`,
        ...(decides ? { cause: tagOfAnswer(0, 'this line') } : {}),
        ...(!decides && tellsRoot(dnsmasq, condition) !== undefined
          ? { cause: noRootPath(place, 0, 'this line is for nobody') }
          : {}),
        ...(!decides && near !== undefined && isOfIpxe(dnsmasq, near)
          ? { cause: tagOfIpxe(near, 0, 'this line') }
          : {}),
        related: [
          ...more.map((one) => ({ place: one.place, message: `this line is for ${servesWhom(one.not)}` })),
          ...given.map((one) => ({
            place: one.place,
            message: `here "${near}" is given, for which no line asks`,
          })),
        ],
      });
    }
  },
};

/** The tags that a line sets for who has all it asks for, by each of these conditions. */
function setsByCondition({ tagIfs }: DnsmasqFacts): ReadonlyMap<TagCondition, readonly Said<string>[]> {
  return new Map(tagIfs.flatMap(({ tags, sets }) => tags.map((condition) => [condition, sets] as const)));
}

/** Tags that lines of dhcp-host ask for, and lines of dhcp-host give: a machine has one line, and is given its tags by that. */
function askedTooEarly({ hosts, ...others }: DnsmasqFacts): TagCondition[] {
  const given = tagsSet({ ...others, hosts });
  const before = tagsSet({ ...others, hosts: [] });
  return hosts.flatMap(({ tags }) =>
    tags.filter(({ name, not }) => !not && given.has(name) && !before.has(name)),
  );
}

function servesWhom(not: boolean): string {
  return not ? 'everybody, as if the tag were not there' : 'nobody';
}

function isOfIpxe({ matches }: DnsmasqFacts, tag: string): boolean {
  return matches.some((match) => match.sets.value === tag && meansIpxe(match));
}

function isMeantBy({ as, instead }: Mistaken, name: string): boolean {
  return as === 'tag set' && instead.split(',', 1)[0] === `set:${name}`;
}
