/** A site goes in; why its dnsmasq does not start comes out, where the files tell that it does not. */
import type { DnsmasqFacts } from '../../../site/dnsmasq/facts.js';
import type { Site } from '../../../site/model.js';
import { tftpStandstill } from '../../files/dnsmasq/standstill.js';
import type { DhcpFault } from '../faults.js';
import type { Standstill } from '../port.js';

export function standstill(site: Site, facts: DnsmasqFacts): Standstill {
  const fault = refusal(site, facts) ?? tftpStandstill(site);
  return { faults: fault === undefined ? [] : [fault], doubts: [], assumptions: [] };
}

function refusal(site: Site, { files, unknown }: DnsmasqFacts): DhcpFault | undefined {
  // A file that is filled in first is another one by then.
  if (unknown.length > 0) return undefined;
  for (const file of files) {
    const problem = site.files.get(file)?.document.problems.find(({ refusedBy }) => refusedBy === 'dnsmasq');
    if (problem === undefined) continue;
    const { rule, message: text, span } = problem;
    return {
      id: 'dhcp/refused',
      effect: 'stops',
      at: { file, span },
      others: [],
      program: 'dnsmasq',
      rule,
      text,
    };
  }
  return undefined;
}
