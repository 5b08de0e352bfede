/** A node's fstab mounts a file system of the kernel itself, such as proc, that the kernel was built without. */

import { othersOf } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const PROC = (line: string) => ({
  ...changed('srv/tftp/vmlinuz.config', 'CONFIG_PROC_FS=y', line),
  ...changed('diskless/node21/etc/fstab', 'tmpfs /tmp', 'proc /proc proc defaults 0 0\ntmpfs /tmp'),
});

export const kernelFilesystemMissing = faultRule({
  id: 'kernel/filesystem-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: "A node's fstab mounts proc, sysfs, devpts or another file system that the kernel makes itself, and its kernel has it switched off.",
    why: "The mount fails: `mount: /proc: unknown filesystem type 'proc'`. Without /proc hardly a program works: ps, mount and the scripts of every init read it; without /sys udev finds no hardware, without devpts nobody logs in over the network.",
    avoid: miniature(PROC('# CONFIG_PROC_FS is not set')),
    prefer: miniature(PROC('CONFIG_PROC_FS=y')),
    references: ['Linux fs/proc/Kconfig', 'Linux fs/sysfs/Kconfig', 'Linux drivers/tty/Kconfig, UNIX98_PTYS'],
  },
  story: ({ target, type, symbol }) => `${target}: the kernel has no ${type} (CONFIG_${symbol})`,
  message: ({ console, target, type, symbol }, { who }) =>
    `CONFIG_${symbol} is switched off in the kernel of ${who}, and the fstab mounts ${type} on ${target}: ${console}. Set it to y.`,
  related: ({ symbol }, told) => othersOf(told, `this line needs CONFIG_${symbol}`),
});
