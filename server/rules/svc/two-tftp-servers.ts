/** Two TFTP servers are set up for one port: which of them answers depends on which one starts first. */
import { parseIpv4 } from '../../site/address.js';
import type { TftpDaemon } from '../../site/model.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SITE = (disable: string) =>
  miniature({
    'etc/xinetd.d/tftp': `service tftp
{
  server = /usr/sbin/in.tftpd
  server_args = -s /tftpboot
  disable = ${disable}
}
`,
  });

/** A unit mostly starts what another file here sets up: only those that have a socket of their own for certain are rivals. */
const SURE: ReadonlySet<string> = new Set(['tftpd-hpa', 'xinetd', 'inetd', 'atftpd']);

export const svcTwoTftpServers: CheckRule = {
  id: 'svc/two-tftp-servers',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'Two TFTP servers are switched on for port 69, such as tftpd-hpa and one that xinetd starts.',
    why: 'The second one does not get the port (`Address already in use`), so that chance decides which directory is served.',
    avoid: SITE('no'),
    prefer: SITE('yes'),
    references: ['bind(2)', 'xinetd.conf(5)'],
  },
  check({ site, report }) {
    const { daemon, rivals = [] } = site.tftp;
    if (daemon === undefined || !SURE.has(daemon.starter)) return;
    for (const rival of rivals) {
      if (!SURE.has(rival.starter) || rival.starter === daemon.starter || apart(daemon, rival)) continue;
      report({
        at: rival.place,
        message: `${rival.starter} serves TFTP here, and so does ${daemon.starter}: both want port 69. The second one that starts does not get it ("Address already in use"), and chance decides whose directory is served. Switch one of them off.`,
        related: [{ place: daemon.place, message: `set up for ${daemon.starter}` }],
      });
    }
  },
};

/** Each is bound to an address of its own. */
function apart(one: TftpDaemon, other: TftpDaemon): boolean {
  const [first, second] = [one, other].map(({ words, address }) => {
    const value = parseIpv4((words.address ?? address?.value ?? '').trim().replace(/:[0-9a-z]*$/, ''));
    return value === 0 ? undefined : value;
  });
  return first !== undefined && second !== undefined && first !== second;
}
