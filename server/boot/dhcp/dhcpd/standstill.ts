/** A site goes in; why its dhcpd does not start comes out, where the files tell that it does not. */
import { formatIpv4, type Ipv4Address, inNetwork } from '../../../site/address.js';
import { toldAt } from '../../../site/conflict.js';
import type { DhcpFacts, DhcpInclude } from '../../../site/dhcpd/facts.js';
import { groupBy } from '../../../site/groups.js';
import { dhcpdInterfaces } from '../../../site/link/dhcpd-interfaces.js';
import type { Site } from '../../../site/model.js';
import type { Place } from '../../../site/place.js';
import { join } from '../../../site/serverpath.js';
import { templateMarker } from '../../../site/template.js';
import type { StageDoubt } from '../../trace.js';
import type { DhcpFault } from '../faults.js';
import { otherInterface, unknownInterfaces } from '../otherinterface.js';
import type { Standstill } from '../port.js';
import { slippedNetwork } from '../slippednetwork.js';
import { configurationMissing } from './ownconfig.js';
import { dhcpdSays } from './sentences.js';
import { socketsMissing } from './sockets.js';

export function standstill(site: Site): Standstill {
  const { dhcp } = site;
  if (dhcp === undefined) return { faults: [], doubts: [], assumptions: [] };
  const template = templateOf(site, dhcp);
  if (template !== undefined) {
    // What is made of a template elsewhere is not known; where dhcpd looks for its configuration it takes it as it stands.
    const refused = readsAsItStands(site, dhcp) ? [refusedTemplate(template)] : [];
    const doubts = refused.length > 0 ? [] : [doubtfulTemplate(template)];
    return { faults: refused, doubts, assumptions: [] };
  }
  const absent = dhcp.includes.filter(({ file }) => file === undefined);
  const reading = [
    configurationMissing(site, dhcp),
    refusal(site, dhcp),
    ...absent.map((it) => missing(site, it)),
    includeLoop(dhcp),
    ...dhcp.includes.map((it) => besides(site, dhcp, it)),
  ].filter((fault) => fault !== undefined);
  // It looks for interfaces once it has read a configuration without errors.
  const starting = reading.some(({ assumed }) => assumed !== true)
    ? []
    : [noSubnet(site, dhcp) ?? slipped(site, dhcp), elsewhere(site, dhcp), ...socketsMissing(site)].filter(
        (fault) => fault !== undefined,
      );
  return {
    faults: [...reading, ...starting],
    doubts: starting.length + reading.length === 0 ? listensUnknown(site) : [],
    assumptions: absent
      .filter(
        ({ path }) => site.tree.exists(path.value) !== 'no' && site.tree.isDirectory(path.value) !== 'yes',
      )
      .map(({ path }) => `${path.value}, which dhcpd.conf includes, is there and changes nothing here`),
  };
}

/** The first marker. */
function templateOf(site: Site, { files }: DhcpFacts): Place | undefined {
  for (const file of files) {
    const document = site.files.get(file)?.document;
    const span = document === undefined ? undefined : templateMarker(document);
    if (span !== undefined) return { file, span };
  }
  return undefined;
}

function doubtfulTemplate(at: Place): StageDoubt {
  const reason = 'dhcpd.conf is a template, and what is made of it is not known';
  return { reason, code: 'not-understood', at };
}

function refusedTemplate(at: Place): DhcpFault {
  return refused(at, 'text/template', 'it is a template that nothing has filled in.');
}

/** dhcpd ends as it reads its configuration. */
function refused(at: Place, rule: string, text: string): DhcpFault {
  return {
    id: 'dhcp/refused',
    program: 'dhcpd',
    effect: 'stops',
    at,
    others: [],
    log: dhcpdSays.exiting.print(),
    rule,
    text,
  };
}

function readsAsItStands(site: Site, { files: [file] }: DhcpFacts): boolean {
  return file !== undefined && WELL_KNOWN.includes(site.tree.serverPath(file) ?? '');
}

function refusal(site: Site, { files }: DhcpFacts): DhcpFault | undefined {
  for (const file of files) {
    const document = site.files.get(file)?.document;
    const problem = document?.problems.find(({ refusedBy }) => refusedBy === 'dhcpd');
    if (document === undefined || problem === undefined) continue;
    const { span, byMerge } = toldAt(document, problem.span);
    return refused({ file, span }, byMerge ? 'text/merge-conflict' : problem.rule, problem.message);
  }
  return undefined;
}

/** No file, where one is included: nothing, or a directory. */
function missing(site: Site, { path: { value: path, place } }: DhcpInclude): DhcpFault | undefined {
  const directory = site.tree.isDirectory(path) === 'yes';
  if (!directory && site.tree.exists(path) !== 'no') return undefined;
  const said = directory ? dhcpdSays.includesDirectory : dhcpdSays.cannotOpen;
  return {
    id: 'dhcp/include-missing',
    effect: 'stops',
    at: place,
    others: [],
    log: said.print({ file: path }),
    path,
    beside: undefined,
    program: 'dhcpd',
    directory,
  };
}

/** dhcpd opens a file that includes itself again and again, until it has no memory for more (4.4.3 was asked: SIGSEGV). */
function includeLoop({ files, includes }: DhcpFacts): DhcpFault | undefined {
  const inside = groupBy(includes, ({ path }) => path.place.file);
  const [main] = files;
  const open = new Set<string>();
  const done = new Set<string>();
  /** As dhcpd reads: in the order of the lines, each include at once. */
  const visit = (file: string): DhcpInclude | undefined => {
    open.add(file);
    for (const it of inside.get(file) ?? []) {
      if (it.file === undefined || done.has(it.file)) continue;
      const found = open.has(it.file) ? it : visit(it.file);
      if (found !== undefined) return found;
    }
    open.delete(file);
    done.add(file);
    return undefined;
  };
  const again = main === undefined ? undefined : visit(main);
  if (again === undefined) return undefined;
  const { path, file } = again;
  return {
    id: 'dhcp/include-loop',
    effect: 'stops',
    at: path.place,
    others: [],
    path: path.value,
    direct: file === path.place.file,
  };
}

/** A relative path counts from the working directory, which is `/` for whatever a service manager starts. */
function besides(site: Site, dhcp: DhcpFacts, { path, file }: DhcpInclude): DhcpFault | undefined {
  const beside = file === undefined ? undefined : site.tree.serverPath(file);
  if (path.value.startsWith('/') || beside === undefined || !readsAsItStands(site, dhcp)) return undefined;
  if (beside === join('/', path.value)) return undefined;
  return {
    id: 'dhcp/include-missing',
    effect: 'stops',
    at: path.place,
    others: [],
    log: dhcpdSays.cannotOpen.print({ file: path.value }),
    assumed: true,
    path: path.value,
    beside,
    program: 'dhcpd',
    directory: false,
  };
}

/** dhcpd listens on interfaces whose address lies in a declared subnet; without any it ends (common/discover.c). */
function noSubnet(site: Site, dhcp: DhcpFacts): DhcpFault | undefined {
  if (dhcp.incomplete || dhcp.includes.some(({ file }) => file === undefined)) return undefined;
  const { subnets } = dhcp;
  const [subnet] = subnets;
  if (subnet === undefined) return withoutSubnets(site, dhcp);
  // Addresses concluded from other files need not be all there are.
  const said = site.serverAddresses.filter(({ source }) => source === 'configuration');
  const [first] = said;
  if (first === undefined) return undefined;
  const declared = (address: Ipv4Address) =>
    subnets.some(({ network, mask }) => inNetwork(address, network.value, mask.value));
  if (said.some(({ value }) => declared(value))) return undefined;
  const address = formatIpv4(first.value);
  return {
    id: 'dhcp/no-subnet-for-interface',
    effect: 'stops',
    at: first.place,
    others: [subnet.head],
    log: dhcpdSays.noInterface.print({ interface: 'eth0', server: address }),
    address,
  };
}

/** It ends as where no subnet is declared at all (4.4.3 was asked). */
function slipped(site: Site, { incomplete, includes, subnets }: DhcpFacts): DhcpFault | undefined {
  if (incomplete || includes.some(({ file }) => file === undefined)) return undefined;
  const served = subnets.map(({ network, mask }) => ({
    network: network.value,
    mask: mask.value,
    place: network.place,
    // Without one of these it does not start, whatever relays ask.
    own: true,
  }));
  const [named, ...more] = dhcpdInterfaces(site);
  const found = slippedNetwork(site, served, more.length > 0 ? [] : (named?.value ?? []));
  if (found === undefined) return undefined;
  const log = dhcpdSays.noInterface.print({ interface: found.interface, server: found.address });
  return { id: 'dhcp/network-of-no-interface', effect: 'stops', ...found, program: 'dhcpd', log };
}

/** It listens on the interfaces that it is told, and of these only on those with a subnet (4.4.3 was asked). */
function elsewhere(site: Site, { incomplete, includes, subnets }: DhcpFacts): DhcpFault | undefined {
  const [named, ...more] = dhcpdInterfaces(site);
  if (named === undefined || more.length > 0 || incomplete || includes.some(({ file }) => file === undefined))
    return undefined;
  return otherInterface(
    site,
    named,
    ({ value }) => subnets.some(({ network, mask }) => inNetwork(value, network.value, mask.value)),
    (name, server) => ({
      program: 'dhcpd',
      log: dhcpdSays.noInterface.print({ interface: name, server }),
    }),
  );
}

function listensUnknown(site: Site): StageDoubt[] {
  const [named, ...more] = dhcpdInterfaces(site);
  return named === undefined || more.length > 0 ? [] : unknownInterfaces(site, named, 'dhcpd');
}

/** Where dhcpd looks for its configuration; a file elsewhere may be a part of one. */
const WELL_KNOWN = [
  '/etc/dhcp/dhcpd.conf',
  '/etc/dhcpd.conf',
  '/etc/dhcp3/dhcpd.conf',
  '/usr/local/etc/dhcpd.conf',
];

/** A file without any subnet, host or class is the one that came with the package. */
function withoutSubnets(site: Site, dhcp: DhcpFacts): DhcpFault | undefined {
  const { files, global, hosts, classes } = dhcp;
  const [file] = files;
  if (file === undefined || hosts.length + classes.length === 0) return undefined;
  if (!readsAsItStands(site, dhcp)) return undefined;
  // That of DHCPv6 has bodies of other kinds.
  if (global.children.some(({ kind }) => kind === 'other')) return undefined;
  return {
    id: 'dhcp/no-subnet-for-interface',
    effect: 'stops',
    at: { file, span: { start: 0, end: 0 } },
    others: [],
    log: dhcpdSays.listensNowhere.print(),
    address: undefined,
  };
}
