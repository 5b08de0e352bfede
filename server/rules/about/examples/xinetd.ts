/** Lines of a service of xinetd go in; the service comes out, or the miniature site whose TFTP server xinetd starts by it. */
import type { MiniatureSite } from '../../rule.js';
import { miniature } from '../miniature.js';

/** The text of a file of xinetd. */
export function tftpService(lines: readonly string[]): string {
  return `service tftp
{
  socket_type = dgram
  protocol = udp
  wait = yes
  user = root
  server = /usr/sbin/in.tftpd
  server_args = -s /srv/tftp
${lines.map((line) => `  ${line}\n`).join('')}}
`;
}

export function xinetdSite(...lines: readonly string[]): MiniatureSite {
  return miniature({ 'etc/default/tftpd-hpa': undefined, 'etc/xinetd.d/tftp': tftpService(lines) });
}
