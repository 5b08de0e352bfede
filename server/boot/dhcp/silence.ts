/** A server that says nothing to a machine goes in; the fault for which it stays silent comes out, where that is one. */
import type { Node, Site } from '../../site/model.js';
import type { Printed } from '../sentence.js';
import type { DhcpAnswer } from '../trace.js';
import type { DhcpFault } from './faults.js';
import { dhcpServer } from './server.js';

/** Undefined where nothing says that the machine is to boot from here: then it is no loss. */
export function silenceFault(
  site: Site,
  node: Node,
  answer: DhcpAnswer,
  console: Printed | undefined,
): DhcpFault | undefined {
  const server = dhcpServer(site);
  if (answer.ownAddress !== undefined) return server.notHeeded(node, answer);
  return server.silent(node, answer, console);
}
