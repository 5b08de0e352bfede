/** A machine that dhcpd does not answer goes in; the fault for which it stays silent comes out, where that is one. */
import type { Node, Site } from '../../../site/model.js';
import { within } from '../../../site/place.js';
import { type Printed, UNTOLD } from '../../sentence.js';
import type { DhcpAnswer } from '../../trace.js';
import type { DhcpFault } from '../faults.js';
import { hasOwnFile, readsFile } from '../ownfiles.js';
import { namesBootFile, outsideSubnets } from './hosts.js';
import { dhcpdSays } from './sentences.js';

export function silent(
  site: Site,
  node: Node,
  answer: DhcpAnswer,
  console: Printed | undefined,
): DhcpFault | undefined {
  const { reason, silence, decidedBy } = answer;
  const log = dhcpdSays.refused.print({ mac: answer.client.mac ?? UNTOLD, interface: 'eth0', reason });
  const common = { effect: 'stops', others: [], console, log } as const;
  if (silence === 'crash') {
    return {
      id: 'dhcp/crash',
      ...common,
      at: decidedBy ?? node.place,
      log: dhcpdSays.crashed.print(),
      reason,
    };
  }
  const { host } = node;
  if (host === undefined) {
    const named = node.kind === 'node';
    return {
      id: 'dhcp/unknown-client-denied',
      ...common,
      at: named ? node.place : (decidedBy ?? node.place),
      others: named && decidedBy !== undefined ? [decidedBy] : [],
      program: 'dhcpd',
      reason,
      mac: node.mac,
      fromFile: readsFile(site, node.place.file),
      permit: decidedBy,
    };
  }
  const rest = { effect: 'stops', console, log } as const;
  const outside = silence === 'no-free-leases' ? outsideSubnets(site, node, 'silence', rest) : undefined;
  if (outside !== undefined) return outside;
  // A boot file in its declaration, or a file of its own: somebody means it to boot.
  if (!namesBootFile(node) && !hasOwnFile(site, node)) return undefined;
  return {
    id: 'dhcp/host-not-answered',
    ...common,
    at: decidedBy ?? node.place,
    others: decidedBy === undefined ? [] : [node.place],
    program: 'dhcpd',
    reason,
    pools: silence === 'no-free-leases',
    own: decidedBy !== undefined && within(decidedBy, host.place),
  };
}
