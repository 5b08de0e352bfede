/** The facts of a dhcpd.conf go in; what it says comes out in the words that all DHCP servers have. */
import type { Declaration, DhcpConfiguration } from '../dhcp/port.js';
import { octetsInHex } from '../octets.js';
import { once } from '../once.js';
import type { DhcpFacts, DhcpHost } from './facts.js';
import { dhcpdSubnets } from './networks.js';
import { isMachine, nodeOf } from './nodes.js';
import { bootFileNames, nextServers, renamed, rootPaths, routers, toldFiles } from './said.js';
import { declaresElsewhere } from './statements.js';
import { dhcpdWords } from './words.js';

export const dhcpdConfiguration = once(
  (dhcp: DhcpFacts): DhcpConfiguration => ({
    program: 'dhcpd',
    language: 'dhcpd',
    files: dhcp.files,
    get declarations() {
      return declarations(dhcp);
    },
    get nobodies() {
      return nobodies(dhcp);
    },
    get nodes() {
      return nodes(dhcp);
    },
    get mayNameOthers() {
      const absent = dhcp.includes.some(({ file }) => file === undefined);
      return dhcp.incomplete || absent || declaresElsewhere(dhcp);
    },
    declarationWord: 'host declaration',
    tellsFew: false,
    incomplete: dhcp.incomplete,
    lists: (mac) => listed(dhcp).has(mac) || listed(dhcp).has(`01:${mac}`),
    get servesOthers() {
      return servesOthers(dhcp);
    },
    get subnets() {
      return dhcpdSubnets(dhcp);
    },
    get toldFiles() {
      return toldFiles(dhcp);
    },
    get bootFileNames() {
      return bootFileNames(dhcp);
    },
    renamed: (statement, name) => renamed(dhcp, statement, name),
    get rootPaths() {
      return rootPaths(dhcp);
    },
    get nextServers() {
      return nextServers(dhcp);
    },
    get routers() {
      return routers(dhcp);
    },
    get words() {
      return dhcpdWords(dhcp);
    },
  }),
);

const declarations = once(({ hosts }: DhcpFacts): readonly Declaration[] =>
  hosts.filter(isMachine).map(ofHost),
);

const nobodies = once(({ hosts }: DhcpFacts) =>
  hosts
    .filter(({ hardware, clientIdentifiers }) => hardware.length + clientIdentifiers.length === 0)
    .map(({ head }) => head),
);

const nodes = once(({ hosts }: DhcpFacts) => hosts.filter(isMachine).map(nodeOf));

/** Machines may be known by lists of subclasses; their octets begin with the hardware type. */
const listed = once(
  ({ subclasses }: DhcpFacts): ReadonlySet<string> =>
    new Set(subclasses.map(({ data }) => octetsInHex(data.value))),
);

/** Some range is open to machines without a declaration. */
function servesOthers({ pools, subnets }: DhcpFacts): boolean {
  if (subnets.some(({ ranges }) => ranges.length > 0)) return true;
  return pools.some(
    ({ ranges, permits }) =>
      ranges.length > 0 &&
      !permits.some(({ allow, what }) => !allow && /^(unknown|all)[- ]clients/.test(what)) &&
      (!permits.some(({ allow }) => allow) ||
        permits.some(({ allow, what }) => allow && !/^known[- ]clients/.test(what))),
  );
}

function ofHost({ name, hardware, clientIdentifiers, fixedAddresses, head }: DhcpHost): Declaration {
  return {
    name: name.value,
    macs: hardware.flatMap(({ mac, octets }) =>
      mac === undefined ? [] : [{ value: mac, place: octets.place }],
    ),
    noCards: hardware.flatMap(({ type, mac, octets }) =>
      mac === undefined && type === 'ethernet' ? [octets] : [],
    ),
    byIdentifier: clientIdentifiers.length > 0,
    addresses: fixedAddresses.flatMap((atom) =>
      atom.kind === 'address' ? [{ value: atom.value, place: atom.place }] : [],
    ),
    head,
  };
}
