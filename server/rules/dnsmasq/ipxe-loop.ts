/** iPXE is told apart by a tag, and is told to load iPXE all the same. */
import type { DnsmasqFacts } from '../../site/dnsmasq/facts.js';
import type { Place } from '../../site/place.js';
import { ipxeLoops, meansIpxe } from '../about/ipxeloops.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const LOOP = (text: string) =>
  servedByDnsmasq(
    `dhcp-userclass=set:ipxe,${text}\ndhcp-boot=tag:!ipxe,undionly.kpxe\ndhcp-boot=tag:ipxe,http://192.168.1.1/menu.ipxe\n`,
  );

export const dnsmasqIpxeLoop: CheckRule = {
  id: 'dnsmasq/ipxe-loop',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A tag tells iPXE from the firmware, and iPXE is told to load iPXE all the same.',
    why: 'iPXE asks DHCP again after it has started, with the user class `iPXE`. When the answer names its own binary it loads that, and so on: the banner of iPXE appears again and again. Texts are compared letter for letter, and of the dhcp-boot lines that fit the last one is used, be it that of a single host.',
    avoid: LOOP('ipxe'),
    prefer: LOOP('iPXE'),
    references: ['iPXE documentation, chainloading', 'dnsmasq src/rfc2131.c, find_boot'],
  },
  check({ site, boots, report }) {
    const { dnsmasq } = site;
    const meant = dnsmasq?.matches.find(meansIpxe);
    if (dnsmasq === undefined || meant === undefined) return;
    for (const [at, names] of ipxeLoops({ site, boots })) {
      report({
        at,
        message: `iPXE itself is told to load "${nameAt(dnsmasq, at)}": it starts over and over, and its banner appears again and again. The tag that should give it another file does not do so here: iPXE sends the user class "iPXE", in these letters, and of the lines that fit the last one is used.`,
        related: [{ place: meant.place, message: 'iPXE is told apart here' }],
        nodes: names,
      });
    }
  },
};

function nameAt({ boots }: DnsmasqFacts, { span }: Place): string {
  return boots.find(({ place }) => place.span.start === span.start)?.file.value ?? 'iPXE';
}
