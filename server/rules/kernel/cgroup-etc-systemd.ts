/** The kernel of a node that starts systemd lacks something systemd does not start without. */
import { changed, miniature } from '../about/miniature.js';
import { lackingForSystemd } from '../about/systemdkernels.js';
import { list, nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

/** Of the list in systemd's README; devtmpfs and local sockets are rules of their own. */
const REQUIRED = ['CGROUPS', 'INOTIFY_USER', 'SIGNALFD', 'TIMERFD', 'EPOLL', 'SYSFS', 'PROC_FS', 'FHANDLE'];

const SYSTEMD = { 'diskless/node21/usr/lib/systemd/systemd': '' };
const CGROUPS = (line: string) => changed('srv/tftp/vmlinuz.config', 'CONFIG_NET=y', `${line}\nCONFIG_NET=y`);

export const kernelCgroupEtcSystemd: CheckRule = {
  id: 'kernel/cgroup-etc-systemd',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The kernel of a node whose root holds systemd has something switched off that systemd requires.',
    why: 'systemd needs control groups, inotify, signalfd, timerfd, epoll, file handles, /proc and /sys. Without one of them it stops early with `Freezing execution`, or services fail one after the other. The NFS root was mounted by then, so nothing points to the kernel.',
    avoid: miniature({ ...SYSTEMD, ...CGROUPS('# CONFIG_CGROUPS is not set') }),
    prefer: miniature({ ...SYSTEMD, ...CGROUPS('CONFIG_CGROUPS=y') }),
    references: ['systemd README, REQUIREMENTS'],
  },
  check(context) {
    for (const { symbols, nodes, booted } of lackingForSystemd(context, REQUIRED)) {
      const [first] = symbols;
      if (first === undefined) continue;
      const names = symbols.map(({ name }) => `CONFIG_${name}`);
      context.report({
        at: first.place,
        message: `${list(names, 8)} ${names.length === 1 ? 'is' : 'are'} switched off in the kernel of ${nodesNamed(nodes)}, and the root holds systemd, which requires ${names.length === 1 ? 'it' : 'them'}: it freezes, or its services fail. Set ${names.length === 1 ? 'it' : 'them'} to y.`,
        related: [
          { place: booted, message: 'booted from here' },
          ...symbols.slice(1).map(({ name, place }) => ({ place, message: `CONFIG_${name} is off here` })),
        ],
        nodes,
      });
    }
  },
};
