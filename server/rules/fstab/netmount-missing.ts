/** The service of a node that mounts the lines of its fstab is in no runlevel, or masked. */
import { miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import { faultRule } from '../rule.js';

const RUNLEVELS = (...names: readonly string[]) =>
  miniature({
    'diskless/node21/etc/fstab': '192.168.1.1:/diskless/node21 /opt nfs ro,vers=3,nolock 0 0\n',
    ...Object.fromEntries(names.map((name) => [`diskless/node21/etc/runlevels/boot/${name}`, ''])),
  });

export const fstabNetmountMissing = faultRule({
  id: 'fstab/netmount-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The fstab of a node has lines to mount, and netmount (for NFS) or localmount is in none of its runlevels, or remote-fs.target is masked.',
    why: 'OpenRC mounts NFS lines in the service netmount, and the others in localmount. Without them init runs, and /usr or /home is an empty directory: programs are missing, with no message about a mount.',
    avoid: RUNLEVELS('localmount', 'hostname'),
    prefer: RUNLEVELS('localmount', 'netmount'),
    references: ['OpenRC init.d/netmount and init.d/localmount', 'systemd.special(7), remote-fs.target'],
  },
  story: ({ service, targets, masked }) =>
    `${list(targets)} ${targets.length === 1 ? 'is' : 'are'} not mounted: ${service} is ${masked ? 'masked' : 'in no runlevel'}`,
  message: ({ service, targets, masked }, { who }) =>
    `${service} is ${masked ? 'masked' : 'in none of the runlevels'} of ${who}, so ${list(targets)} of the fstab ${targets.length === 1 ? 'is' : 'are'} not mounted. ${masked ? `Remove the link to /dev/null.` : `Make the link in the root of the node: ln -s /etc/init.d/${service} etc/runlevels/boot/.`}`,
  related: ({ others }) => others.map((place) => ({ place, message: 'this line is not mounted' })),
  differsBy: ({ service }) => service,
});
