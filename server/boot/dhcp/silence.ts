/** A server that says nothing to a machine goes in; the fault for which it stays silent comes out, where that is one. */

import type { Node, Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { DiskPath } from '../../site/path.js';
import { samePlace, within } from '../../site/place.js';
import { remember } from '../remember.js';
import { type Printed, UNTOLD } from '../sentence.js';
import type { DhcpAnswer } from '../trace.js';
import { dhcpdSays } from './dhcpd/sentences.js';
import { dnsmasqSays } from './dnsmasq/sentences.js';
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
  if (site.dhcp === undefined) return dnsmasqSilent(site, node, answer, console);
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
  const outside =
    silence === 'no-free-leases' ? dhcpServer(site).outsideSubnets(node, 'silence', rest) : undefined;
  if (outside !== undefined) return outside;
  if (!meantToBoot(site, node)) return undefined;
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

/** dnsmasq has no address for the machine, or a dhcp-ignore line keeps it out; what its own line says is meant. */
function dnsmasqSilent(
  site: Site,
  node: Node,
  { reason, silence, decidedBy, client }: DhcpAnswer,
  console: Printed | undefined,
): DhcpFault | undefined {
  if ((silence !== 'denied' && silence !== 'no-free-leases') || decidedBy === undefined) return undefined;
  if (!meantToBoot(site, node)) return undefined;
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
