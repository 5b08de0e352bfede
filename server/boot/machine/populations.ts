/** A site goes in, traces of the machines it serves without naming them come out: those of dynamic ranges, and the readers of configuration files no named node reads. */
import {
  formatIpv4,
  hexIpv4,
  type Ipv4Address,
  ipv4After,
  lengthOfMask,
  withoutOctetSigns,
} from '../../site/address.js';
import type { MachineKind, Node, Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { Place } from '../../site/place.js';
import { baseName } from '../../site/serverpath.js';
import { afterLoader, traceBoot, traceMachine, traceOf } from '../boot.js';
import { serverStep } from '../dhcp/dhcpstep.js';
import type { ServedNetwork } from '../dhcp/port.js';
import { dhcpServer } from '../dhcp/server.js';
import { doubt } from '../doubt.js';
import { otherFolder } from '../files/otherfolder.js';
import { loaders } from '../loaders/index.js';
import type { Loader } from '../loaders/port.js';
import { unsure } from '../outcome.js';
import { add, assume, beyond, newDraft } from '../stage.js';
import type { BootTrace, ConfigurationUsed, DhcpClient, Firmware } from '../trace.js';
import { firmwareClient, kernelClient } from './profile.js';

/** More wires or files than this say nothing new, and a site of a thousand racks must stay quick. */
const MOST = 200;

function unnamed(kind: MachineKind, name: string, place: Place): Node {
  return { kind, name, mac: undefined, host: undefined, addresses: [], place };
}

function nameOf({ network, mask, listed }: ServedNetwork): string {
  if (listed !== undefined) return `machines of class "${listed.name}"`;
  const length = lengthOfMask(mask);
  return `machines of ${formatIpv4(network)}${length === undefined ? '' : `/${length}`}`;
}

/** A firmware that somebody asks about, whether or not the site tells it apart, and what of its packets is other than usual. */
export interface AskedPopulation {
  readonly firmware: Firmware;
  readonly changes: Partial<DhcpClient>;
}

/**
 * One machine without a declaration on each wire that has dynamic addresses and answers it. Where no file names any machine,
 * one that is not answered as well: then nobody is, and a server that does not start has nobody else to show it.
 */
function* traceRanges(site: Site, who: AskedPopulation | undefined): Iterable<BootTrace> {
  const { networks, standstill } = dhcpServer(site);
  const ask = (served: ServedNetwork): BootTrace[] => {
    // The address of a relay tells the server the wire; here it stands for its own interface on it.
    const relay = ipv4After(served.network, 1);
    const mac = served.listed?.mac;
    const node = { ...unnamed('network', nameOf(served), served.place), mac };
    if (who === undefined) return traceMachine(site, node, { relay });
    const client = { ...firmwareClient(who.firmware, mac), relay, ...who.changes };
    return [traceBoot(site, node, who.firmware, client)];
  };
  const others: BootTrace[] = [];
  let answered = false;
  for (const served of networks.slice(0, MOST)) {
    for (const trace of ask(served)) {
      if (trace.loader.answered === 'yes') {
        answered = true;
        yield trace;
      } else others.push(trace);
    }
  }
  if (answered || site.nodes.length > 0) return;
  const refused = others.filter(({ loader }) => loader.answered === 'no');
  if (refused.length > 0) yield* refused;
  // What dhcpd refuses in a file is found without any machine.
  const fault = standstill.faults.find(({ id }) => id !== 'dhcp/refused');
  if (refused.length === 0 && fault !== undefined)
    yield* traceMachine(site, unnamed('network', 'machines that ask', fault.at));
}

/** What a machine meets that reads this file, whoever it is and whatever DHCP told it. */
function traceReader(site: Site, loader: Loader, used: ConfigurationUsed): BootTrace {
  const draft = newDraft();
  assume(draft, 'some machine reads this file');
  const place = { file: used.file, span: { start: 0, end: 0 } };
  const node = unnamed('readers', `machines that read ${used.name}`, place);
  // What DHCP tells such a machine is not known: it may be on any wire.
  const reason = 'which machine reads the file is not known';
  const owner = calledBy(site, used.file);
  const named = loader.readByNamed?.(site) === true;
  const unknown = (client: DhcpClient) => {
    const answer = dhcpServer(site).answer(client, owner);
    const { nextServer } = answer;
    return {
      ...answer,
      ...(named ? { address: unsure<Ipv4Address>(doubt('network', reason)), dynamic: [] } : {}),
      // What no line says to all may be said to the machines of its wire.
      nextServer: nextServer.kind === 'none' ? unsure<Ipv4Address>(doubt('network', reason)) : nextServer,
      answered: 'unknown',
      reason,
      code: 'network',
    } as const;
  };
  const firmware = loader.firmware ?? 'bios';
  const answer = unknown(firmwareClient(firmware, owner?.mac));
  const kernelAnswer = unknown(kernelClient(owner?.mac));
  const file = { name: '', path: undefined, present: 'unknown', place } as const;
  // Nobody comes to read anything where the server of DHCP stands still.
  const serverRuns = serverStep(site, answer, draft);
  const loaded = loader.loadShared?.({ site, node, answer, file }, used);
  const open = loaded === undefined || loaded.kind === 'asks again' || loaded.kind === 'chains';
  if (loaded?.kind === 'chains') {
    for (const report of loaded.reports) add(draft, report);
    const { name, place: at } = loaded.file;
    const doubts = [{ reason: `${name} is loaded; what it loads next is not simulated`, at }];
    add(draft, { stage: 'loader', program: loader.program, doubts, sources: [at] });
  }
  const reached = open ? {} : afterLoader(site, loaded, kernelAnswer, serverRuns ? draft : beyond(draft));
  return traceOf({ node, firmware, serverRuns, loader: answer, kernelAnswer }, reached, draft);
}

const DIGITS_OF_MAC = 12;

const byDigits = once(
  (site: Site) => new Map(site.nodes.map((node) => [withoutOctetSigns(node.mac ?? ''), node])),
);

const byAddress = once(
  (site: Site) =>
    new Map(site.nodes.flatMap((node) => node.addresses.map((address) => [hexIpv4(address), node] as const))),
);

/** The machine whose hardware address the file is called by, however that is written, or whose address in hex. */
function calledBy(site: Site, file: string): Node | undefined {
  const digits = /(?:^|-)([0-9A-F]{8})$/.exec(baseName(file))?.[1];
  const ofAddress = digits === undefined ? undefined : byAddress(site).get(digits);
  if (ofAddress !== undefined) return ofAddress;
  const name = withoutOctetSigns(baseName(file));
  for (let start = 0; start + DIGITS_OF_MAC <= name.length; start++) {
    const node = byDigits(site).get(name.slice(start, start + DIGITS_OF_MAC));
    if (node !== undefined) return node;
  }
  return undefined;
}

/** The file of a loader's configuration that the machine starts from. */
export function configRead({ loading }: BootTrace): string | undefined {
  return loading?.used.kind === 'value' ? loading.used.value.file : undefined;
}

/** Those files, and the ones that they lead to: a script that another one loads for this machine. Once for a trace, which outlives an edit. */
export const configsRead = once((trace: BootTrace): readonly string[] => {
  const first = configRead(trace);
  const found = first === undefined ? [] : [first];
  for (const { stage, faults, sources } of trace.stages) {
    if (stage !== 'loader' && stage !== 'kernel') continue;
    // The other sides of a fault may be files that the machine should have read.
    if (faults.length > 0) for (const { at } of faults) found.push(at.file);
    else for (const { file } of sources) found.push(file);
  }
  return found;
});

/**
 * `named`: the configurations that the site's nodes start from, so that they are not traced again. `who`: other than the
 * firmwares that the site tells apart.
 */
export function* tracePopulations(
  site: Site,
  named: Iterable<string>,
  who?: AskedPopulation,
): Iterable<BootTrace> {
  const read = new Set(named);
  for (const trace of traceRanges(site, who)) {
    for (const file of configsRead(trace)) read.add(file);
    yield trace;
  }
  // No name that stands in them leads to where it is to lead as long as the server serves another folder.
  if (otherFolder(site)?.all === true) return;
  const readers = loaders.flatMap((loader) =>
    (loader.shared?.(site) ?? []).filter(({ file }) => !read.has(file)).map((used) => ({ loader, used })),
  );
  for (const { loader, used } of readers.slice(0, MOST)) yield traceReader(site, loader, used);
}
