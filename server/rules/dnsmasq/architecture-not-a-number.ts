/** dhcp-match looks for an architecture that is written in a way which dnsmasq takes for text. */
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

/** Fewer than these are given away (IANA, Processor Architecture Types), and new ones are rare. */
const HIGHEST = 63;

const ARM = (code: string) =>
  servedByDnsmasq(`dhcp-match=set:arm64,option:client-arch,${code}\ndhcp-boot=tag:arm64,bootaa64.efi\n`);

export const dnsmasqArchitectureNotANumber: CheckRule = {
  id: 'dnsmasq/architecture-not-a-number',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The value of a dhcp-match for option 93 (client-arch) is no decimal number, or one that no firmware has.',
    why: 'dnsmasq takes `0x0b` or a name for text, which no machine sends in option 93: the tag is given to nobody, and these machines get what everybody gets.',
    avoid: ARM('0x0b'),
    prefer: ARM('11'),
    references: ['dnsmasq(8), --dhcp-match', 'dnsmasq src/option.c, parse_dhcp_opt'],
  },
  check({ site: { dnsmasq }, report }) {
    for (const { by, place } of dnsmasq?.matches ?? []) {
      if (by.kind !== 'option' || by.code !== 93) continue;
      if (by.value?.kind === 'number' && by.value.value > HIGHEST)
        report({
          at: place,
          message: `No firmware has the number ${by.value.value}, so nobody gets the tag. 0 is BIOS, 7 and 9 are UEFI, 11 is UEFI on ARM.`,
        });
      if (by.value?.kind !== 'text') continue;
      const written = by.value.value;
      const hex = /^0x[0-9a-f]{1,4}$/i.test(written) ? ` Write ${Number(written)}.` : '';
      report({
        at: place,
        message: `"${written}" is text to dnsmasq, and no machine sends that as its architecture, so nobody gets the tag.${hex}`,
      });
    }
  },
};
