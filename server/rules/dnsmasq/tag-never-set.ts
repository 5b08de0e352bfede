/** A line of dnsmasq.conf asks for a tag that no line gives to anybody. */
import { nearest } from '../../../grammars/text/index.js';
import { conditionsOf, isGivenByDnsmasq, isWhole, tagsSet } from '../about/dnsmasqtags.js';
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
    for (const condition of conditionsOf(dnsmasq)) {
      const { name, not, place } = condition;
      if (name === '' || set.has(name) || isGivenByDnsmasq(dnsmasq, name)) continue;
      // A tag-if that asked for the tag it sets would never set it.
      const own = dnsmasq.tagIfs.filter(({ tags }) => tags.includes(condition)).flatMap(({ sets }) => sets);
      const others = [...set].filter((tag) => !own.some(({ value }) => value === tag));
      const near = nearest(name, others);
      const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
      report({
        at: place,
        message: `No line gives the tag "${name}" to a client, so this line is for ${not ? 'everybody, as if the tag were not there' : 'nobody'}.${hint}`,
      });
    }
  },
};
