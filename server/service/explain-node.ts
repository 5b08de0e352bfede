/** A host name, a MAC or an address goes in; how that machine boots comes out, also for one that the site does not know. */
import { nearest } from '../../grammars/text/index.js';
import {
  type BootTrace,
  type DhcpClient,
  type Firmware,
  firmwareClient,
  traceBoot,
  tracePopulations,
} from '../boot/index.js';
import { formatIpv4, normaliseMac, parseIpv4 } from '../site/address.js';
import type { Node, Site } from '../site/model.js';
import { type Explanation, explain, type NodeVerdict, verdictOf } from './explain.js';
import { type LintOptions, lint } from './lint.js';

/** What of the firmware's request is other than usual. */
export type ClientChanges = Partial<Pick<DhcpClient, 'vendorClass' | 'userClass' | 'architecture' | 'relay'>>;

export type ExplainResult =
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  | { readonly kind: 'none'; readonly nearest: string | undefined; readonly names: readonly string[] };

/** IPv4 as a number; undefined for anything else. */
export const parseAddress = parseIpv4;

/** A place for a machine that no file names: the start of the file that would have to. */
function somewhere(site: Site): Node['place'] {
  const file = site.dhcp?.files[0] ?? site.files.keys().next().value ?? site.root;
  return { file, span: { start: 0, end: 0 } };
}

/** The node that a text means; a MAC or an address that no file knows is an unknown client. */
export function findNode(site: Site, text: string): Node | undefined {
  const mac = normaliseMac(text);
  const address = parseIpv4(text);
  const lower = text.toLowerCase();
  const known =
    site.nodes.find(({ name }) => name === text) ??
    site.nodes.find((node) => {
      if (mac !== undefined) {
        return node.mac === mac || node.host?.hardware.some((hardware) => hardware.mac === mac) === true;
      }
      if (address !== undefined) return node.addresses.includes(address);
      return node.name.toLowerCase() === lower;
    });
  if (known !== undefined) return known;
  const name = mac ?? (address === undefined ? undefined : formatIpv4(address));
  if (name === undefined) return undefined;
  return {
    name,
    mac,
    host: undefined,
    addresses: address === undefined ? [] : [address],
    place: somewhere(site),
  };
}

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
  const traces = site.nodes.map((node) =>
    traceBoot(site, node, firmware, { ...firmwareClient(firmware, node.mac), ...changes }),
  );
  const usual = firmware === 'bios' && Object.keys(changes).length === 0;
  const unnamed = usual ? tracePopulations(site, traces) : [];
  return { nodes: traces.map(verdictOf), unnamed: unnamed.map(verdictOf) };
}
