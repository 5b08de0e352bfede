/** A host name, a MAC or an address goes in; how that machine boots comes out, also for one that the site does not know. */
import { nearest } from '../../../grammars/text/index.js';
import {
  type BootTrace,
  configsRead,
  type Firmware,
  firmwareClient,
  firmwareSending,
  traceBoot,
  traceNode,
  tracePopulations,
  traceSite,
  withEntries,
} from '../../boot/index.js';
import { parseIpv4 } from '../../site/address.js';
import type { Node, Site } from '../../site/model.js';
import { type LintOptions, lint } from '../lint/lint.js';
import { type SiteVerdicts, siteVerdicts } from '../verdict/site-verdict.js';
import { best, type NodeVerdict, verdictOf } from '../verdict/verdict.js';
import { type Explanation, explain } from './explain.js';
import { rulesOfBoot } from './explain-findings.js';
import { type ClientChanges, findNode } from './node.js';

export type ExplainResult =
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  | { readonly kind: 'none'; readonly nearest: string | undefined; readonly names: readonly string[] };

/** IPv4 as a number; undefined for anything else. */
export const parseAddress = parseIpv4;

/** `firmware`: other than the one of the machine's firmwares that lets it come farthest. */
export function explainNode(
  site: Site,
  text: string,
  firmware?: Firmware,
  changes: ClientChanges = {},
  options: LintOptions = {},
): ExplainResult {
  const node = findNode(site, text);
  if (node === undefined) {
    const names = site.nodes.map(({ name }) => name);
    return { kind: 'none', nearest: nearest(text, names), names };
  }
  // Some rules compare machines, so that the findings about one need the boots of all.
  const boots = traceSite(site);
  const { findings } = lint(site, { ...options, trace: () => boots });
  const listed = boots.filter((trace) => trace.node === node);
  const own = listed.length > 0 ? listed : traceNode(site, node);
  const trace = withEntries(site, choose(site, node, own, firmware, changes));
  const others = isUsual(changes) ? own.filter((other) => other.firmware !== trace.firmware) : [];
  return {
    kind: 'explained',
    explanation: explain(trace, rulesOfBoot(site, trace, findings), others.map(verdictOf)),
  };
}

function isUsual(changes: ClientChanges): boolean {
  return Object.keys(changes).length === 0;
}

/** The firmware that an architecture tells, where the machine's own is not said to send it. */
function sending({ architecture }: ClientChanges, own?: Firmware): Firmware | undefined {
  if (architecture === undefined) return undefined;
  if (own !== undefined && firmwareClient(own, undefined).architecture === architecture) return own;
  return firmwareSending(architecture);
}

/** The boot that was asked for: one of the machine's own, or another that has to be simulated. */
function choose(
  site: Site,
  node: Node,
  own: readonly BootTrace[],
  firmware: Firmware | undefined,
  changes: ClientChanges,
): BootTrace {
  const usual = firmware === undefined ? best(own) : own.find((trace) => trace.firmware === firmware);
  if (usual !== undefined && isUsual(changes)) return usual;
  const asked = firmware ?? sending(changes, usual?.firmware) ?? usual?.firmware ?? 'bios';
  return traceBoot(site, node, asked, { ...firmwareClient(asked, node.mac), ...changes });
}

/** Of a firmware or a request that was asked for, else of all firmwares that the site tells apart. */
export function explainAll(site: Site, firmware?: Firmware, changes: ClientChanges = {}): SiteVerdicts {
  if (firmware === undefined && isUsual(changes)) return siteVerdicts(site);
  const asked = firmware ?? sending(changes) ?? 'bios';
  const read = new Set<string>();
  const nodes = site.nodes.map((node): NodeVerdict => {
    const trace = traceBoot(site, node, asked, { ...firmwareClient(asked, node.mac), ...changes });
    for (const file of configsRead(trace)) read.add(file);
    return verdictOf(trace);
  });
  // Behind a relay that was named there is one network, and nothing tells which of the site's.
  const unnamed =
    changes.relay === undefined ? [...tracePopulations(site, read, { firmware: asked, changes })] : [];
  return { nodes, unnamed: unnamed.filter((trace) => trace.firmware === asked).map(verdictOf) };
}
