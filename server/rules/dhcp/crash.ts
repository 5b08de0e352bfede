/** A statement at which dhcpd dies, as it starts or when a node asks. */
import { miniature } from '../about/miniature.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

/** The statement stands at the top level, or where only clients come to it. */
const ADDED = (atTop: string, inSubnet: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': (miniature()['etc/dhcp/dhcpd.conf'] ?? '')
      .replace(
        'subnet ',
        `class "known" {\n  option domain-name "example.org";\n}\n${atTop}set again = "yes";\nsubnet `,
      )
      .replace('  filename ', `${inSubnet}  filename `),
  });

export const dhcpCrash = faultRule({
  id: 'dhcp/crash',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'dhcpd ends with a segmentation fault at a statement, as it starts or when a node asks it.',
    why: '`dhcpd -t` accepts such a file. dhcpd runs the statements at the top level twice as it starts, for no client: `add` puts that client into a class, so it ends there, also where only the second run comes to it. An option that is computed from itself by `config-option` ends it when it answers. From then on no machine gets an answer: `PXE-E51: No DHCP or proxyDHCP offers were received`.',
    avoid: ADDED('if defined (again) {\n  add "known";\n}\n', ''),
    prefer: ADDED('', '  if defined (again) {\n    add "known";\n  }\n'),
    references: [
      'ISC dhcp server/dhcpd.c, postconf_initialization',
      'ISC dhcp common/execute.c',
      'dhcp-eval(5)',
    ],
  },
  saidBy: () => 'dhcp/switch-label-empty',
  story: ({ reason }) => reason,
  message: ({ reason }, { who, single }) =>
    `${capital(reason)}. ${capital(who)} ${single ? 'gets' : 'get'} no answer. Take the statement away, or put it where only clients come to it.`,
});
