/** A node is told a boot file but not which server has it. */
import { formatIpv4 } from '../../site/address.js';
import { fix, insertAfter } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const dhcpNextServerMissing = faultRule({
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
  severityOf: ({ option66, takesDhcpServer }) =>
    option66 === undefined && !takesDhcpServer ? 'error' : 'warning',
  story: ({ file }) => `the boot file ${file} comes without a server to load it from (siaddr 0.0.0.0)`,
  message: ({ file, serverName, takesDhcpServer }, { who, single }) =>
    `No next-server applies to ${who}, which ${single ? 'is' : 'are'} told to load "${file}". dhcpd then sends 0.0.0.0, not its own address: ${
      takesDhcpServer
        ? 'the firmware asks the DHCP server instead, and its loader may ask nobody'
        : 'PXE-E32: TFTP open timeout'
    }.${
      serverName === undefined ? '' : ' server-name is only text and does not stand in for it.'
    } Write next-server with the TFTP server's address beside the filename.`,
  related: ({ serverName, option66 }) =>
    serverName !== undefined
      ? [{ place: serverName, message: 'server-name fills another field' }]
      : option66 !== undefined
        ? [{ place: option66, message: 'only some firmware reads the server from option 66' }]
        : [],
  fixes({ at }, { site }) {
    const known = new Set(site.serverAddresses.map(({ value }) => value));
    const [only, second] = known;
    if (only === undefined || second !== undefined) return [];
    const address = formatIpv4(only);
    return [fix(`Add next-server ${address}`, false, insertAfter(at, ` next-server ${address};`))];
  },
});
