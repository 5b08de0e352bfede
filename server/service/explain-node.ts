/** A host name, a MAC or an address goes in; how that machine boots comes out, also for one that the site does not know. */
import { nearest } from '../../grammars/text/index.js';
import {
  type BootTrace,
  configRead,
  type Firmware,
  firmwareClient,
  traceBoot,
  tracePopulations,
} from '../boot/index.js';
import { parseIpv4 } from '../site/address.js';
import type { Site } from '../site/model.js';
import { type Explanation, explain, type NodeVerdict, verdictOf } from './explain.js';
import { type LintOptions, lint } from './lint.js';
import { type ClientChanges, findNode } from './node.js';

export type ExplainResult =
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  | { readonly kind: 'none'; readonly nearest: string | undefined; readonly names: readonly string[] };

/** IPv4 as a number; undefined for anything else. */
export const parseAddress = parseIpv4;

export function explainNode(
  site: Site,
  text: string,
  firmware: Firmware,
  changes: ClientChanges = {},
  options: LintOptions = {},
): ExplainResult {
  const node = findNode(site, text);
  if (node === undefined) {
    const names = site.nodes.map(({ name }) => name);
    return { kind: 'none', nearest: nearest(text, names), names };
  }
  const trace = traceBoot(site, node, firmware, { ...firmwareClient(firmware, node.mac), ...changes });
  // Only findings that name this node are shown, so the boots of the others need not be simulated for the rules.
  const boots = (): BootTrace[] => [traceBoot(site, node, 'bios')];
  return {
    kind: 'explained',
    explanation: explain(trace, lint(site, { trace: boots, ...options }).findings),
  };
}

export interface SiteVerdicts {
  /** Every known node, in the order of the site. */
  readonly nodes: readonly NodeVerdict[];
  /** Machines that the site serves without naming them: of dynamic ranges, and readers of PXELINUX files. BIOS only. */
  readonly unnamed: readonly NodeVerdict[];
}

export function explainAll(site: Site, firmware: Firmware, changes: ClientChanges = {}): SiteVerdicts {
  const read = new Set<string | undefined>();
  // A trace is let go as soon as it is summed up: those of thousands of nodes would fill the memory.
  const nodes = site.nodes.map((node) => {
    const trace = traceBoot(site, node, firmware, { ...firmwareClient(firmware, node.mac), ...changes });
    read.add(configRead(trace));
    return verdictOf(trace);
  });
  const usual = firmware === 'bios' && Object.keys(changes).length === 0;
  return { nodes, unnamed: usual ? tracePopulations(site, read).map(verdictOf) : [] };
}
