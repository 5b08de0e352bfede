/** Two TFTP servers are set up for one port: which of them answers depends on which one starts first. */
import { type Ipv4Address, parseIpv4 } from '../../site/address.js';
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

/** The init script of Gentoo, where its options have the daemon listen by itself. */
const BY_SCRIPT = 'its init script';

function isSure({
  starter,
  words,
}: {
  readonly starter: string;
  readonly words: TftpDaemon['words'] | undefined;
}): boolean {
  return SURE.has(starter) || (starter === BY_SCRIPT && words?.listens === true);
}

function named(starter: string): string {
  return starter === BY_SCRIPT ? 'the init script of in.tftpd' : starter;
}

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
    const { daemon, rivals = [], program } = site.tftp;
    const dnsmasq = program === 'dnsmasq' ? site.dnsmasq?.tftp : undefined;
    const first =
      dnsmasq === undefined
        ? daemon
        : { starter: 'dnsmasq', place: dnsmasq, words: undefined, address: undefined };
    if (first === undefined || (dnsmasq === undefined && !isSure(first))) return;
    for (const rival of rivals) {
      if (!isSure(rival) || rival.starter === first.starter || apart(first, rival)) continue;
      // Which of its addresses dnsmasq takes is not followed.
      if (dnsmasq !== undefined && addressOf(rival) !== undefined) continue;
      report({
        at: rival.place,
        message: `${named(rival.starter)} serves TFTP here, and so does ${named(first.starter)}: both want port 69. The second one that starts does not get it ("Address already in use"), and chance decides whose directory is served. Switch one of them off.`,
        related: [{ place: first.place, message: `set up for ${named(first.starter)}` }],
      });
    }
  },
};

type Bound = Pick<TftpDaemon, 'address'> & { readonly words: TftpDaemon['words'] | undefined };

/** Each is bound to an address of its own. */
function apart(one: Bound, other: Bound): boolean {
  const [first, second] = [addressOf(one), addressOf(other)];
  return first !== undefined && second !== undefined && first !== second;
}

/** Undefined for all addresses. */
function addressOf({ words, address }: Bound): Ipv4Address | undefined {
  const text = words?.address ?? address?.value ?? '';
  const value = parseIpv4(text.trim().replace(/:[0-9a-z]*$/, ''));
  return value === 0 ? undefined : value;
}
