/** The node's kernel cannot mount its root over NFS: CONFIG_ROOT_NFS is off. */

import { askedFor, setBuiltIn } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const kernelRootNfsMissing = faultRule({
  id: 'kernel/root-nfs-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel that a node boots with root=/dev/nfs has CONFIG_ROOT_NFS switched off.',
    why: 'Without an initramfs the kernel mounts the root file system itself, and only CONFIG_ROOT_NFS teaches it the device /dev/nfs. The node stops with `VFS: Cannot open root device "nfs" or unknown-block(0,255): error -6` and `Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,255)`.',
    avoid: miniature(changed('srv/tftp/vmlinuz.config', 'CONFIG_ROOT_NFS=y', '# CONFIG_ROOT_NFS is not set')),
    prefer: miniature(),
    references: [
      'Linux fs/nfs/Kconfig',
      'Linux init/do_mounts.c',
      'Linux Documentation/admin-guide/nfs/nfsroot.rst',
    ],
  },
  // The value was refused.
  saidBy: () => 'kernel/syntax',
  story: ({ image }) => `${image} is built without CONFIG_ROOT_NFS=y`,
  message: ({ console }, { who }) =>
    `CONFIG_ROOT_NFS is not set in the kernel of ${who}, whose command line asks for a root over NFS. The console will show: ${console}. Set CONFIG_ROOT_NFS=y; it needs CONFIG_NFS_FS=y and CONFIG_IP_PNP=y.`,
  related: askedFor,
  fixes: setBuiltIn,
});
