/** A node is told a boot file but not which server has it. */
import type { DhcpAnswer } from '../../boot/trace.js';
import { formatIpv4 } from '../../site/address.js';
import type { Place } from '../../site/place.js';
import { fix, insertAfter } from '../about/edits.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

export const dhcpNextServerMissing: CheckRule = {
  id: 'dhcp/next-server-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A filename is sent to a node, but no next-server applies to it.',
    why: 'Since version 3.0.3 dhcpd sends 0.0.0.0 where no next-server is set; it does not name itself. Boot ROMs show `PXE-E32: TFTP open timeout`, iPXE asks nobody, and PXELINUX hangs at `Trying to load: pxelinux.cfg/…`.',
    avoid: miniature(changed('etc/dhcp/dhcpd.conf', '  next-server 192.168.1.1;\n', '')),
    prefer: miniature(),
    references: ['dhcpd.conf(5)', 'ISC dhcp RELNOTES (3.0.3)', 'ISC dhcp server/dhcp.c'],
  },
  check({ site, boots, report }) {
    const cases: { name: string; answer: DhcpAnswer; from: Place }[] = [];
    for (const { node, loader } of boots) {
      if (loader.answered !== 'yes' || loader.client.bootp || loader.nextServer.kind !== 'none') continue;
      const { filename } = loader;
      if (filename.kind !== 'value' || filename.value === '' || filename.value.includes('://')) continue;
      if (filename.from !== undefined) cases.push({ name: node.name, answer: loader, from: filename.from });
    }
    const known = new Set(site.serverAddresses.map(({ value }) => value));
    const only = known.size === 1 ? [...known][0] : undefined;
    for (const group of groupBy(cases, ({ from }) => `${from.file}:${from.span.start}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const { answer, from } = first;
      // Some firmware (Raspberry Pi, U-Boot, telephones) reads the server from option 66; most ROMs and PXELINUX do not.
      const named = answer.option('tftp-server-name');
      const names = group.map(({ name }) => name);
      const serverName = answer.serverName;
      report({
        at: from,
        severity: named.kind === 'value' ? 'warning' : 'error',
        message: `No next-server applies to ${nodesNamed(names)}, which ${single(names) ? 'is' : 'are'} told to load ${
          answer.filename.kind === 'value' ? `"${answer.filename.value}"` : 'this file'
        }. dhcpd then sends 0.0.0.0, not its own address: PXE-E32: TFTP open timeout.${
          serverName.kind === 'value' ? ' server-name is only text and does not stand in for it.' : ''
        } Write next-server with the TFTP server's address beside the filename.`,
        related:
          serverName.kind === 'value' && serverName.from !== undefined
            ? [{ place: serverName.from, message: 'server-name fills another field' }]
            : named.kind === 'value' && named.from !== undefined
              ? [{ place: named.from, message: 'only some firmware reads the server from option 66' }]
              : [],
        nodes: names,
        fixes: () =>
          only === undefined
            ? []
            : [
                fix(
                  `Add next-server ${formatIpv4(only)}`,
                  false,
                  insertAfter(from, ` next-server ${formatIpv4(only)};`),
                ),
              ],
      });
    }
  },
};
