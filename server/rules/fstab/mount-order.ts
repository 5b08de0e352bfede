/** A directory is mounted before the one that it lies in, which then hides it. */
import { changed, miniature } from '../about/miniature.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const FSTAB = (lines: string) =>
  miniature({
    ...changed('etc/exports', '\n', '\n/home 192.168.1.21(rw,sync,no_subtree_check)\n'),
    ...changed('diskless/node21/etc/fstab', 'tmpfs', `${lines}tmpfs`),
    'diskless/node21/etc/inittab': 'id:3:initdefault:\n',
  });

const HOME = '192.168.1.1:/home /home nfs rw,vers=3,nolock 0 0\n';
const ANN = '192.168.1.1:/home/ann /home/ann nfs rw,vers=3,nolock 0 0\n';

export const fstabMountOrder = faultRule({
  id: 'fstab/mount-order',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: "A line of a node's fstab mounts on a directory below one that a later line mounts on.",
    why: 'The init scripts of OpenRC and SysV go through fstab from the top, first what is local, then what the network has. The directory above comes later and covers what was mounted below it: the files are there, and nobody sees them. systemd sorts the lines by their paths.',
    avoid: FSTAB(ANN + HOME),
    prefer: FSTAB(HOME + ANN),
    references: ['mount(8), -a', 'fstab(5)', 'OpenRC init.d/localmount and netmount'],
  },
  severityOf: ({ sure }) => (sure ? 'warning' : 'info'),
  story: ({ target, above, sure }) =>
    `${target} is mounted before ${above}, ${sure ? 'which hides it' : 'which hides it unless the init is systemd'}`,
  message: ({ target, above, sure, network }, { who, single }) =>
    `${target} is mounted before ${above}${network ? ', which lies on the network and comes later whatever the order of the lines' : ''}: then ${above} covers it, and ${who} ${sure ? (single ? 'does' : 'do') : 'may'} not see what is in ${target}${sure ? '' : ' (systemd sorts the lines by itself)'}. ${
      network
        ? `Add _netdev to the options of ${target}, or mount it in ${above}.`
        : 'Write this line behind the other.'
    }`,
  related: ({ at, others, above }) => elsewhere(at, others, `${above} is mounted later`),
});
