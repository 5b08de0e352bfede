/** The fstab of a diskless node mounts a local disk that the node does not have. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const ENTRY = (options: string) =>
  miniature(
    changed(
      'diskless/node21/etc/fstab',
      'tmpfs /tmp',
      `UUID=2f3e-11aa /boot ext4 ${options} 0 0\ntmpfs /tmp`,
    ),
  );

export const fstabLocalDiskEntry = faultRule({
  id: 'fstab/local-disk-entry',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The fstab of a node that mounts its root over NFS has a line for a local disk, without nofail or noauto.',
    why: "Mostly the server's fstab was copied. systemd waits 90 seconds (`A start job is running for /dev/disk/by-uuid/…`) and drops into emergency mode; older init scripts stop for maintenance. A swap space that is missing only makes the boot longer, and for the line of / systemd waits for nothing.",
    avoid: ENTRY('defaults'),
    prefer: ENTRY('defaults,nofail'),
    references: ['systemd.mount(5), fstab', 'fstab(5)'],
  },
  story: ({ source, target }) => `${target} is on ${source}, a disk that the node may not have`,
  message: ({ source, target, use }, { who, single }) => {
    const begin = `${source} is a local disk, but ${who} ${single ? 'boots' : 'boot'} over the network.`;
    if (use === 'swap')
      return `${begin} If there is no such disk, the node goes on without swap space, under systemd after waiting 90 seconds for it. Remove the line, or add nofail.`;
    if (use === 'root')
      return `${begin} systemd does not wait for it, since / is mounted already; where there is no such disk, it may fail to remount / by this line ("Failed to start Remount Root and Kernel File Systems"). Remove the line.`;
    return `${begin} If there is no such disk, the boot waits for it and stops for maintenance at ${target}. Remove the line, or add nofail.`;
  },
});
