/** dnsmasq behind the port: the facts of dnsmasq.conf go in, the server that machines ask comes out. */

import type { DnsmasqFacts } from '../../../site/dnsmasq/facts.js';
import { wiresOf } from '../../../site/dnsmasq/networks.js';
import { servesDhcp } from '../../../site/link/dnsmasq.js';
import type { Site } from '../../../site/model.js';
import type { DhcpClient } from '../answer.js';
import { assumedFeatures, FEATURES } from '../ipxefeatures.js';
import type { DhcpProgram } from '../port.js';
import { answerDnsmasq } from './answer.js';
import { passedOver } from './passedover.js';
import { speaker } from './sentences.js';
import { silent } from './silence.js';
import { standstill } from './standstill.js';
import { tagsOf } from './tags.js';

/** What of a client's packet the configuration looks at. */
function kindOf(site: Site, facts: DnsmasqFacts, client: DhcpClient): string {
  const { known } = tagsOf(site, facts, { ...client, mac: undefined }, undefined);
  const systems = [
    ...facts.services.map(({ system }) => system.value),
    ...facts.openServices.map(({ system }) => system ?? client.architecture),
  ];
  return JSON.stringify([
    [...known],
    systems.some((one) => one === client.architecture) ? client.architecture : undefined,
    client.vendorClass?.split(':', 1),
    (client.architecture ?? 0) >= 6 && systems.length > 0,
  ]);
}

/** A tag hangs on what iPXE says of itself in option 175, and not only on that it sends one. */
function asksForFeatures({ matches }: DnsmasqFacts): boolean {
  return matches.some(({ by }) => by.kind === 'option' && by.code === FEATURES && by.value !== undefined);
}

export const dnsmasq: DhcpProgram = {
  speaker,
  serve(site) {
    const facts = site.dnsmasq;
    if (facts === undefined || !servesDhcp(facts)) return undefined;
    // Beside dhcpd it most likely gives out files or names, unless it says for which network it answers.
    if (site.dhcp !== undefined && facts.ranges.length === 0) return undefined;
    return {
      program: 'dnsmasq',
      daemon: 'dnsmasq',
      standstill: standstill(site, facts),
      kindsOf: (clients) => clients.map((client) => kindOf(site, facts, client)),
      networks: wiresOf(facts).flatMap(({ network, mask, ranges }) => {
        const open = ranges.find(({ kind }) => kind !== 'static');
        return open === undefined ? [] : [{ network, mask, place: open.place }];
      }),
      answer: (client, machine) => answerDnsmasq(site, facts, client, machine),
      notHeeded: (_, answer) => passedOver(answer),
      assumed: (_, { client, serverFilledIn: hole }) => [
        hole === undefined || facts.tftp === undefined
          ? undefined
          : `${hole} stands for the address of dnsmasq itself, which gives out files`,
        assumedFeatures(client, asksForFeatures(facts)),
        ofAnother(facts),
      ],
      silent: (machine, answer, console) => silent(site, machine, answer, console),
      outsideSubnets: () => undefined,
      namesBootFile: () => false,
    };
  },
};

/** A line whose hardware address is filled in may be for anybody; each machine has one of its own, or none. */
function ofAnother({ openHosts }: DnsmasqFacts): string | undefined {
  return openHosts.some(({ hardware }) => hardware.length === 0)
    ? 'the dhcp-host lines whose hardware addresses are filled in are for other machines'
    : undefined;
}
