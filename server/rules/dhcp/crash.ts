/** A statement at which dhcpd dies, as it starts or when a node asks. */
import type { Place } from '../../site/place.js';
import { groupBy } from '../about/hosts.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

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

export const dhcpCrash: CheckRule = {
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
  check({ boots, report }) {
    const deaths = boots.flatMap(({ node, loader, kernelAnswer }) => {
      const killed = [loader, kernelAnswer].find(({ crashes }) => crashes === true);
      if (killed?.decidedBy === undefined) return [];
      return [{ name: node.name, at: killed.decidedBy, reason: killed.reason }];
    });
    const key = ({ at }: { at: Place }): string => `${at.file}:${at.span.start}`;
    for (const group of groupBy(deaths, key).values()) {
      const [first] = group;
      // The label itself is the subject of another finding.
      if (first === undefined || /label/.test(first.reason)) continue;
      const nodes = group.map(({ name }) => name);
      report({
        at: first.at,
        message: `${first.reason.replace(/^d/, 'D')}. ${nodesNamed(nodes).replace(/^n/, 'N')} ${nodes.length === 1 ? 'gets' : 'get'} no answer. Take the statement away, or put it where only clients come to it.`,
        nodes,
      });
    }
  },
};
