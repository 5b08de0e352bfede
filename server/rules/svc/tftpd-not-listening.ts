/** Nobody hands requests to the TFTP server: it is switched off, or started without a socket. */
import { miniature } from '../about/miniature.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const XINETD = (disable: string) =>
  miniature({
    'etc/default/tftpd-hpa': undefined,
    'etc/xinetd.d/tftp': `service tftp
{
  socket_type = dgram
  protocol = udp
  wait = yes
  user = root
  server = /usr/sbin/in.tftpd
  server_args = -s /srv/tftp
  disable = ${disable}
}
`,
  });

export const svcTftpdNotListening = faultRule({
  id: 'svc/tftpd-not-listening',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The only TFTP service is switched off (disable = yes), or its unit starts in.tftpd with neither --listen nor a socket.',
    why: 'Machines ask for their boot file and nobody answers: `PXE-E32: TFTP open timeout`. Without --listen in.tftpd takes the socket that inetd, xinetd or systemd hand it, and ends at once where there is none.',
    avoid: XINETD('yes'),
    prefer: XINETD('no'),
    references: ['xinetd.conf(5), disable', 'tftpd(8), --listen'],
  },
  story: ({ why, starter }) =>
    why === 'disabled'
      ? `the TFTP service of ${starter} is switched off`
      : `${starter} starts the TFTP server without --listen and without a socket, and it ends at once`,
  message: ({ why, starter, console }, { who }) =>
    `${
      why === 'disabled'
        ? `The TFTP service of ${starter} is switched off, and no other is set up here`
        : `${capital(starter)} starts the TFTP server without --listen and hands it no socket: it ends at once`
    }. ${capital(who)} will get no file${console === undefined ? '' : `: ${console}`}. ${
      why === 'disabled'
        ? 'Write disable = no.'
        : 'Add --listen, or write StandardInput=socket and a socket unit.'
    }`,
});
