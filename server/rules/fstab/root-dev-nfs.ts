/** The line of / in an fstab names its source /dev/nfs, which is a word of the kernel's command line and no NFS source. */

import { formatIpv4 } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { relatedTo, tracedRoots } from '../about/nfs/roots.js';
import { allTables, isNfs } from '../about/nfs/tables.js';
import type { CheckRule, RuleContext } from '../rule.js';

/** What the kernel mounts as the root that this fstab lies in. */
function mountedRoot(context: RuleContext, site: Site, fstab: string) {
  const path = [...site.nodeRoots.values()].find((root) => root.fstab?.file === fstab)?.path;
  if (path === undefined) return undefined;
  return tracedRoots(context).find((one) => one.path === path && one.root.server.kind === 'value');
}

export const fstabRootDevNfs: CheckRule = {
  id: 'fstab/root-dev-nfs',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'The line of / in an fstab has the type nfs and the source /dev/nfs.',
    why: '`/dev/nfs` is what `root=` says to the kernel; there is no such device. The root is mounted already, and mount.nfs 2.6 remounts it by this line all the same; but the line does not tell where the root comes from, and an initramfs or a rescue system that follows fstab cannot mount it.',
    avoid: miniature(changed('diskless/node21/etc/fstab', '192.168.1.1:/diskless/node21 /', '/dev/nfs /')),
    prefer: miniature(),
    references: ['nfs(5)', 'nfs-utils utils/mount/parse_dev.c', 'Linux init/do_mounts.c'],
  },
  check(context) {
    const { site, report } = context;
    for (const { file, mounts } of allTables(site)) {
      for (const mount of mounts) {
        // On any other directory it is no NFS source at all, which the boot shows.
        if (mount.source.value !== '/dev/nfs' || !isNfs(mount) || mount.target.value !== '/') continue;
        const mounted = mountedRoot(context, site, file);
        const server = mounted?.root.server;
        const source =
          mounted === undefined || server?.kind !== 'value'
            ? undefined
            : `${formatIpv4(server.value)}:${mounted.path}`;
        report({
          at: mount.source.place,
          message: `"/dev/nfs" is a word for the kernel's command line, not an NFS source: df and scripts that read fstab cannot tell from it where / comes from. Write ${source ?? 'server:/path'}, or remove the line.`,
          related: relatedTo(mounted?.root.place, 'the root is named here'),
          fixes: () =>
            source === undefined ? [] : [fix(`Write ${source}`, false, replace(mount.source.place, source))],
        });
      }
    }
  },
};
