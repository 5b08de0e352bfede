/** The default lease time is longer than the longest lease time that is allowed. */
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpExecutable, DhcpScope } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const TIMES = (text: string) =>
  miniature(changed('etc/dhcp/dhcpd.conf', 'authoritative;\n', `authoritative;\n${text}\n`));

/** What dhcpd takes without max-lease-time (DEFAULT_MAX_LEASE_TIME in server/dhcp.c). */
const BUILT_IN = 86_400;

type Assignment = Extract<DhcpExecutable, { kind: 'assign' }>;

interface Time {
  readonly seconds: number;
  readonly statement: Assignment;
}

function isTime(one: DhcpExecutable, name: string): one is Assignment {
  return one.kind === 'assign' && one.space === 'server' && one.name === name;
}

/** The last plain statement of that name in the scope itself. */
function timeIn(scope: DhcpScope, name: string): Time | undefined {
  const statement = scope.executables.findLast((one) => isTime(one, name));
  const [atom] = statement?.kind === 'assign' ? statement.value.atoms : [];
  if (statement?.kind !== 'assign' || atom?.kind !== 'number' || atom.value < 0) return undefined;
  if (statement.setter !== 'supersede') return undefined;
  return { seconds: atom.value, statement };
}

export const dhcpDefaultGtMaxLease: CheckRule = {
  id: 'dhcp/default-gt-max-lease',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'default-lease-time is longer than max-lease-time, or than the 86400 seconds that hold without one.',
    why: 'dhcpd shortens every lease to the maximum, also those of clients that did not ask for a time. The default has no effect, and leases end earlier than the file says.',
    avoid: TIMES('default-lease-time 604800;'),
    prefer: TIMES('default-lease-time 604800;\nmax-lease-time 604800;'),
    references: ['dhcpd.conf(5), default-lease-time', 'ISC dhcp server/dhcp.c, ack_lease'],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined || dhcp.incomplete || dhcp.includes.some(({ file }) => file === undefined)) return;
    // DHCPv6 has lifetimes of its own, without this limit.
    if (dhcp.subnets.length === 0) return;
    const scopes = allScopes(dhcp);
    const maxima = scopes.flatMap(({ executables }) =>
      withNested(executables).filter((one) => isTime(one, 'max-lease-time')),
    );
    for (const scope of scopes) {
      const time = timeIn(scope, 'default-lease-time');
      if (time === undefined) continue;
      const own = timeIn(scope, 'max-lease-time');
      // A maximum in another scope may hold for some of the clients, by design.
      if (maxima.some((one) => one !== own?.statement)) continue;
      const limit = own?.seconds ?? BUILT_IN;
      if (time.seconds <= limit) continue;
      report({
        at: time.statement.place,
        message: `Leases last ${limit} s, not ${time.seconds} s: ${
          own === undefined
            ? `without max-lease-time dhcpd grants ${BUILT_IN} s at most`
            : `max-lease-time is ${limit}`
        }. Set max-lease-time to ${time.seconds} or more, or shorten the default.`,
        related:
          own === undefined ? [] : [{ place: own.statement.place, message: 'the maximum is set here' }],
      });
    }
  },
};
