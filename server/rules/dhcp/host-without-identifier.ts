/** A host declaration names neither hardware nor a client identifier, so it is never anybody's. */

import type { DhcpHost } from '../../site/dhcpd/facts.js';
import type { Site } from '../../site/model.js';
import { hardware } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const HOST = (hardware: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      'host node21 {\n',
      `host kiosk {\n${hardware}  option host-name "kiosk";\n}\nhost node21 {\n`,
    ),
  );

/** Words with which a host may be known in other ways, or is not meant to be used. */
const OTHERWISE = /\b(host-identifier|uid|fixed-address6|deleted|dynamic)\b/i;

function textOf(site: Site, { place }: DhcpHost): string {
  return site.files.get(place.file)?.document.text.slice(place.span.start, place.span.end) ?? '';
}

export const dhcpHostWithoutIdentifier: CheckRule = {
  id: 'dhcp/host-without-identifier',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A host declaration has neither a hardware statement nor a client identifier.',
    why: 'dhcpd finds the declaration of a machine by its hardware address or its client identifier, never by its name. A declaration without either is nobody: what it says, such as `next-server` and `filename`, is sent to no machine, and its fixed address to none, either. dhcpd does not mention it.',
    avoid: HOST(''),
    prefer: HOST('  hardware ethernet 00:16:3e:11:22:33;\n'),
    references: ['dhcpd.conf(5), The host statement', 'ISC dhcp server/mdb.c, enter_host'],
  },
  check({ site, report }) {
    const { dhcp } = site;
    if (dhcp === undefined || dhcp.incomplete) return;
    for (const host of dhcp.hosts) {
      if (host.hardware.length > 0 || host.clientIdentifiers.length > 0) continue;
      if (OTHERWISE.test(textOf(site, host))) continue;
      const said = new Set<string>();
      if (host.fixedAddresses.length > 0) said.add('fixed-address');
      for (const statement of host.executables) if (statement.kind === 'assign') said.add(statement.name);
      report({
        at: host.head,
        cause: hardware(host.head, 0, 'this declaration is nobody'),
        message: `This host has no hardware address, so dhcpd never takes a machine for it${
          said.size === 0
            ? ''
            : `, and ${list([...said])} in it ${said.size === 1 ? 'has' : 'have'} no effect`
        }. Add "hardware ethernet" with the address of its card, or move the statements to where they are meant to apply.`,
      });
    }
  },
};
