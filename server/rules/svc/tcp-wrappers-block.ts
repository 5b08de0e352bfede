/** The TCP wrappers of the server keep a node from TFTP or NFS. */
import type { NearlyAllowed } from '../../boot/wrappers/nearly.js';
import { fix, replace } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { toldBy } from '../about/nfs/roots.js';
import { list } from '../about/wording.js';
import { faultRule } from '../rule.js';

const WRAPPERS = (allow: string) => miniature({ 'etc/hosts.allow': allow, 'etc/hosts.deny': 'ALL: ALL\n' });

export const svcTcpWrappersBlock = faultRule({
  id: 'svc/tcp-wrappers-block',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'etc/hosts.deny, or a line of etc/hosts.allow with the option deny, keeps a node from in.tftpd, rpcbind or mountd.',
    why: 'A daemon that is linked with libwrap closes the connection without an answer. The ROM shows `PXE-E32: TFTP open timeout`, a root ends with `VFS: Unable to mount root fs via NFS.` The names in these files are those that the daemons give themselves: in.tftpd, rpcbind (portmap on old systems) and mountd; 192.168.1 without the dot behind it is no network, and 192.168.1.5/24 fits nobody. NFS version 4 needs neither rpcbind nor mountd. Those of Debian and Gentoo are linked with libwrap; of other systems nothing is known.',
    avoid: WRAPPERS('sshd: ALL\n'),
    prefer: WRAPPERS('in.tftpd, rpcbind, portmap, mountd: 192.168.1.\n'),
    references: ['hosts_access(5)', 'hosts_options(5)', 'tcp_wrappers hosts_access.c'],
  },
  story: ({ daemon, address }) =>
    `the TCP wrappers of the server do not let ${address ?? 'the node'} ask ${daemon}`,
  message: ({ address, daemons, by, console, nearly }, { who, single }) => {
    const lost = `${single ? 'it gets' : 'they get'} no answer${toldBy(console)}`;
    if (nearly !== undefined)
      return `${who} (${address ?? ''}) is not let in by this line, and etc/hosts.deny keeps ${single ? 'it' : 'them'} from ${list(daemons)} of the server: ${lost}. ${ADVICE[nearly.why](nearly.word, nearly.right ?? '', address ?? '')}`;
    return `${by === 'deny' ? 'This line' : 'The option deny of this line'} keeps ${who} from ${list(daemons)} of the server: ${lost}. Add the network of the nodes to etc/hosts.allow: "${daemons.join(', ')}: ${networkOf(address)}" with the dot at its end, or ADDRESS/MASK.`;
  },
  related: ({ others }) => others.map((place) => ({ place, message: 'this keeps it out then' })),
  fixes: ({ nearly }) =>
    nearly?.right === undefined
      ? []
      : [fix(`Write ${nearly.right}`, false, replace(nearly.at, nearly.right))],
});

const ADVICE: Readonly<
  Record<NearlyAllowed['why'], (word: string, right: string, address: string) => string>
> = {
  daemon: (word, right) => `No daemon of these calls itself ${word}: write ${right}.`,
  dot: (word, right) => `Without a dot at its end ${word} is no network: write ${right}`,
  mask: (word, _, address) => `${word} does not take in ${address}: widen the mask.`,
  colon: (word, right) =>
    `Without a colon behind ${word} libwrap passes over the line, and its log says: missing ":" separator. Write ${right}`,
  slip: (word, right) => `${word} is nobody's here: write ${right}${right.endsWith('.') ? '' : '.'}`,
};

/** The usual network of a node, as these files write it. */
function networkOf(address: string | undefined): string {
  return (address ?? '192.168.1.1').replace(/\d+$/, '');
}
