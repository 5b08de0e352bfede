/** The kernel of a node that starts systemd lacks something systemd does not start without. */

import { othersOf } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import { faultRule } from '../rule.js';

const SYSTEMD = { 'diskless/node21/usr/lib/systemd/systemd': '' };
const CGROUPS = (line: string) => changed('srv/tftp/vmlinuz.config', 'CONFIG_NET=y', `${line}\nCONFIG_NET=y`);

export const kernelCgroupEtcSystemd = faultRule({
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
  story: ({ image, symbols }) =>
    `${image} lacks what systemd requires: ${list(
      symbols.map((name) => `CONFIG_${name}`),
      8,
    )}`,
  message({ symbols }, { who }) {
    const names = symbols.map((name) => `CONFIG_${name}`);
    const [are, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them'];
    return `${list(names, 8)} ${are} switched off in the kernel of ${who}, and the root holds systemd, which requires ${them}: it freezes, or its services fail. Set ${them} to y.`;
  },
  related: ({ others: [, ...lines], symbols }, told) => [
    ...othersOf(told, 'booted from here'),
    ...lines.map((place, i) => ({ place, message: `CONFIG_${symbols[i + 1]} is off here` })),
  ],
});
