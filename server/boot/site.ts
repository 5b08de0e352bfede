/** A site goes in, the boots of all its machines come out: first the nodes, then the machines that it serves without naming them. */
import type { Node, Site } from '../site/model.js';
import { traceMachine } from './boot.js';
import { configRead, tracePopulations } from './machine/populations.js';
import type { BootTrace } from './trace.js';

/** The boots of one node: one for each firmware that its DHCP server tells apart. */
export function traceNode(site: Site, node: Node): BootTrace[] {
  return traceMachine(site, node);
}

/** One after the other, so that who sums them up can let each go: those of thousands of nodes fill the memory. */
export function* eachBoot(site: Site): Generator<BootTrace> {
  const read = new Set<string | undefined>();
  for (const node of site.nodes) {
    for (const trace of traceNode(site, node)) {
      read.add(configRead(trace));
      yield trace;
    }
  }
  yield* tracePopulations(site, read);
}

export function traceSite(site: Site): BootTrace[] {
  return [...eachBoot(site)];
}
