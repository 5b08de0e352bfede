/** What the rules about NFS roots share: the traced roots, and the places that name both sides of a finding. */

import { staticAddress, writtenIp } from '../../../boot/linux/words/ipwords.js';
import type { BootTrace, KernelStage, RootStage } from '../../../boot/trace.js';
import { formatIpv4, type Ipv4Address } from '../../../site/address.js';
import { configurationOf } from '../../../site/dhcp/configurations.js';
import { declarationsOf } from '../../../site/dhcp/declarations.js';
import type { ExportClient } from '../../../site/exports/facts.js';
import { groupBy } from '../../../site/groups.js';
import type { Site } from '../../../site/model.js';
import type { Place, Said } from '../../../site/place.js';
import { samePlace } from '../../../site/place.js';
import { canonicalPath } from '../../../site/serverpath.js';
import type { Related, RuleContext, Told } from '../../rule.js';
import { literalAddresses } from '../dhcp/hosts.js';
import { once } from '../once.js';
import { list } from '../wording.js';

export interface TracedRoot {
  readonly trace: BootTrace;
  readonly root: RootStage;
  readonly kernel: KernelStage;
  /** The path, known. */
  readonly path: string;
}

/** The roots whose path the files tell, on a server that may be the one whose exports these are. */
export function tracedRoots({ boots }: Pick<RuleContext, 'boots'>): readonly TracedRoot[] {
  return remembered(boots);
}

/** Once for all rules that ask. */
const remembered = once((boots: readonly BootTrace[]): readonly TracedRoot[] =>
  boots.flatMap((trace) => {
    const { root, kernel } = trace;
    if (root === undefined || kernel === undefined || root.path.kind !== 'value' || root.own === 'no')
      return [];
    return [{ trace, root, kernel, path: root.path.value }];
  }),
);

/** Who mounts it, by the path as it is written. */
export const usersByPath = once((boots: readonly BootTrace[]) =>
  groupBy(remembered(boots), ({ path }) => path),
);

/** Who mounts it, by the path that it stands for. */
export const usersByCanonicalPath = once((boots: readonly BootTrace[]) =>
  groupBy(remembered(boots), ({ path }) => canonicalPath(path)),
);

/** Where the address is said by which the node mounts its root: the word `ip=`, its first fixed address, the range it comes out of, else the head of its declaration. */
export function addressPlace(site: Site, trace: BootTrace): Place | undefined {
  const own = givenByWord(trace);
  if (own !== undefined) return own.place;
  const { host } = trace.node;
  const { dynamic, subnet } = trace.kernelAnswer;
  const [range] = dynamic;
  const { ranges = [] } = configurationOf(site)?.subnets.all.find(({ head }) => head === subnet?.head) ?? {};
  const said = range === undefined ? undefined : ranges.find(({ low }) => low === range.low);
  if (said !== undefined) return said.place;
  if (host !== undefined) return literalAddresses(host)[0]?.place ?? host.head;
  const { mac } = trace.node;
  return mac === undefined ? undefined : declarationsOf(site, mac)[0]?.addresses[0]?.place;
}

/** The static address of `ip=`, which the kernel takes whatever DHCP says. */
function givenByWord({ kernel }: BootTrace): Said<Ipv4Address> | undefined {
  const ip = kernel === undefined ? undefined : writtenIp(kernel.parameters);
  return ip === undefined ? undefined : staticAddress(ip);
}

/** "192.168.1.21", or words for a node whose address comes out of a pool. */
export function addressOf(trace: BootTrace): string {
  const own = givenByWord(trace);
  if (own !== undefined) return formatIpv4(own.value);
  const { address } = trace.kernelAnswer;
  if (address.kind === 'value') return formatIpv4(address.value);
  return trace.kernelAnswer.dynamic.length > 0
    ? 'an address of a dynamic range'
    : 'an address that is not known';
}

export function relatedTo(place: Place | undefined, message: string): Related[] {
  return place === undefined ? [] : [{ place, message }];
}

/** What an export needs to say of each client with a root in it. */
export function admitting(clients: readonly string[]): string {
  return clients.map((client) => ` ${client}(rw,sync,no_root_squash,no_subtree_check)`).join('');
}

/** The clients to write into an export for these machines: the addresses of those that have a fixed one, each once. */
export function clientsFor(traces: readonly BootTrace[]): string[] {
  return [...new Set(traces.flatMap((trace) => clientFor(trace) ?? []))];
}

/** The client to write into an export for a node: its address; none where it has no fixed one. */
export function clientFor(trace: BootTrace): string | undefined {
  const own = givenByWord(trace);
  if (own !== undefined) return formatIpv4(own.value);
  const { address } = trace.kernelAnswer;
  return address.kind === 'value' ? formatIpv4(address.value) : undefined;
}

/** The other sides of a fault, but for its own place. */
export function elsewhere(at: Place, others: readonly Place[], message: string): Related[] {
  return others.filter((place) => !samePlace(place, at)).map((place) => ({ place, message }));
}

/** ": what the screen shows", where that is known. */
export function toldBy(console: string | undefined): string {
  return console === undefined ? '' : `: ${console.replace(/\.$/, '')}`;
}

/** "node a boots as 10.0.0.1", "nodes a and b boot as 10.0.0.1 and 10.0.0.2". */
export function bootsAs({ who, single, traces }: Told): string {
  const addresses = [...new Set(traces.map(addressOf))];
  return `${who} ${single ? 'boots' : 'boot'} as ${list(addresses)}`;
}

/** The client of an export at this place. */
export function exportedAt({ exports }: Site, at: Place): ExportClient | undefined {
  return exports?.entries.flatMap(({ clients }) => clients).find(({ place }) => samePlace(place, at));
}
