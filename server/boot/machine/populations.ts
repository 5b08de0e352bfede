/** A site goes in, traces of the machines it serves without naming them come out: those of dynamic ranges, and the readers of configuration files no named node reads. */
import { formatIpv4, lengthOfMask } from '../../site/address.js';
import type { DhcpSubnet } from '../../site/dhcpd/facts.js';
import type { MachineKind, Node, PxeDirectory, Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';
import { fromConfiguration, traceBoot } from '../boot.js';
import { dhcpIndex } from '../dhcp/dhcpd/scope.js';
import { answerDhcp } from '../dhcp/dhcpd/server.js';
import { join } from '../files/tftpd-hpa/tftp.js';
import { start } from '../loaders/pxelinux/start.js';
import { value } from '../outcome.js';
import { assume, newDraft, settle, verdictOf } from '../stage.js';
import type { BootTrace, DhcpClient } from '../trace.js';
import { firmwareClient, kernelClient } from './profile.js';

/** More wires or files than this say nothing new, and a site of a thousand racks must stay quick. */
const MOST = 200;

function unnamed(kind: MachineKind, name: string, place: Place): Node {
  return { kind, name, mac: undefined, host: undefined, addresses: [], place };
}

function nameOf(subnet: DhcpSubnet): string {
  const length = lengthOfMask(subnet.mask.value);
  return `machines of ${formatIpv4(subnet.network.value)}${length === undefined ? '' : `/${length}`}`;
}

/** One machine without a declaration on each wire that has dynamic addresses and answers it. */
function traceRanges(site: Site): BootTrace[] {
  if (site.dhcp === undefined) return [];
  const traces: BootTrace[] = [];
  for (const { pools } of dhcpIndex(site.dhcp).wires.slice(0, MOST)) {
    const [first] = pools;
    if (first === undefined) continue;
    // The address of a relay tells dhcpd the wire; here it stands for the server's own interface on it.
    const client = { ...firmwareClient('bios', undefined), relay: (first.subnet.network.value + 1) >>> 0 };
    const trace = traceBoot(
      site,
      unnamed('network', nameOf(first.subnet), first.subnet.head),
      'bios',
      client,
    );
    if (trace.loader.answered === 'yes') traces.push(trace);
  }
  return traces;
}

/** What a machine meets that reads this file, whoever it is and whatever DHCP told it. */
function traceReader(site: Site, directory: PxeDirectory, config: PxeConfigFile): BootTrace {
  const draft = newDraft();
  assume(draft, 'some machine reads this file');
  const node = unnamed('readers', `machines that read ${config.name}`, {
    file: config.file,
    span: { start: 0, end: 0 },
  });
  // What DHCP tells such a machine is not known: it may be on any wire.
  const reason = 'which machine reads the file is not known';
  const unknown = (client: DhcpClient) =>
    ({ ...answerDhcp(site, client, undefined), answered: 'unknown', reason, code: 'network' }) as const;
  const loader = unknown(firmwareClient('bios', undefined));
  const kernelAnswer = unknown(kernelClient(undefined));
  const started = start(config);
  const folder = join(directory.path, '..');
  const root = site.tftp.root === undefined ? folder : join(site.tftp.root);
  const inside =
    folder === root ? '' : folder.startsWith(`${root}/`) ? `${folder.slice(root.length + 1)}/` : '';
  const stage = {
    prefix: inside,
    tried: [],
    config: value(config, undefined),
    label: started.label,
    bareCommand: started.bareCommand,
  };
  const reached = fromConfiguration(
    site,
    { stage, started, assumptions: [] },
    { loader, kernelAnswer },
    draft,
  );
  settle(draft);
  return {
    node,
    firmware: 'bios',
    serverRuns: true,
    loader,
    chained: undefined,
    kernelAnswer,
    bootFile: undefined,
    pxelinux: stage,
    kernel: undefined,
    root: undefined,
    mounts: [],
    ...reached,
    stages: draft.stages,
    verdict: verdictOf(draft.stages),
  };
}

/** The PXELINUX file that the machine starts from. */
export function configRead({ pxelinux }: BootTrace): string | undefined {
  return pxelinux?.config.kind === 'value' ? pxelinux.config.value.file : undefined;
}

/** `named`: the PXELINUX files that the site's nodes start from, so that they are not traced again. */
export function tracePopulations(site: Site, named: Iterable<string | undefined>): BootTrace[] {
  const ranges = traceRanges(site);
  const read = new Set([...named, ...ranges.map(configRead)]);
  const readers: BootTrace[] = [];
  for (const directory of site.pxe) {
    for (const config of directory.configs) {
      const asked =
        config.client.kind === 'default' || (config.client.kind === 'address' && config.client.canonical);
      if (!asked || read.has(config.file) || readers.length === MOST) continue;
      readers.push(traceReader(site, directory, config));
    }
  }
  return [...ranges, ...readers];
}
