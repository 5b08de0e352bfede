/** A server that says nothing to a machine goes in; the fault for which it stays silent comes out, where that is one. */

import type { Node, Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { DiskPath } from '../../site/path.js';
import { within } from '../../site/place.js';
import { remember } from '../remember.js';
import { type Printed, UNTOLD } from '../sentence.js';
import type { DhcpAnswer } from '../trace.js';
import { dhcpdSays } from './dhcpd/sentences.js';
import type { DhcpFault } from './faults.js';
import { dhcpServer } from './server.js';

/** Undefined where nothing says that the machine is to boot from here: then it is no loss. */
export function silenceFault(
  site: Site,
  node: Node,
  answer: DhcpAnswer,
  console: Printed | undefined,
): DhcpFault | undefined {
  if (answer.ownAddress !== undefined) return dhcpServer(site).notHeeded(node, answer);
  // The faults below are those of dhcpd's statements.
  if (site.dhcp === undefined) return undefined;
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
      reason,
      mac: node.mac,
      fromFile: readsFile(site, node.place.file),
      permit: decidedBy,
    };
  }
  const rest = { effect: 'stops', console, log } as const;
  const outside =
    silence === 'no-free-leases' ? dhcpServer(site).outsideSubnets(node, 'silence', rest) : undefined;
  if (outside !== undefined) return outside;
  if (!meantToBoot(site, node)) return undefined;
  return {
    id: 'dhcp/host-not-answered',
    ...common,
    at: decidedBy ?? node.place,
    others: decidedBy === undefined ? [] : [node.place],
    reason,
    pools: silence === 'no-free-leases',
    own: decidedBy !== undefined && within(decidedBy, host.place),
  };
}

/** It has a file of its own, or a boot file is written into its declaration: somebody means it to boot. */
function meantToBoot(site: Site, node: Node): boolean {
  return dhcpServer(site).namesBootFile(node) || (node.mac !== undefined && ownFiles(site).has(node.mac));
}

/** The MACs that files of PXELINUX and GRUB are named by. */
const ownFiles = once((site: Site): ReadonlySet<string> => {
  const clients = [...site.pxe.flatMap(({ configs }) => configs), ...site.grub].map(({ client }) => client);
  return new Set(
    clients.flatMap((client) => (client.kind === 'mac' && client.canonical ? [client.mac] : [])),
  );
});

const readsFile = remember((site: Site, file: DiskPath): boolean =>
  [...site.pxe.flatMap(({ configs }) => configs), ...site.grub].some((config) => config.file === file),
);
