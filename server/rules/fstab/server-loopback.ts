/** A node's fstab names its server by a name, or an address, that leads the node to itself. */
import { formatIpv4 } from '../../site/address.js';
import { changed, miniature } from '../about/miniature.js';
import { elsewhere } from '../about/nfs/roots.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const HOSTS = (lines: string) =>
  miniature({
    ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync,no_subtree_check)\n'),
    ...changed('diskless/node21/etc/fstab', 'tmpfs', 'master:/opt /opt nfs ro,vers=3,nolock 0 0\ntmpfs'),
    'diskless/node21/etc/hosts': `127.0.0.1 localhost\n${lines}`,
  });

export const fstabServerLoopback = faultRule({
  id: 'fstab/server-loopback',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: "An fstab line of a node names its server by localhost, or by a name that the node's own etc/hosts gives a loopback address.",
    why: 'The installer of Debian writes `127.0.1.1` and the name of the machine into /etc/hosts, and that file is copied into the root with the rest of /etc: on the node the name of the server is the node itself, where no NFS server runs. `mount.nfs: Connection refused`, after two minutes of trying for each line.',
    avoid: HOSTS('127.0.1.1 master\n'),
    prefer: HOSTS('192.168.1.1 master\n'),
    references: ['hosts(5)', 'nfs(5)', 'Debian Reference, 5.1.1'],
  },
  severityOf: ({ optional }) => (optional ? 'warning' : 'error'),
  story: ({ source, target, name, address }) =>
    `${source} on ${target}: ${name === formatIpv4(address) ? name : `"${name}" is ${formatIpv4(address)}, which`} is the node itself`,
  message: ({ source, target, name, address, byHosts }, { who, single }) =>
    byHosts
      ? `To ${who} the name "${name}" is ${formatIpv4(address)}, ${single ? 'the node itself' : 'each node itself'}, by the etc/hosts in the root, and fstab mounts ${source} on ${target}: mount.nfs: Connection refused. Write the address of the boot server into that etc/hosts.`
      : `${capital(who)} ${single ? 'asks itself' : 'ask themselves'} for ${source}, which the boot server exports: mount.nfs: Connection refused. Write the address of the boot server.`,
  related: ({ at, others }) => elsewhere(at, others, 'the mount that needs it'),
});
