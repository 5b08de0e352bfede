/** A pool lets in known machines only, and no machine is known. */

import type { DhcpFacts, DhcpPermit, DhcpPool } from '../../site/dhcpd/facts.js';
import { declaresElsewhere } from '../../site/dhcpd/statements.js';
import type { Place } from '../../site/place.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const POOLS = (second: string) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n}\nhost node21 {\n  hardware ethernet 00:40:63:c2:ca:c9;\n  fixed-address 192.168.1.21;\n  option host-name "node21";\n}\n',
      `  filename "pxelinux.0";\n  pool {\n    range 192.168.1.100 192.168.1.150;\n  }\n  pool {\n${second}    range 192.168.1.200 192.168.1.210;\n  }\n}\n`,
    ),
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'diskless/node21/etc/fstab': undefined,
    'etc/exports': undefined,
  });

export const dhcpPoolForNobody: CheckRule = {
  id: 'dhcp/pool-for-nobody',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A pool lets in known machines only, and the configuration has no host declaration; or it allows just what it denies.',
    why: 'A machine is known by its host declaration. Without any, all are unknown, and nobody gets an address of the pool: the log says `no free leases`. Where a machine fits a deny and an allow, the deny counts.',
    avoid: POOLS('    deny unknown-clients;\n'),
    prefer: POOLS(''),
    references: ['dhcpd.conf(5), Address pools', 'ISC dhcp server/dhcp.c, permitted'],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined || dhcp.incomplete || dhcp.includes.some(({ file }) => file === undefined)) return;
    const noneKnown = dhcp.hosts.length + (dhcp.leased?.length ?? 0) === 0 && !declaresElsewhere(dhcp);
    for (const pool of dhcp.pools) {
      if (pool.ranges.length === 0) continue;
      const why = (noneKnown ? knownOnly(pool) : undefined) ?? contradiction(pool, dhcp);
      if (why !== undefined) report({ at: why.at, message: `Nobody may use this pool: ${why.text}` });
    }
  },
};

interface Why {
  readonly at: Place;
  readonly text: string;
}

const words = ({ what, className }: DhcpPermit): string =>
  className === undefined ? what.replaceAll('-', ' ') : `${what} "${className}"`;

function knownOnly({ permits }: DhcpPool): Why | undefined {
  const allowed = permits.filter(({ allow }) => allow);
  const denies = permits.find((permit) => !permit.allow && words(permit) === 'unknown clients');
  const [first] = allowed;
  const only =
    denies ??
    (first !== undefined && allowed.every((permit) => words(permit) === 'known clients') ? first : undefined);
  return only === undefined
    ? undefined
    : {
        at: only.place,
        text: 'no host is declared, so every machine is unknown. Declare the hosts, or let unknown clients in.',
      };
}

/** All that is allowed is denied as well. */
function contradiction({ permits }: DhcpPool, { classes }: DhcpFacts): Why | undefined {
  const denied = new Map(
    permits.flatMap((permit) => (permit.allow ? [] : [[words(permit), permit] as const])),
  );
  const allowed = permits.filter(({ allow }) => allow);
  const [first] = allowed;
  if (first === undefined || !allowed.every((permit) => denied.has(words(permit)))) return undefined;
  // Of a class that is not declared another finding speaks.
  if (first.className !== undefined && !classes.some(({ name }) => name.value === first.className))
    return undefined;
  return { at: first.place, text: `what it allows, ${words(first)}, it denies as well, and a deny counts.` };
}
