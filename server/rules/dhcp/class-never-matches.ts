/** A class has options but no test, so no client ever becomes a member. */
import { withNested } from '../../site/dhcpd/executables.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import { lostBy } from '../about/dhcpd/lostfile.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const WITH_CLASS = (test: string) => `class "etherboot" {
  ${test}
}
subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`;

export const dhcpClassNeverMatches: CheckRule = {
  id: 'dhcp/class-never-matches',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A class has neither match, match if, nor spawn, nor subclasses.',
    why: 'An `if` inside the body is no test of membership: the body is only looked at for members, and nobody is one. The options of the class are never sent.',
    avoid: miniature({
      'etc/dhcp/dhcpd.conf': WITH_CLASS(
        'if substring (option vendor-class-identifier, 0, 9) = "Etherboot" { filename "vmlinuz.nb"; }',
      ),
    }),
    prefer: miniature({
      'etc/dhcp/dhcpd.conf': WITH_CLASS(
        'match if substring (option vendor-class-identifier, 0, 9) = "Etherboot";\n  filename "vmlinuz.nb";',
      ),
    }),
    references: ['dhcpd.conf(5), Client classing', 'ISC dhcp server/class.c'],
  },
  check({ site: { dhcp }, everyBoot, report }) {
    if (dhcp === undefined || dhcp.incomplete || dhcp.includes.some(({ file }) => file === undefined)) return;
    const populated = new Set(dhcp.subclasses.map(({ className }) => className.value));
    for (const { executables } of allScopes(dhcp)) {
      for (const one of withNested(executables)) if (one.kind === 'add-class') populated.add(one.name);
    }
    const tested = new Set<string>();
    for (const { name, matchIf, match, spawn } of dhcp.classes) {
      if (matchIf ?? match ?? spawn) tested.add(name.value);
    }
    for (const declaration of dhcp.classes) {
      const name = declaration.name.value;
      if (tested.has(name) || populated.has(name)) continue;
      tested.add(name);
      const conditional = declaration.executables.some(({ kind }) => kind === 'if');
      report({
        at: declaration.head,
        ...lostBy(everyBoot, declaration.executables),
        message: `Class "${name}" has no match statement and no subclass, so no client ever belongs to it and its options are never sent.${
          conditional
            ? ' The if inside it is no test of membership: write it as "match if" instead.'
            : ' Add "match if" with a condition.'
        }`,
      });
    }
  },
};
