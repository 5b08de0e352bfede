/** An NFS line of a node's fstab has a mount option that there is not. */
import { mountOptionFault } from '../../boot/linux/nfsoptions.js';
import { changed, miniature } from '../about/miniature.js';
import { isNfs, nodeTables } from '../about/tables.js';
import type { CheckRule } from '../rule.js';

const SHARED = (lock: string) =>
  miniature({
    ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
    ...changed(
      'diskless/node21/etc/fstab',
      'tmpfs',
      `192.168.1.1:/opt /opt nfs ro,vers=3,${lock} 0 0\ntmpfs`,
    ),
  });

/** Of mountall, which Ubuntu had up to 14.04, and of other programs that read fstab. */
const OF_OTHERS: ReadonlySet<string> = new Set(
  'bootwait nobootwait optional showthrough nostrictatime quota noquota usrquota grpquota pquota'.split(' '),
);

/** After that many the line is not one of options. */
const MOST = 10;

export const fstabUnknownOption: CheckRule = {
  id: 'fstab/unknown-option',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: "An NFS line of a node's fstab has an option that neither mount(8) nor the kernel knows, or a value that it cannot have.",
    why: '`mount.nfs: an incorrect mount option was specified`: the mount fails, and the boot stops for maintenance or goes on without the directory.',
    avoid: SHARED('nolok'),
    prefer: SHARED('nolock'),
    references: ['nfs(5)', 'Linux fs/nfs/fs_context.c'],
  },
  check({ site, report }) {
    for (const { mounts } of nodeTables(site)) {
      for (const mount of mounts) {
        // With sloppy, unknown options are passed over.
        if (!isNfs(mount) || mount.options.some(({ name }) => name === 'sloppy' || name === 'noauto'))
          continue;
        let faults = 0;
        for (const { name, value, place } of mount.options) {
          if (faults === MOST) break;
          const fault = mountOptionFault(value === undefined ? name : `${name}=${value}`);
          if (fault === undefined || OF_OTHERS.has(name)) continue;
          faults++;
          const root = mount.target.value === '/';
          report({
            at: place,
            severity: root ? 'warning' : 'error',
            message: `${fault[0]?.toUpperCase() ?? ''}${fault.slice(1)}, so ${root ? '/ stays as the kernel mounted it' : `${mount.target.value} is not mounted`}: mount.nfs: an incorrect mount option was specified. Correct the option, or take it out.`,
          });
        }
      }
    }
  },
};
