/** vendor-option-space or site-option-space names an option space that is declared nowhere. */
import { nearest } from '../../../grammars/text/index.js';
import { textOfValue } from '../../boot/index.js';
import { allAssignments } from '../../site/dhcpd/statements.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SITE = (name: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      'authoritative;\n',
      `authoritative;\noption space PXE;\noption PXE.mtftp-ip code 1 = ip-address;\noption PXE.mtftp-ip 0.0.0.0;\nvendor-option-space ${name};\n`,
    ),
  );

/** What dhcpd has by itself (common/tables.c). */
const BUILT_IN: ReadonlySet<string> = new Set(
  'dhcp nwip fqdn agent vendor vendor-class isc dhcp6 vsio server'.split(' '),
);

const NAMES: ReadonlySet<string> = new Set(['vendor-option-space', 'site-option-space']);

export const dhcpSpaceUndeclared: CheckRule = {
  id: 'dhcp/space-undeclared',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'vendor-option-space or site-option-space names an option space that no `option space` declares.',
    why: 'dhcpd takes any name, also in `dhcpd -t`, and finds no space of it when it answers: nothing of what was meant for option 43 is sent.',
    avoid: SITE('PE'),
    prefer: SITE('PXE'),
    references: ['dhcp-options(5), Vendor encapsulated options', 'ISC dhcp common/options.c'],
  },
  check({ site: { dhcp, files }, report }) {
    if (dhcp === undefined || dhcp.incomplete || dhcp.includes.some(({ file }) => file === undefined)) return;
    // Where a definition names a space that is not declared, dhcpd refuses the file, and that is the one mistake.
    const isRefused = dhcp.files.some((file) =>
      files.get(file)?.document.problems.some(({ rule }) => rule === 'dhcp/option-undeclared'),
    );
    if (isRefused) return;
    const declared = (dhcp.spaces ?? []).map(({ name }) => name);
    for (const { name, space, value } of allAssignments(dhcp)) {
      if (space !== 'server' || !NAMES.has(name)) continue;
      const text = textOfValue(value)?.toLowerCase();
      if (text === undefined || BUILT_IN.has(text) || declared.includes(text)) continue;
      const near = nearest(text, declared);
      report({
        at: value.place,
        message: `No option space "${text}" is declared, so ${name} has no effect: dhcpd sends nothing of it.${near === undefined ? ' Declare it: option space … .' : ` Perhaps ${near} is meant.`}`,
      });
    }
  },
};
