/** dhcpd of ISC behind the port: the facts of dhcpd.conf go in, the server that machines ask comes out. */
import { assumedFeatures, FEATURES } from '../ipxefeatures.js';
import type { DhcpProgram, DhcpServer } from '../port.js';
import { closedToBootp } from './bootp.js';
import { concerned, type Remembered, rememberedOf } from './concerned.js';
import { firmwareKinds } from './firmwarekinds.js';
import { assumedIdentifier, namesBootFile, notHeeded, outsideSubnets } from './hosts.js';
import { listedNetworks } from './listed.js';
import { optionCodes } from './options.js';
import { dhcpIndex } from './scope.js';
import { speaker } from './sentences.js';
import { answerDhcp } from './server.js';
import { silent } from './silence.js';
import { standstill } from './standstill.js';

const remembered = new WeakMap<DhcpServer, Remembered>();

export const dhcpd: DhcpProgram = {
  speaker,
  serve(site) {
    const { dhcp } = site;
    if (dhcp === undefined) return undefined;
    const index = dhcpIndex(dhcp);
    const firsts = index.wires.flatMap(({ pools }) => pools.slice(0, 1));
    const own = rememberedOf(dhcp);
    const knowsFeatures = optionCodes(dhcp).encapsulates('dhcp', FEATURES) !== undefined;
    const server: DhcpServer = {
      program: 'dhcpd',
      daemon: 'dhcpd',
      standstill: standstill(site),
      kindsOf: (clients) => firmwareKinds(dhcp, clients),
      networks: [
        ...firsts.map(({ subnet: { network, mask, head } }) => ({
          network: network.value,
          mask: mask.value,
          place: head,
        })),
        ...listedNetworks(index),
      ],
      answer: (client, machine) => answerDhcp(site, client, machine?.host),
      notHeeded: (machine, answer) => notHeeded(site, machine, answer),
      silent: (machine, answer, console) => silent(site, machine, answer, console),
      assumed: (node, answer) => [
        assumedIdentifier(node, answer),
        assumedFeatures(answer.client, knowsFeatures),
      ],
      closedToBootp: (range) => closedToBootp(dhcp, range),
      outsideSubnets: (machine, instead, rest) => outsideSubnets(site, machine, instead, rest),
      sharesWire(one, other) {
        const [first, second] = [index.subnetOf(one), index.subnetOf(other)];
        if (first === undefined || second === undefined || first === second) return false;
        return index.wireOf(first) === index.wireOf(second);
      },
      namesBootFile,
      concerned(before) {
        const was = remembered.get(before);
        return was && concerned(was, own);
      },
    };
    remembered.set(server, own);
    return server;
  },
};
