/** A client goes in; the dhcp-boot lines with tags that fit it come out, used or not. */

import type { DnsmasqBoot, DnsmasqFacts } from '../../../site/dnsmasq/facts.js';
import { wiresOf } from '../../../site/dnsmasq/networks.js';
import type { Node, Site } from '../../../site/model.js';
import type { DhcpClient } from '../answer.js';
import { holds, taggedLines, tagsOf } from './tags.js';
import { candidates } from './wires.js';

/** None where it is not known which network the client is on. The tag of the range that serves it is left out. */
export function bootsThatFit(
  site: Site,
  facts: DnsmasqFacts,
  client: DhcpClient,
  machine: Node,
): DnsmasqBoot[] {
  const [wire, ...others] = candidates(wiresOf(facts), client, machine);
  if (wire === undefined || others.length > 0) return [];
  const tags = tagsOf(site, facts, client, wire);
  if (tags.unsure) return [];
  return taggedLines(facts, tags, facts.boots).filter((boot) => holds(facts, tags, boot.tags) === 'yes');
}
