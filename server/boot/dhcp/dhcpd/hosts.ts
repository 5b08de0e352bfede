/** A machine goes in; what its host declaration says of it before anybody asks comes out, and whether dhcpd heeds it. */
import { formatIpv4 } from '../../../site/address.js';
import type { DhcpHost } from '../../../site/dhcpd/facts.js';
import { hostOf } from '../../../site/dhcpd/nodes.js';
import { scopeAt } from '../../../site/dhcpd/scopes.js';
import type { Node, Site } from '../../../site/model.js';
import type { FaultBase } from '../../fault.js';
import type { DhcpAnswer } from '../../trace.js';
import type { DhcpFault, OutsideSubnets } from '../faults.js';
import { textOfValue } from '../optiontext.js';
import { isTakenForOwn } from './placement.js';
import { dhcpIndex } from './scope.js';

/** A boot file is written into the declaration itself. */
export function namesBootFile({ host }: Pick<Node, 'host'>): boolean {
  return (
    hostOf(host)?.executables.some(
      (one) => one.kind === 'assign' && one.space === 'server' && one.name === 'filename',
    ) === true
  );
}

/** Firmware calls itself by its hardware address, by its UUID or by nothing, a kernel by nothing: few send what an administrator chose. */
export function assumedIdentifier(node: Node, answer: DhcpAnswer): string | undefined {
  const host = hostOf(node.host);
  if (!isTakenForOwn(host, answer.client) || answer.host?.head !== host.head) return undefined;
  const [identifier] = host.clientIdentifiers;
  const text = identifier === undefined ? undefined : textOfValue(identifier);
  const which =
    text !== undefined && /^[ -~]+$/.test(text) ? `the client identifier ${text}` : 'the client identifier';
  return `the machine's firmware and kernel send ${which} that the declaration of ${host.name.value} names; dhcpd knows it by nothing else, and most send another or none`;
}

type Rest = Pick<FaultBase<string>, 'effect' | 'console' | 'log'>;

/** All its addresses lie in networks that are not declared, so that dhcpd does not heed it (server/mdb.c). */
export function outsideSubnets(
  { dhcp }: Site,
  { host, addresses }: Node,
  instead: OutsideSubnets['instead'],
  rest: Rest,
): OutsideSubnets | undefined {
  const at = host?.fixedAddresses[0]?.place;
  // A name may resolve to an address that fits.
  if (dhcp === undefined || host === undefined || at === undefined) return undefined;
  if (addresses.length < host.fixedAddresses.length) return undefined;
  const { subnetOf } = dhcpIndex(dhcp);
  if (addresses.some((address) => subnetOf(address) !== undefined)) return undefined;
  return {
    id: 'dhcp/fixed-address-outside-subnets',
    ...rest,
    at,
    others: dhcp.subnets.slice(0, 1).map(({ head }) => head),
    host: host.name.value,
    addresses: addresses.map(formatIpv4),
    instead,
  };
}

/** Why a machine that is answered does not get what its own declaration says. */
export function notHeeded(site: Site, node: Node, answer: DhcpAnswer): DhcpFault | undefined {
  const host = hostOf(node.host);
  if (host === undefined || answer.host?.head === host.head) return undefined;
  if (answer.host === undefined && answer.address.kind === 'value') return undefined;
  const instead = answer.address.kind === 'value' ? 'other host' : 'pool';
  const first =
    answer.host === undefined || site.dhcp === undefined ? undefined : scopeAt(site.dhcp, answer.host.head);
  return (
    outsideSubnets(site, node, instead, { effect: 'none' }) ??
    (first?.kind === 'host' ? macDuplicate(site, host, first) : undefined)
  );
}

/** dhcpd takes the first declaration of a MAC that fits the wire, and never looks at the next. */
function macDuplicate({ dhcp }: Site, later: DhcpHost, first: DhcpHost): DhcpFault | undefined {
  const own = later.hardware.find(({ mac }) => mac !== undefined);
  const other = first.hardware.find(({ mac }) => mac === own?.mac);
  if (dhcp === undefined || own?.mac === undefined || other === undefined) return undefined;
  if (first.clientIdentifiers.length + later.clientIdentifiers.length > 0) return undefined;
  // A declaration with an address and one without is the documented way to give options to roaming machines, and several
  // addresses in different networks that of a machine that moves.
  if ((first.fixedAddresses.length === 0) !== (later.fixedAddresses.length === 0)) return undefined;
  if (first.fixedAddresses.length > 0 && !shareWire(dhcp, first, later)) return undefined;
  return {
    id: 'dhcp/mac-duplicate',
    effect: 'degrades',
    at: own.octets.place,
    others: [other.octets.place],
    mac: own.mac,
    host: later.name.value,
    first: first.name.value,
  };
}

function shareWire(dhcp: NonNullable<Site['dhcp']>, a: DhcpHost, b: DhcpHost): boolean {
  const index = dhcpIndex(dhcp);
  const wires = ({ fixedAddresses }: DhcpHost) =>
    fixedAddresses.flatMap((atom) => {
      const subnet = atom.kind === 'address' ? index.subnetOf(atom.value) : undefined;
      const wire = subnet === undefined ? undefined : index.wireOf(subnet);
      return wire === undefined ? [] : [wire];
    });
  const mine = wires(a);
  return wires(b).some((wire) => mine.includes(wire));
}
