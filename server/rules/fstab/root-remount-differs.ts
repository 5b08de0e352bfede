/** The fstab line of the root has other transfer sizes or another version than the kernel mounted it with. */
import { changed, miniature } from '../about/miniature.js';
import { elsewhere } from '../about/nfs/roots.js';
import { list } from '../about/wording.js';
import { faultRule } from '../rule.js';

export const fstabRootRemountDiffers = faultRule({
  id: 'fstab/root-remount-differs',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The fstab line of / has another rsize, wsize or version than the kernel mounted the root with.',
    why: 'The init scripts remount / with the options of fstab, and the kernel refuses to change these: `mount.nfs: an incorrect mount option was specified`. The root stays as it was mounted, which is read-only unless the command line says `rw`. Without words in `nfsroot=` the kernel uses `rsize=4096,wsize=4096`.',
    avoid: miniature(
      changed('diskless/node21/etc/fstab', 'rw,vers=3,nolock', 'rw,vers=3,nolock,rsize=8192,wsize=8192'),
    ),
    prefer: miniature({
      ...changed('diskless/node21/etc/fstab', 'rw,vers=3,nolock', 'rw,vers=3,nolock,rsize=8192,wsize=8192'),
      ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', ',vers=3', ',vers=3,rsize=8192,wsize=8192'),
    }),
    references: ['Linux fs/nfs/super.c, nfs_compare_remount_data', 'nfs(5)'],
  },
  severityOf: ({ staysReadOnly }) => (staysReadOnly ? 'error' : 'warning'),
  story: ({ words, kernelHas }) =>
    `/ cannot be remounted with ${list(words)}, since the kernel mounted it with ${list(kernelHas)}`,
  message: ({ words, kernelHas, staysReadOnly, console }, { who }) =>
    `fstab remounts the root of ${who} with ${list(words)}, but the kernel mounted it with ${list(kernelHas)}. The remount is refused (${console})${
      staysReadOnly ? ' and the root stays read-only' : ''
    }. Write the same options in both places.`,
  related: ({ at, others }) => elsewhere(at, others, 'the kernel mounts the root with these options'),
});
