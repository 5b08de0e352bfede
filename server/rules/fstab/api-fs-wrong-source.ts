/** A node mounts something of its own on /proc, /sys, /dev, /dev/pts, /dev/shm or /run. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const LINE = (type: string) =>
  miniature(changed('diskless/node21/etc/fstab', 'tmpfs', `proc /proc ${type} defaults 0 0\ntmpfs`));

export const fstabApiFsWrongSource = faultRule({
  id: 'fstab/api-fs-wrong-source',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: "A line of a node's fstab mounts a disk, an NFS directory or another kind of file system on /proc, /sys, /dev, /dev/pts, /dev/shm or /run.",
    why: 'The kernel and init keep something there that every program looks at. Whatever covers it leaves `ps`, `mount`, terminals and services without what they need; systemd gives up. It comes of a line that was copied and changed in part.',
    avoid: LINE('sysfs'),
    prefer: LINE('proc'),
    references: ['proc(5)', 'fstab(5)', 'systemd(1), API file systems'],
  },
  story: ({ target, type, right }) => `a ${type} is mounted on ${target}, where ${right} has to be`,
  message: ({ source, target, type, right }, { who }) =>
    `${source} is mounted on ${target} as ${type}, and covers what the kernel keeps there: on ${who} everything that looks into ${target} fails. Write ${right}, or remove the line.`,
  fixes: ({ at, right }) => [fix(`Write ${right}`, false, replace(at, right))],
});
