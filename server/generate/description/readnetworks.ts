/** The sections of a description about networks go in; the networks come out, each with the address that the boot server has there. */
import {
  formatIpv4,
  type Ipv4Address,
  lengthOfMask,
  maskOfLength,
  networkAddress,
  parseIpv4,
} from '../../site/address.js';
import type { NetworkDescription, SiteDescription } from './description.js';
import { holds, subnetText } from './networks.js';
import { keys } from './schema.js';
import { hostName, ipv4 } from './words.js';
import type { Report, Section, Word } from './yaml.js';

type Network = Omit<NetworkDescription, 'server'>;

/** `network` holds the only one, `networks` several. Undefined where there is none that could be read. */
export function readNetworks(
  top: Section,
  serverWord: Word | undefined,
  report: Report,
): SiteDescription['networks'] | undefined {
  if (top.has('network') && top.has('networks'))
    report.add('Say either "network", or "networks" with a list of them.', top.spanAt('networks'));
  const only = top.section('network', keys.network);
  const sections = only === undefined ? top.sections('networks', 'network', keys.networks) : [only];
  const read = sections.flatMap((section) => {
    const network = readNetwork(section, report);
    return network === undefined ? [] : [{ section, network }];
  });
  for (const [at, { section, network }] of read.entries()) {
    const other = read.slice(0, at).find((one) => overlap(one.network, network));
    if (other !== undefined)
      report.add(`${subnetText(network)} overlaps with ${subnetText(other.network)}.`, section.span);
  }
  const main = addressIn(
    read.map(({ network }) => network),
    serverWord,
    report,
  );
  const served = read.flatMap(({ section, network }): NetworkDescription[] => {
    const own = only === undefined ? section.word('server') : undefined;
    const inside = main !== undefined && holds(network, main) ? main : undefined;
    const server = addressIn([network], own, report) ?? inside;
    if (own !== undefined && inside !== undefined && server !== inside)
      report.add(`In ${subnetText(network)} the server has the address ${formatIpv4(inside)}.`, own.span);
    if (server !== undefined) return [{ ...network, server }];
    if (own === undefined && main !== undefined)
      report.add(
        `${subnetText(network)} needs "server": the address that the boot server has there.`,
        section.span,
      );
    return [];
  });
  const [first, ...more] = served;
  // Of the machines of one that is not understood nothing can be said.
  return first === undefined || served.length < sections.length ? undefined : [first, ...more];
}

function overlap(one: Network, other: Network): boolean {
  return holds(one, other.network) || holds(other, one.network);
}

function readNetwork(section: Section, report: Report): Network | undefined {
  const subnet = section.word('subnet', true);
  if (!subnet) return undefined;
  const [addressText = '', lengthText] = subnet.text.split('/');
  const network = parseIpv4(addressText);
  const length = lengthOf(lengthText);
  if (network === undefined || length === undefined) {
    report.add(`"${subnet.text}" is no network; write it as 192.168.1.0/24.`, subnet.span);
    return undefined;
  }
  const mask = maskOfLength(length);
  if (networkAddress(network, mask) !== network) {
    const right = `${formatIpv4(networkAddress(network, mask))}/${length}`;
    report.add(`${subnet.text} has host bits set; the network is ${right}.`, subnet.span);
    return undefined;
  }
  if (length > 30) {
    report.add(`${subnet.text} has no room for a server and a node.`, subnet.span);
    return undefined;
  }
  const dns: Ipv4Address[] = [];
  for (const word of section.words('dns') ?? []) {
    const value = ipv4(word, report);
    if (value !== undefined) dns.push(value);
  }
  return {
    network,
    length,
    router: addressIn([{ network, length }], section.word('router'), report),
    dns,
    domain: hostName(section.word('domain'), report),
  };
}

function lengthOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,2}$/.test(text)) return Number(text) <= 32 ? Number(text) : undefined;
  const mask = parseIpv4(text);
  return mask === undefined ? undefined : lengthOfMask(mask);
}

/** An address that a machine can have in one of the networks. Where none of them could be read, any. */
export function addressIn(
  networks: readonly Pick<Network, 'network' | 'length'>[],
  word: Word | undefined,
  report: Report,
): Ipv4Address | undefined {
  const value = ipv4(word, report);
  if (value === undefined || !word || networks.length === 0) return value;
  const network = networks.find((one) => holds(one, value));
  if (network === undefined) {
    const [only, ...more] = networks.map(subnetText);
    const where =
      more.length === 0
        ? `not in the network ${only}`
        : `in none of the networks ${[only, ...more].join(', ')}`;
    report.add(`${word.text} is ${where}.`, word.span);
    return undefined;
  }
  const mask = maskOfLength(network.length);
  const host = (value & ~mask) >>> 0;
  if (host === 0 || host === ~mask >>> 0) {
    const what = host === 0 ? 'number' : 'broadcast address';
    report.add(`${word.text} is the ${what} of the network ${subnetText(network)}.`, word.span);
    return undefined;
  }
  return value;
}
