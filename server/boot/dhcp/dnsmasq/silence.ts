/** A machine that dnsmasq does not answer goes in; the fault for which it stays silent comes out, where that is one. */
import type { Node, Site } from '../../../site/model.js';
import { samePlace } from '../../../site/place.js';
import { type Printed, UNTOLD } from '../../sentence.js';
import type { DhcpAnswer } from '../../trace.js';
import type { DhcpFault } from '../faults.js';
import { hasOwnFile } from '../ownfiles.js';
import { dnsmasqSays } from './sentences.js';

/** dnsmasq has no address for the machine, or a dhcp-ignore line keeps it out; what its own line says is meant. */
export function silent(
  site: Site,
  node: Node,
  { reason, silence, decidedBy, client }: DhcpAnswer,
  console: Printed | undefined,
): DhcpFault | undefined {
  if ((silence !== 'denied' && silence !== 'no-free-leases') || decidedBy === undefined) return undefined;
  if (!hasOwnFile(site, node)) return undefined;
  const { files = [], hosts = [] } = site.dnsmasq ?? {};
  if (hosts.some(({ ignore }) => ignore !== undefined && samePlace(ignore, decidedBy))) return undefined;
  const said = { mac: client.mac ?? UNTOLD, interface: 'eth0' };
  const log = (silence === 'denied' ? dnsmasqSays.ignored : dnsmasqSays.noAddress).print(said);
  const base = { effect: 'stops', console, log, program: 'dnsmasq', reason } as const;
  if (!files.includes(node.place.file)) {
    const rest = { mac: node.mac, fromFile: true, permit: decidedBy };
    return { id: 'dhcp/unknown-client-denied', ...base, at: node.place, others: [decidedBy], ...rest };
  }
  const rest = { pools: silence === 'no-free-leases', own: false };
  return { id: 'dhcp/host-not-answered', ...base, at: decidedBy, others: [node.place], ...rest };
}
