/** Nobody hands requests to the TFTP server: it is switched off, or started without a socket. */
import type { NotListening } from '../../boot/files/faults.js';
import { xinetdSite } from '../about/examples/xinetd.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

export const svcTftpdNotListening = faultRule({
  id: 'svc/tftpd-not-listening',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The only TFTP service is switched off (disable = yes), xinetd passes it over for what its files say, or its unit starts in.tftpd with neither --listen nor a socket.',
    why: 'Machines ask for their boot file and nobody answers: `PXE-E32: TFTP open timeout`. Without --listen in.tftpd takes the socket that inetd, xinetd or systemd hand it, and ends at once where there is none. xinetd passes a service over whose lines it cannot use (`Error parsing attribute only_from - DISABLING SERVICE`), one that its defaults switch off, and files with a dot in their names.',
    avoid: xinetdSite('disable = yes'),
    prefer: xinetdSite('disable = no'),
    references: ['xinetd.conf(5), disable', 'tftpd(8), --listen'],
  },
  story: ({ why, starter }) => reason(why, starter),
  message: ({ why, starter, console }, { who }) =>
    `${capital(reason(why, starter))}${why === 'disabled' ? ', and no other is set up here' : ''}. ${capital(who)} will get no file${
      console === undefined ? '' : `: ${console}`
    }. ${ADVICE[why]}`,
});

type Why = NotListening['why'];

function reason(why: Why, starter: string): string {
  if (why === 'disabled') return `the TFTP service of ${starter} is switched off`;
  if (why === 'no socket')
    return `${starter} starts the TFTP server without --listen and without a socket, and it ends at once`;
  return `${starter} passes the TFTP service over: ${CAUSES[why]}`;
}

const CAUSES: Readonly<Record<Exclude<Why, 'disabled' | 'no socket'>, string>> = {
  'attribute missing': 'server, user and wait have to be said, each in the service itself',
  'bad value': 'disable is yes or no, and any other word switches the service off',
  'bad word': 'the word is none that it knows there',
  brace: 'the brace stands in the line of the service',
  'brace not closed': 'its } is missing',
  'brace not opened': 'its { is missing',
  comma: 'addresses stand apart by blanks, and only within braces by commas',
  'disabled by defaults': 'disabled in the defaults names it',
  'file name': 'files with a dot in their names, or a tilde at the end, are not read',
  'interface name': 'bind takes an address, and no name of a card',
  'no blank': 'no blank stands before the sign',
  'not enabled by defaults': 'enabled in the defaults does not name it, and then all others are off',
  'not included': 'etc/xinetd.conf does not include the folder',
  port: 'TFTP is at port 69',
  protocol: 'TFTP is spoken over UDP, by datagrams',
  'server name': 'no such program is installed by that name',
  user: 'it knows no such user',
  'server with words': 'server is the program alone',
  'server without path': 'server has to begin with a slash',
};

const ADVICE: Readonly<Record<Why, string>> = {
  disabled: 'Write disable = no.',
  'no socket': 'Add --listen, or write StandardInput=socket and a socket unit.',
  'attribute missing': 'Add what is missing.',
  'bad value': 'Write disable = no.',
  'bad word': 'Correct the word.',
  brace: 'Put the brace into a line of its own.',
  'brace not closed': 'Write a } in a line of its own at the end of the service.',
  'brace not opened': 'Write a { in a line of its own below the name of the service.',
  comma: 'Write blanks in place of the commas, and none within braces.',
  'disabled by defaults': 'Take the name out of that list.',
  'file name': 'Rename the file to tftp.',
  'interface name': 'Write the address of the card, or take the line out.',
  'no blank': 'Put a blank before the sign.',
  'not enabled by defaults': 'Add tftp to that list.',
  'not included': 'Add includedir /etc/xinetd.d to it.',
  port: 'Take the line out.',
  protocol: 'Write socket_type = dgram and protocol = udp.',
  'server name': 'Write in.tftpd.',
  user: 'Write a user that the server has, such as root.',
  'server with words': 'Write the words behind the program into server_args.',
  'server without path': 'Write the whole path of the program.',
};
