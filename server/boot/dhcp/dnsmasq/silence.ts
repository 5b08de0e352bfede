/** A machine that dnsmasq does not answer goes in; the fault for which it stays silent comes out, where that is one. */
import type { DnsmasqFacts } from '../../../site/dnsmasq/facts.js';
import type { Node, Site } from '../../../site/model.js';
import { type Place, samePlace } from '../../../site/place.js';
import { type Printed, UNTOLD } from '../../sentence.js';
import type { DhcpAnswer } from '../../trace.js';
import type { DhcpFault } from '../faults.js';
import { hasOwnFile } from '../ownfiles.js';
import { dnsmasqSays } from './sentences.js';

/** `dhcp-ignore=tag:!known`: it keeps out who has no dhcp-host line, whoever that is. */
function keepsOutTheUndeclared(ignores: DnsmasqFacts['ignores'], by: Place): boolean {
  const line = ignores.find(({ place }) => samePlace(place, by));
  return line?.tags.some(({ name, not }) => not && name === 'known') === true;
}

/** dnsmasq has no address for the machine, or a dhcp-ignore line keeps it out; what its own line says is meant. */
export function silent(
  site: Site,
  node: Node,
  { reason, silence, decidedBy, client }: DhcpAnswer,
  console: Printed | undefined,
): DhcpFault | undefined {
  if ((silence !== 'denied' && silence !== 'no-free-leases') || decidedBy === undefined) return undefined;
  const { files = [], hosts = [], ignores = [] } = site.dnsmasq ?? {};
  const undeclared =
    silence === 'no-free-leases' ? node.kind === 'stranger' : keepsOutTheUndeclared(ignores, decidedBy);
  const nobody = node.kind === 'stranger' || node.kind === 'network';
  if (!hasOwnFile(site, node) && !(nobody && undeclared)) return undefined;
  if (hosts.some(({ ignore }) => ignore !== undefined && samePlace(ignore, decidedBy))) return undefined;
  const said = { mac: client.mac ?? UNTOLD, interface: 'eth0' };
  const log = (silence === 'denied' ? dnsmasqSays.ignored : dnsmasqSays.noAddress).print(said);
  const base = { effect: 'stops', console, log, program: 'dnsmasq', reason } as const;
  if (nobody && undeclared) {
    const rest = { mac: node.mac, fromFile: false, permit: decidedBy };
    return { id: 'dhcp/unknown-client-denied', ...base, at: decidedBy, others: [], ...rest };
  }
  if (!files.includes(node.place.file)) {
    const rest = { mac: node.mac, fromFile: true, permit: decidedBy };
    return { id: 'dhcp/unknown-client-denied', ...base, at: node.place, others: [decidedBy], ...rest };
  }
  const rest = { pools: silence === 'no-free-leases', own: false };
  return { id: 'dhcp/host-not-answered', ...base, at: decidedBy, others: [node.place], ...rest };
}
