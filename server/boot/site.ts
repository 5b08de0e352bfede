/** A site goes in, the boots of all its machines come out: first the nodes, then the machines that it serves without naming them. */
import type { Node, Site } from '../site/model.js';
import { traceMachine, withEntries } from './boot.js';
import { configRead, configsRead, tracePopulations } from './machine/populations.js';
import type { BootTrace } from './trace.js';

/** The boots of one node: one for each firmware that its DHCP server tells apart. */
export function traceNode(site: Site, node: Node): BootTrace[] {
  return traceMachine(site, node);
}

/** The entries of a file are followed for so many of the machines that read it: what differs for others is their address. */
export const ENTRY_READERS = 3;

/** One after the other, so that who sums them up can let each go: those of thousands of nodes fill the memory. `traces`: of a site that is edited, some are there already. */
export function* eachBoot(
  site: Site,
  traces: (node: Node) => readonly BootTrace[] = (node) => traceNode(site, node),
): Generator<BootTrace> {
  const read = new Map<string, number>();
  const named = new Set<string>();
  const followed = (trace: BootTrace): BootTrace => {
    const file = configRead(trace);
    if (file === undefined) return trace;
    const before = read.get(file) ?? 0;
    read.set(file, before + 1);
    return before < ENTRY_READERS ? withEntries(site, trace) : trace;
  };
  for (const node of site.nodes) {
    for (const trace of traces(node)) {
      for (const file of configsRead(trace)) named.add(file);
      yield followed(trace);
    }
  }
  for (const trace of tracePopulations(site, named)) yield followed(trace);
}

export function traceSite(site: Site): BootTrace[] {
  return [...eachBoot(site)];
}
