/** A range outside every pool ends up in a pool declared above it, which lets in other machines than meant. */
import { dhcpIndex } from '../../boot/dhcp/dhcpd/scope.js';
import type { DhcpPermit, DhcpRange } from '../../site/dhcpd/facts.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const POOL = `  pool {
    allow members of "phones";
    range 192.168.1.100 192.168.1.119;
  }
`;
const SITE = (body: string) => {
  const path = 'etc/dhcp/dhcpd.conf';
  const site = changed(path, '  filename "pxelinux.0";\n', `  filename "pxelinux.0";\n${body}`);
  return miniature({
    [path]: `class "phones" {
  match if substring (option vendor-class-identifier, 0, 5) = "Phone";
}
${site[path]}`,
  });
};
const RANGES = '  range 192.168.1.120 192.168.1.139;\n  range 192.168.1.160 192.168.1.179;\n';

/** A pool that takes whom a range outside pools would take: all but BOOTP clients without a host declaration. */
function letsInTheSame(permits: readonly DhcpPermit[], { dynamicBootp }: DhcpRange): boolean {
  return permits.every(({ allow, what }) =>
    dynamicBootp
      ? allow && what.replaceAll('-', ' ') === 'all clients'
      : !allow && what.replaceAll('-', ' ') === 'dynamic bootp clients',
  );
}

export const dhcpRangeJoinsPool: CheckRule = {
  id: 'dhcp/range-joins-pool',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A range that stands outside every pool, as the second one below a pool, belongs to that pool for dhcpd.',
    why: 'dhcpd collects ranges outside pools in a pool of its own. When it adds a second range to it, and a declared pool came before the first one, dhcpd 4.4 takes the pool before its own, which is the declared one: its `allow` and `deny` decide who gets the addresses, and its options are sent along. Machines that it keeps out get nothing when the first range is used up: `no free leases`.',
    avoid: SITE(POOL + RANGES),
    prefer: SITE(RANGES + POOL),
    references: ['ISC dhcp server/confpars.c, parse_address_range', 'dhcpd.conf(5), Pool declarations'],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined || dhcp.incomplete) return;
    const outside = new Set(dhcp.subnets.flatMap(({ ranges }) => ranges));
    for (const { pools } of dhcpIndex(dhcp).wires) {
      for (const { pool, permits, ranges } of pools) {
        if (pool === undefined) continue;
        for (const range of ranges) {
          if (!outside.has(range)) continue;
          const same = letsInTheSame(permits, range);
          if (same && pool.executables.length === 0) continue;
          report({
            at: range.place,
            message: `dhcpd adds this range to the pool above it, although it stands outside: ${
              same
                ? 'the options of the pool are sent with its addresses.'
                : 'only machines that the pool lets in get its addresses, and they get all of them.'
            } Write the ranges that belong to no pool before the first pool, or give them a pool of their own.`,
            related: [{ place: pool.head, message: 'this pool gets the range' }],
          });
        }
      }
    }
  },
};
