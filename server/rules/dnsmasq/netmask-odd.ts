/** dhcp-range has a netmask with a hole in it. */
import { formatIpv4, lengthOfMask } from '../../site/address.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SECOND = (mask: string) => servedByDnsmasq(`dhcp-range=10.8.0.100,10.8.0.150,${mask}\n`);

export const dnsmasqNetmaskOdd: CheckRule = {
  id: 'dnsmasq/netmask-odd',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The netmask of a dhcp-range is none: behind a bit that is off others are on, as in `255.25.255.0`.',
    why: 'dnsmasq takes it and tells it to the machines as it stands. Linux refuses such a mask: with `ip=dhcp` the kernel has `IP-Config: Unable to set interface netmask (-22)`, and no network for its root.',
    avoid: SECOND('255.25.255.0'),
    prefer: SECOND('255.255.255.0'),
    references: [
      'dnsmasq(8), --dhcp-range',
      'Linux net/ipv4/devinet.c, bad_mask',
      'Linux net/ipv4/ipconfig.c',
    ],
  },
  check({ site: { dnsmasq }, report }) {
    for (const { mask } of dnsmasq?.ranges ?? []) {
      if (mask === undefined || lengthOfMask(mask.value) !== undefined) continue;
      report({
        at: mask.place,
        message: `${formatIpv4(mask.value)} is no netmask: its ones are not all before its zeros. dnsmasq tells it to the machines, and Linux refuses it: IP-Config: Unable to set interface netmask (-22).`,
      });
    }
  },
};
