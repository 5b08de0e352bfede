/** Several search domains stand in one quoted text, which dhcpd sends as one domain. */
import { allAssignments } from '../../site/dhcpd/statements.js';
import { fix, replaceIn } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SEARCH = (value: string) =>
  miniature(
    changed('etc/dhcp/dhcpd.conf', 'authoritative;\n', `authoritative;\noption domain-search ${value};\n`),
  );

export const dhcpDomainSearchOneText: CheckRule = {
  id: 'dhcp/domain-search-one-text',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A text of `option domain-search` holds several domains, apart by blanks or commas.',
    why: 'dhcpd takes each quoted text for one domain, whatever stands in it, and says nothing: it sends `lab.example example` as a domain with a blank in it. The machines find no host by its short name, and some resolvers drop the option.',
    avoid: SEARCH('"lab.example example"'),
    prefer: SEARCH('"lab.example", "example"'),
    references: ['dhcp-options(5), domain-search', 'ISC dhcpd 4.4.3'],
  },
  check({ site, report }) {
    const { dhcp } = site;
    if (dhcp === undefined) return;
    for (const { space, name, value, place } of allAssignments(dhcp)) {
      if (space !== 'dhcp' || name !== 'domain-search') continue;
      for (const atom of value.atoms) {
        if (atom.kind !== 'text') continue;
        const domains = atom.value.split(/[\s,]+/).filter((domain) => domain !== '');
        if (domains.length < 2) continue;
        report({
          at: place,
          message: `dhcpd takes "${atom.value}" for one domain and sends it so, with what stands between the names: nothing is looked up in ${list(domains)}. Write ${quoted(domains)}.`,
          fixes() {
            const edits = replaceIn(site, place, `"${atom.value}"`, quoted(domains));
            return edits === undefined ? [] : [fix('Quote each domain', false, edits)];
          },
        });
      }
    }
  },
};

function quoted(domains: readonly string[]): string {
  return domains.map((domain) => `"${domain}"`).join(', ');
}
