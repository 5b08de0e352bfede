/** A line of a node's fstab has a mount option that there is not. */
import { changed, miniature } from '../about/miniature.js';
import { toldBy } from '../about/nfs/roots.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const SHARED = (lock: string) =>
  miniature({
    ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
    ...changed(
      'diskless/node21/etc/fstab',
      'tmpfs',
      `192.168.1.1:/opt /opt nfs ro,vers=3,${lock} 0 0\ntmpfs`,
    ),
  });

export const fstabUnknownOption = faultRule({
  id: 'fstab/unknown-option',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: "An NFS or tmpfs line of a node's fstab has an option that neither mount(8) nor the kernel knows, or a value that it cannot have, or asks for UDP with version 4 of NFS, which is spoken over TCP alone; or a line of another file system has a slip in a word such as defaults.",
    why: '`mount.nfs: an incorrect mount option was specified`: the mount fails, and the boot stops for maintenance or goes on without the directory.',
    avoid: SHARED('nolok'),
    prefer: SHARED('nolock'),
    references: ['nfs(5)', 'tmpfs(5)', 'Linux fs/nfs/fs_context.c', 'Linux mm/shmem.c'],
  },
  severityOf: ({ target, optional }) => (target === '/' || optional ? 'warning' : 'error'),
  story: ({ source, target, why }) => `${source} on ${target}: ${why}`,
  message: ({ why, target, console }) =>
    `${capital(why)}, so ${
      target === '/' ? '/ stays as the kernel mounted it' : `${target} is not mounted`
    }${toldBy(console)}. Correct the option, or take it out.`,
});
