/** A site goes in, the boots of all its machines come out: first the nodes, then the machines that it serves without naming them. */
import type { Site } from '../site/model.js';
import { traceAll } from './boot.js';
import { configRead, tracePopulations } from './machine/populations.js';
import type { BootTrace } from './trace.js';

export function traceSite(site: Site): BootTrace[] {
  const named = traceAll(site);
  return [...named, ...tracePopulations(site, named.map(configRead))];
}
