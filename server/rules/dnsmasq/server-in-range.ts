/** The address of a router or of another server that machines are told lies in a range that dnsmasq hands out. */
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import type { DnsmasqFacts } from '../../site/dnsmasq/facts.js';
import type { Said } from '../../site/place.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

type Owner = Said<Ipv4Address> & { readonly role: string };

/** Options whose values are machines of the site, and what these are. */
const ROLES: ReadonlyMap<number, string> = new Map([
  [3, 'a router'],
  [6, 'a name server'],
  [42, 'a time server'],
]);

function owners({ options }: DnsmasqFacts): Owner[] {
  return options.flatMap(({ code, value, vendor, inside }) => {
    const role = vendor === undefined && !inside ? ROLES.get(code) : undefined;
    if (role === undefined) return [];
    return value.atoms.flatMap((atom) =>
      atom.kind === 'address' ? [{ value: atom.value, place: atom.place, role }] : [],
    );
  });
}

export const dnsmasqServerInRange: CheckRule = {
  id: 'dnsmasq/server-in-range',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A dhcp-range holds the address of a router, a name server or a time server that machines are told.',
    why: 'dnsmasq pings an address before it gives it away, which saves a machine that is up and answers. One that is down, or answers no ping, loses its address to a client. Its own address dnsmasq never gives away.',
    avoid: servedByDnsmasq('dhcp-option=option:router,192.168.1.150\n'),
    prefer: servedByDnsmasq('dhcp-option=option:router,192.168.1.254\n'),
    references: ['dnsmasq(8), --dhcp-range and --no-ping', 'dnsmasq src/dhcp.c, address_allocate'],
  },
  check({ site: { dnsmasq }, report }) {
    if (dnsmasq === undefined) return;
    const seen = new Set<number>();
    const ranges = dnsmasq.ranges.filter(({ kind }) => kind === 'dynamic');
    // What a line of its own reserves is not given to others.
    const reserved = new Set(dnsmasq.hosts.map(({ address }) => address?.value));
    for (const { value, place, role } of owners(dnsmasq)) {
      const range = ranges.find(({ low, high }) => low.value <= value && value <= high.value);
      if (range === undefined || seen.has(value) || reserved.has(value)) continue;
      // Its own address it never gives away.
      if (dnsmasq.listens.some((own) => own.value === value)) continue;
      seen.add(value);
      report({
        at: range.place,
        message: `This range holds ${formatIpv4(value)}, the address of ${role}: where that one is down or answers no ping, a client gets its address. Begin or end the range beside it.`,
        related: [{ place, message: `${formatIpv4(value)} is ${role}` }],
      });
    }
  },
};
