/** dhcpd.conf sets an option for PXELINUX, and sends it only to who asks for it, which most boot ROMs do not. */

import { allAssignments } from '../../site/dhcpd/statements.js';
import { miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SITE = (request: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `authoritative;
option pxelinux-configfile code 209 = text;
subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
  option pxelinux-configfile "pxelinux.cfg/01-00-40-63-c2-ca-c9";
${request}}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
  option host-name "node21";
}
`,
  });

export const dhcpPxelinuxOptionsNotSent: CheckRule = {
  id: 'dhcp/pxelinux-options-not-sent',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'Option 209, 210 or 211 is set for PXELINUX, and nothing adds it to what the machines ask for.',
    why: "dhcpd sends the options that a machine lists in its request, and the list of most boot ROMs ends at 135. PXELINUX reads the answer that the ROM got, finds neither its configuration file nor its prefix, and looks for the usual names. Within option 43, or with the codes added to the machine's own list, they arrive.",
    avoid: SITE(''),
    prefer: SITE(`  if exists dhcp-parameter-request-list {
    option dhcp-parameter-request-list = concat(option dhcp-parameter-request-list, d0, d1, d2, d3);
  }
`),
    references: [
      'Syslinux doc/pxelinux.txt, SPECIAL DHCP OPTIONS',
      'RFC 5071',
      'dhcp-options(5), dhcp-parameter-request-list',
    ],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined || dhcp.incomplete) return;
    const all = allAssignments(dhcp);
    // Who changes the list knows of it.
    if (all.some(({ name }) => name === 'dhcp-parameter-request-list' || SPACES.has(name))) return;
    const codes = new Map(
      (dhcp.definitions ?? []).flatMap(({ space, name, code }) =>
        space === 'dhcp' && CODES.has(code) ? [[name, code]] : [],
      ),
    );
    for (const [name, code] of BUILT_IN) if (!codes.has(name)) codes.set(name, code);
    const set = all.filter(({ space, name }) => space === 'dhcp' && codes.has(name));
    const [first] = set;
    if (first === undefined) return;
    const numbers = [...new Set(set.map(({ name }) => String(codes.get(name))))].sort();
    const octets = numbers.map((code) => Number(code).toString(16)).join(', ');
    report({
      at: first.place,
      message: `dhcpd sends option ${list(numbers)} only to machines that ask for it, and most boot ROMs do not: PXELINUX then looks for its configuration as if nothing had been said. Add beside it: if exists dhcp-parameter-request-list { option dhcp-parameter-request-list = concat(option dhcp-parameter-request-list, ${octets}); }`,
    });
  },
};

const CODES: ReadonlySet<number> = new Set([209, 210, 211]);

/** As dhcp-options(5) of 4.4 names them. */
const BUILT_IN: readonly (readonly [string, number])[] = [
  ['loader-configfile', 209],
  ['loader-pathprefix', 210],
  ['loader-reboottime', 211],
];

/** Statements that pack options of their own. */
const SPACES: ReadonlySet<string> = new Set(['site-option-space', 'vendor-option-space']);
