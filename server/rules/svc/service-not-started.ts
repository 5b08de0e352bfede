/** A daemon that nodes need is not started with the boot server. */
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const RUNLEVEL = (...names: readonly string[]) =>
  miniature(Object.fromEntries(names.map((name) => [`etc/runlevels/default/${name}`, ''])));

export const svcServiceNotStarted = faultRule({
  id: 'svc/service-not-started',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The DHCP, TFTP or NFS server is in no runlevel of the boot server, its unit is not wanted by anything, it is masked (a link to /dev/null, or an empty unit), or what is listed is not there.',
    why: 'All works until the server is started again; then the nodes get no answer: `PXE-E51: No DHCP or proxyDHCP offers were received`, `PXE-E32: TFTP open timeout`, `VFS: Unable to mount root fs via NFS.` What is started by hand is in no file. Where no runlevel lists anything, or a copy in a repository lists none of these services, nothing is known.',
    avoid: RUNLEVEL('dhcpd', 'nfs'),
    prefer: RUNLEVEL('dhcpd', 'in.tftpd', 'nfs'),
    references: ['rc-update(8)', 'systemctl(1), enable and mask', 'update-rc.d(8)'],
  },
  story: ({ what, masked, lost }) =>
    masked
      ? `${what} is masked, so that nothing starts it`
      : lost
        ? `${what} is to be started, and there is no such service`
        : `${what} is not started with the server`,
  message: ({ what, where, command, masked, lost }, { who }) => {
    const state = masked
      ? `is masked (${where})`
      : lost
        ? `is listed in ${where}, for which there is no script or unit`
        : `is not in ${where}, nor started by anything else`;
    const todo = lost
      ? `Install the service that is meant, or list it by its name: ${command}`
      : `Run: ${command}`;
    return `${what.slice(0, 1).toUpperCase()}${what.slice(1)} ${state}: once the server is started again, it does not answer ${who}. ${todo}.`;
  },
  differsBy: ({ what }) => what,
});
