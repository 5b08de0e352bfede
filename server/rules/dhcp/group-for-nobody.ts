/** A group tells a boot file or server and holds no declaration, so that it is for nobody. */
import type { DhcpScope } from '../../site/dhcpd/facts.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const HOST = 'host node21 {\n  hardware ethernet 00:40:63:c2:ca:c9;\n  fixed-address 192.168.1.21;\n}\n';
const WITH = (hosts: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {\n}\ngroup {\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n${hosts}`,
  });

export const dhcpGroupForNobody: CheckRule = {
  id: 'dhcp/group-for-nobody',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'A group without a name has filename or next-server, and no declaration between its braces; hosts stand behind it.',
    why: 'What a group says is for the declarations inside it. Where its brace closes before the hosts, none of them gets the boot file: the ROM shows `PXE-E53: No boot filename received`, or goes on to the next boot device.',
    avoid: WITH(`}\n${HOST}`),
    prefer: WITH(`${HOST}}\n`),
    references: ['dhcpd.conf(5), The group statement'],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined || dhcp.incomplete || dhcp.includes.some(({ file }) => file === undefined)) return;
    for (const group of dhcp.groups) {
      // One with a name may be that of hosts that OMAPI declares.
      if (group.name !== undefined || group.children.length > 0) continue;
      const told = group.executables.find((one) => one.kind === 'assign' && TELLS.has(one.name));
      if (told?.kind !== 'assign' || !hostsBehind(group)) continue;
      report({
        at: told.place,
        message: `This ${told.name} is for nobody: the group closes before any host, and the hosts behind it get nothing of it. Put its brace behind the hosts that it is for, or remove it.`,
      });
    }
  },
};

/** What tells a machine to boot from here. */
const TELLS: ReadonlySet<string> = new Set(['filename', 'next-server']);

function hostsBehind(group: DhcpScope): boolean {
  const beside = group.parent?.children ?? [];
  return beside.slice(beside.indexOf(group) + 1).some(({ kind }) => kind === 'host');
}
