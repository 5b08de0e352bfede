/** The settings in force go in; the times and the server's address that a fresh lease carries come out (ack_lease in server/dhcp.c). */
import type { Ipv4Address } from '../../../site/address.js';
import type { DhcpSubnet } from '../../../site/dhcpd/facts.js';
import type { Site } from '../../../site/model.js';
import { onceEach } from '../../../site/once.js';
import { inNetworkOf } from '../../../site/ownaddresses.js';
import { doubt } from '../../doubt.js';
import { known, unsure, value } from '../../outcome.js';
import type { Outcome } from '../../trace.js';
import type { Executed } from './executed.js';
import type { DhcpIndex } from './scope.js';
import { slotKey } from './state.js';
import { slotNumber } from './values.js';

/** dhcpd 4.4.3 without any statement: twelve hours, at most a day, at least five minutes. */
const defaults = { default: 43200, max: 86400, min: 300 };

/** Beyond some years from now dhcpd cuts the end of the lease to what its clock can count. */
const clockLimit = 2 ** 28;

/** Looked up for every node, so put together once. */
const keys = {
  standard: slotKey('server', 'default-lease-time'),
  most: slotKey('server', 'max-lease-time'),
  least: slotKey('server', 'min-lease-time'),
  adaptive: slotKey('server', 'adaptive-lease-time-threshold'),
};

export function leaseTime({ state, context, placement, index }: Executed): Outcome<number> {
  const setting = (key: string) => slotNumber(state.slots.get(key), context);
  const standard = setting(keys.standard);
  const most = setting(keys.most);
  const least = setting(keys.least);
  for (const part of [standard, most, least]) if (part.kind === 'unknown') return part;
  const said = [standard, most, least].find(({ kind }) => kind === 'value');
  const from = said?.kind === 'value' ? said.from : undefined;
  if (!placement.fixed) {
    const adaptive = setting(keys.adaptive);
    if (adaptive.kind !== 'none')
      return unsure(doubt('lease-state', 'the lease time depends on how full the pool is'), from);
    if (index.facts.failover === true)
      return unsure(doubt('lease-state', 'the lease time depends on the failover peer'), from);
  }
  const max = known(most) ?? defaults.max;
  const wanted = Math.min(known(standard) ?? defaults.default, max);
  const time = Math.max(wanted, known(least) ?? Math.min(defaults.min, max));
  if (time >= clockLimit)
    return unsure(doubt('clock', "the lease ends beyond what the server's clock can count"), from);
  return value(time, from);
}

export function timeOf(octets: Outcome<readonly number[]>): number | undefined {
  if (octets.kind !== 'value' || octets.value.length < 4) return undefined;
  return octets.value.slice(0, 4).reduce((sum, octet) => sum * 256 + octet, 0);
}

/** The first address of the interface the request comes in by: on a shared network that of any of its subnets. */
export function serverAddress({ site, index, placement }: Executed): Outcome<Ipv4Address> {
  const { subnet } = placement;
  return onSubnet(site, subnet, () => addressOn(site, index, subnet));
}

const onSubnet = onceEach<Site, DhcpSubnet, Outcome<Ipv4Address>>();

function addressOn(site: Site, index: DhcpIndex, subnet: DhcpSubnet): Outcome<Ipv4Address> {
  const subnets = index.wireOf(subnet)?.subnets ?? [subnet];
  const own = subnets.flatMap(({ network, mask }) =>
    inNetworkOf(site.serverAddresses, network.value, mask.value),
  );
  const [first] = own;
  if (first !== undefined && own.every((other) => other.value === first.value))
    return value(first.value, first.place);
  return unsure(doubt('server-address', "the server's address on this network is not known"));
}
