/** A fixed address lies in a dynamic range, so another client may hold it. */
import { formatIpv4 } from '../../site/address.js';
import type { DhcpAtom, DhcpHost, DhcpRange } from '../../site/dhcpd/facts.js';
import { networksOf } from '../../site/dhcpd/networks.js';
import { wideRange } from '../about/causes.js';
import { literalAddresses } from '../about/dhcp/hosts.js';
import { rangesForOthers } from '../about/dhcpd/dynamicranges.js';
import { miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule, Report } from '../rule.js';

/** Addresses that a finding points at. */
const MOST_SHOWN = 5;

const WITH_RANGE = (range: string) => `subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
  range ${range};
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`;

export const dhcpFixedAddressInRange: CheckRule = {
  id: 'dhcp/fixed-address-in-range',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The fixed-address of a host lies inside a dynamic range.',
    why: 'The server may have leased the address to somebody else when the node asks. It logs `Dynamic and static leases present for 192.168.1.21. Remove host declaration node21 or remove 192.168.1.21 from the dynamic address pool`.',
    avoid: miniature({ 'etc/dhcp/dhcpd.conf': WITH_RANGE('192.168.1.10 192.168.1.50') }),
    prefer: miniature({ 'etc/dhcp/dhcpd.conf': WITH_RANGE('192.168.1.100 192.168.1.150') }),
    references: ['dhcpd.conf(5)', 'ISC dhcp server/dhcp.c'],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined) return;
    const networks = networksOf(dhcp);
    const inside = new Map<DhcpRange, Inside[]>();
    for (const host of dhcp.hosts) {
      for (const atom of literalAddresses(host)) {
        const [range] = networks.rangesWith(atom.value);
        if (range === undefined) continue;
        const list = inside.get(range);
        if (list === undefined) inside.set(range, [{ host, atom }]);
        else list.push({ host, atom });
      }
    }
    const lets = rangesForOthers(dhcp);
    for (const [range, found] of inside) if (lets(range)) report(reportOf(range, found));
  },
};

interface Inside {
  readonly host: DhcpHost;
  readonly atom: DhcpAtom & { kind: 'address' };
}

/** One cause, one finding: where several addresses lie in a range, it is the range. */
function reportOf(range: DhcpRange, found: readonly Inside[]): Report {
  const [first, second] = found;
  const nodes = [...new Set(found.map(({ host }) => host.name.value))];
  const written = `${formatIpv4(range.low)}–${formatIpv4(range.high)}`;
  if (first !== undefined && second === undefined) {
    const address = formatIpv4(first.atom.value);
    return {
      at: first.atom.place,
      message: `The fixed address ${address} of host ${first.host.name.value} lies in the dynamic range ${written}: the server may lease it to another machine. It logs "Dynamic and static leases present for ${address}". Shrink the range or move the host.`,
      related: [{ place: range.place, message: 'the dynamic range' }],
      nodes,
    };
  }
  const related = found.slice(0, MOST_SHOWN).map(({ atom, host }) => ({
    place: atom.place,
    message: `the fixed address ${formatIpv4(atom.value)} of host ${host.name.value}`,
  }));
  return {
    at: range.place,
    message: `The dynamic range ${written} holds the fixed addresses of ${list(nodes)}: the server may lease them to other machines. It logs "Dynamic and static leases present for …" for each. Shrink the range, so that it leaves them out.`,
    related,
    nodes,
    cause: wideRange(range.place, 1, `it holds the fixed addresses of ${list(nodes)}, too`),
  };
}
