/** A node is told a boot file but not which server has it. */
import type { FaultOf } from '../../boot/faults.js';
import { noServer } from '../about/causes.js';
import { addNextServer } from '../about/dhcp/nextserver.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule, type Told } from '../rule.js';

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
  message: (fault, wording) =>
    fault.unresolved === undefined ? notSaid(fault, wording) : notKnown(fault.unresolved, fault, wording),
  related: ({ serverName, option66 }) =>
    serverName !== undefined
      ? [{ place: serverName, message: 'server-name fills another field' }]
      : option66 !== undefined
        ? [{ place: option66, message: 'only some firmware reads the server from option 66' }]
        : [],
  cause: ({ file }, { who }) => noServer(1, `no server is told with "${file}" either, which is for ${who}`),
  fixes: ({ at, unresolved, zero }, { site }) =>
    unresolved === undefined && zero !== true ? addNextServer(site, at) : [],
});

type NextServerMissing = FaultOf<'dhcp/next-server-missing'>;

/** What is seen then. */
function seen(takesDhcpServer: boolean): string {
  return takesDhcpServer
    ? 'the firmware asks the DHCP server instead, and its loader may ask nobody'
    : 'PXE-E32: TFTP open timeout';
}

function notSaid(
  { file, serverName, takesDhcpServer, zero }: NextServerMissing,
  { who, single }: Told,
): string {
  if (zero === true)
    return `0.0.0.0 is no server, and dhcpd sends it as it stands to ${who}, which ${single ? 'is' : 'are'} told to load "${file}": ${seen(takesDhcpServer)}. Write the TFTP server's address.`;
  const text = serverName === undefined ? '' : ' server-name is only text and does not stand in for it.';
  return `No next-server applies to ${who}, which ${single ? 'is' : 'are'} told to load "${file}". dhcpd then sends 0.0.0.0, not its own address: ${seen(takesDhcpServer)}.${text} Write next-server with the TFTP server's address beside the filename.`;
}

function notKnown(name: string, { file, takesDhcpServer }: NextServerMissing, { who, single }: Told): string {
  return `dnsmasq knows no address for "${name}", so ${who} ${single ? 'is' : 'are'} told to load "${file}" from 0.0.0.0: ${seen(takesDhcpServer)}. Its log says "No IPv4 address found for ${name}". It looks into /etc/hosts and host-record lines, not into the DNS, and nowhere with port=0. Write the address in place of the name.`;
}
