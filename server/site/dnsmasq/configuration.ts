/** The facts of a dnsmasq.conf go in; what it says comes out in the words that all DHCP servers have. */
import type { Declaration, DhcpConfiguration } from '../dhcp/port.js';
import { dnsmasqNodes, type NamedHost, namedHosts } from '../link/dnsmasq.js';
import { once } from '../once.js';
import type { DnsmasqFacts } from './facts.js';
import { dnsmasqSubnets } from './networks.js';
import { bootFileNames, renamed, rootPaths, routers, toldFiles } from './said.js';
import { dnsmasqWords } from './words.js';

export const dnsmasqConfiguration = once(
  (dnsmasq: DnsmasqFacts): DhcpConfiguration => ({
    program: 'dnsmasq',
    language: 'dnsmasq',
    files: dnsmasq.files,
    get declarations() {
      return declarations(dnsmasq);
    },
    get nodes() {
      return nodes(dnsmasq);
    },
    mayNameOthers: dnsmasq.unknown.length + dnsmasq.elsewhere.length > 0,
    declarationWord: 'dhcp-host line',
    tellsFew: true,
    incomplete: dnsmasq.unknown.length > 0,
    lists: () => false,
    // Lines for hosts give names and addresses to some machines; it serves the others as well.
    servesOthers: true,
    get subnets() {
      return dnsmasqSubnets(dnsmasq);
    },
    get toldFiles() {
      return toldFiles(dnsmasq);
    },
    get bootFileNames() {
      return bootFileNames(dnsmasq);
    },
    renamed: (statement, name) => renamed(dnsmasq, statement, name),
    get rootPaths() {
      return rootPaths(dnsmasq);
    },
    // It names itself where a line names no server: who writes one may mean another machine.
    nextServers: [],
    get routers() {
      return routers(dnsmasq);
    },
    get words() {
      return dnsmasqWords(dnsmasq);
    },
  }),
);

const declarations = once((dnsmasq: DnsmasqFacts): readonly Declaration[] => namedHosts(dnsmasq).map(ofLine));

const nodes = once(dnsmasqNodes);

function ofLine({
  host: { name, identifier, address, place },
  macs: [first, ...others],
}: NamedHost): Declaration {
  return {
    name: name?.value ?? first.value,
    macs: [first, ...others],
    byIdentifier: identifier !== undefined,
    addresses: address === undefined ? [] : [address],
    head: place,
  };
}
