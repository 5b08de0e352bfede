/** Lines of a service of xinetd go in; the miniature site whose TFTP server xinetd starts comes out. */
import type { MiniatureSite } from '../rule.js';
import { miniature } from './miniature.js';

export function xinetdSite(...lines: readonly string[]): MiniatureSite {
  return miniature({
    'etc/default/tftpd-hpa': undefined,
    'etc/xinetd.d/tftp': `service tftp
{
  socket_type = dgram
  protocol = udp
  wait = yes
  user = root
  server = /usr/sbin/in.tftpd
  server_args = -s /srv/tftp
${lines.map((line) => `  ${line}\n`).join('')}}
`,
  });
}
