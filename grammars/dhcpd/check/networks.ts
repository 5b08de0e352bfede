/** Subnets and ranges go in one after the other; what dhcpd refuses in them comes out. */
import {
  formatIpv4,
  type Ipv4Address,
  inNetwork,
  lowerFirst,
  networkAddress,
  type Span,
} from '../../text/index.js';
import type { Statement } from '../document.js';
import { type Around, type At, type Environment, enclosing, note } from './environment.js';

export function subnet(statement: Statement & { kind: 'subnet' }, at: At, env: Environment): void {
  const { network, mask } = statement;
  const right = networkAddress(network.value, mask.value);
  if (right === network.value) return;
  const span = at({ start: network.span.start, end: mask.span.end });
  env.refuse(
    'dhcp/subnet-mask-mismatch',
    `The subnet number ${formatIpv4(network.value)} has host bits that the netmask ${formatIpv4(mask.value)} does not cover; dhcpd refuses it. The network is ${formatIpv4(right)}.`,
    span,
    {
      fix: {
        title: `Change to ${formatIpv4(right)}`,
        safe: false,
        edits: [{ span: at(network.span), newText: formatIpv4(right) }],
      },
    },
  );
}

export function range(
  statement: Statement & { kind: 'range' },
  at: At,
  around: Around,
  env: Environment,
): void {
  note(around, 'range', at({ start: 0, end: 5 }));
  const peer = statement.dynamicBootp ? peerOf(around) : undefined;
  if (peer !== undefined) {
    env.refuse(
      'dhcp/syntax',
      'dhcpd refuses `dynamic-bootp` in a pool with a failover peer: what BOOTP clients get cannot be shared with it. Give them a range in a pool of their own, without a peer.',
      at({ start: 0, end: statement.low.span.start }),
      { related: [{ span: peer, message: 'The failover peer of this pool.' }] },
    );
  }
  const outer = enclosing(around, 'subnet')?.statement;
  if (outer?.kind !== 'subnet') {
    sharedRange(statement, at, around, env);
    return;
  }
  const { network, mask } = outer;
  for (const end of [statement.low, statement.high]) {
    if (end === undefined || isIn(end.value, outer)) continue;
    env.refuse(
      'dhcp/range-outside-subnet',
      `${formatIpv4(end.value)} is outside the subnet ${formatIpv4(network.value)} netmask ${formatIpv4(mask.value)}; dhcpd stops at once when it meets such a range.`,
      at(end.span),
    );
    return;
  }
  overlap(statement, at, env);
}

/** The failover peer that a range of a pool meets: the pool's own, or that of the shared network, as far as it is declared by then. */
function peerOf(around: Around): Span | undefined {
  if (around.scope !== 'pool') return undefined;
  return around.seen.get('failover') ?? enclosing(around, 'shared-network')?.seen.get('failover');
}

function isIn(address: Ipv4Address, { network, mask }: Statement & { kind: 'subnet' }): boolean {
  return inNetwork(address, network.value, mask.value);
}

/** A pool of a shared network belongs to the subnet of the shared network that was declared before and holds its range. */
function sharedRange(
  statement: Statement & { kind: 'range' },
  at: At,
  around: Around,
  env: Environment,
): void {
  const shared = enclosing(around, 'shared-network');
  if (shared?.statement?.kind === 'shared-network' && !env.unsure) {
    const here = at({ start: 0, end: 0 }).start - shared.base;
    const subnets = shared.statement.body.statements.filter((it) => it.kind === 'subnet' && it.offset < here);
    const { low } = statement;
    if (!subnets.some((subnet) => subnet.kind === 'subnet' && isIn(low.value, subnet))) {
      env.refuse(
        'dhcp/range-outside-subnet',
        `No subnet of the shared network ${shared.statement.name.text} that stands before this pool holds ${formatIpv4(low.value)}; dhcpd refuses the range.`,
        at(low.span),
      );
      return;
    }
  }
  overlap(statement, at, env);
}

/** dhcpd keeps one lease per address, whatever subnet or pool the range stands in. */
function overlap({ low, high }: Statement & { kind: 'range' }, at: At, env: Environment): void {
  const other = high?.value ?? low.value;
  const [first, last] = lowerFirst(low.value, other);
  const span = at({ start: low.span.start, end: (high ?? low).span.end });
  const before = env.ranges.add({ first, last, span });
  if (before === undefined) return;
  const twice = formatIpv4(lowerFirst(first, before.first)[1]);
  env.refuse(
    'dhcp/range-overlap',
    `${formatIpv4(first)}${first === last ? '' : ` to ${formatIpv4(last)}`} overlaps another range: dhcpd refuses the file, because ${twice} would be leased twice.`,
    span,
    { related: [{ span: before.span, message: 'The other range is here.' }] },
  );
}
