/** dhcp-match looks for an architecture that is written in a way which dnsmasq takes for text. */
import { hasHole } from '../../../grammars/dnsmasq/index.js';
import type { DnsmasqMatch } from '../../site/dnsmasq/facts.js';
import { architectureAsked } from '../about/dhcp/dnsmasqtags.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

/** Fewer than these are given away (IANA, Processor Architecture Types), and new ones are rare. */
const HIGHEST = 63;

const PC98 = 1;

const ARM = (code: string) =>
  servedByDnsmasq(`dhcp-match=set:arm64,option:client-arch,${code}\ndhcp-boot=tag:arm64,bootaa64.efi\n`);

export const dnsmasqArchitectureNotANumber: CheckRule = {
  id: 'dnsmasq/architecture-not-a-number',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The value of a dhcp-match for option 93 (client-arch) is no decimal number, or one that no firmware has; or 92 or 94 stands where 93 is meant.',
    why: 'dnsmasq takes `0x0b` or a name for text, which no machine sends in option 93: the tag is given to nobody, and these machines get what everybody gets.',
    avoid: ARM('0x0b'),
    prefer: ARM('11'),
    references: ['dnsmasq(8), --dhcp-match', 'dnsmasq src/option.c, parse_dhcp_opt'],
  },
  check({ site: { dnsmasq }, report }) {
    const matches = dnsmasq?.matches ?? [];
    // Where another line is for it, 0 is not what is meant here.
    const asksForBios = matches.some((match) => architectureAsked(match) === 0);
    for (const { by, sets, place } of matches) {
      if (by.kind !== 'option') continue;
      if (by.code !== 93) {
        const meant = meantForArchitecture(by, sets.value, matches);
        if (meant !== undefined)
          report({
            at: place,
            message: `Option ${by.code} is not the architecture, which is 93 (client-arch): it never holds ${meant}, so nobody gets the tag by this line. Write option:client-arch,${meant}.`,
          });
        continue;
      }
      if (by.value?.kind === 'number' && by.value.value > HIGHEST)
        report({
          at: place,
          message: `No firmware has the number ${by.value.value}, so nobody gets the tag. 0 is BIOS, 7 and 9 are UEFI, 11 is UEFI on ARM.`,
        });
      if (by.value?.kind === 'number' && by.value.value === PC98 && !asksForBios)
        report({
          at: place,
          message: `1 is the number of PC-98, a machine that nobody has: nobody gets the tag. A BIOS sends 0. Write option:client-arch,0.`,
        });
      if (by.value?.kind !== 'text' || hasHole(by.value.value)) continue;
      const written = by.value.value;
      const hex = /^0x[0-9a-f]{1,4}$/i.test(written) ? ` Write ${Number(written)}.` : '';
      report({
        at: place,
        message: `"${written}" is text to dnsmasq, and no machine sends that as its architecture, so nobody gets the tag.${hex}`,
      });
    }
  },
};

/** The options beside 93 hold other things: 94 the version of an interface, in three octets. */
function meantForArchitecture(
  by: DnsmasqMatch['by'],
  tag: string,
  matches: readonly DnsmasqMatch[],
): number | undefined {
  if (by.kind !== 'option' || (by.code !== 92 && by.code !== 94) || by.value?.kind !== 'number')
    return undefined;
  const { value } = by.value;
  const isMeant = matches.some(
    (one) => one.sets.value === tag && one.by.kind === 'option' && one.by.code === 93,
  );
  return isMeant && value <= HIGHEST ? value : undefined;
}
