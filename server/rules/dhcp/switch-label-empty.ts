/** The last label of a switch has no statement behind it: dhcpd dies of it when a client comes there. */
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpExecutable } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import type { Place } from '../../site/place.js';
import { fix, insertAfter } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SWITCH = (last: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  filename "pxelinux.0";
  switch (option host-name) {
    case "kiosk":
      option domain-name "kiosk.example.org";
      break;
${last}  }
`,
    ),
  );

interface EmptyLabel {
  readonly place: Place;
  readonly fallback: boolean;
}

/** The labels, wherever a switch stands. */
function emptyLabels(statements: readonly DhcpExecutable[]): EmptyLabel[] {
  return withNested(statements).flatMap((statement) => {
    const last = statement.kind === 'switch' ? statement.cases.at(-1) : undefined;
    return last?.body.length === 0 ? [{ place: last.place, fallback: last.values.length === 0 }] : [];
  });
}

export const dhcpSwitchLabelEmpty: CheckRule = {
  id: 'dhcp/switch-label-empty',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The last `case` or `default` of a switch has no statement behind it.',
    why: 'dhcpd accepts such a file and starts. When a client comes to that label, dhcpd looks for the statement behind it, finds none and ends with a segmentation fault; from then on no machine gets an answer: `PXE-E51: No DHCP or proxyDHCP offers were received`. With `default:` that takes the first machine for which no `case` is meant. A label with another label behind it is no harm: both lead to the same statements.',
    avoid: SWITCH('    default:\n'),
    prefer: SWITCH('    default:\n      break;\n'),
    references: ['ISC dhcp common/execute.c, find_matching_case', 'dhcp-eval(5)'],
  },
  check({ site: { dhcp }, report }) {
    // Of what was not understood, something may stand behind the label.
    if (dhcp === undefined || dhcp.incomplete) return;
    const found = allScopes(dhcp).flatMap(({ kind, executables }) =>
      // At the top level dhcpd dies as soon as it is started; that is the parser's to say.
      kind === 'global' ? [] : emptyLabels(executables),
    );
    for (const { place, fallback } of found) {
      report({
        at: place,
        message: `Nothing stands behind this label, the last of its switch. dhcpd crashes when a client comes to it, ${
          fallback ? 'that is, the first one that no other label is for' : 'that is, the first one it is for'
        }, and serves nobody from then on. Write a statement behind it; "break;" is enough.`,
        fixes: () => [fix('Write "break;" behind the label', true, insertAfter(place, ' break;'))],
      });
    }
  },
};
