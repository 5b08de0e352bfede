/** The node's kernel has its NFS client as a module, or not at all: without an initramfs nothing can load it in time. */

import { askedFor, setBuiltIn } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const kernelNfsFsNotBuiltin = faultRule({
  id: 'kernel/nfs-fs-not-builtin',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A kernel that mounts an NFS root without an initramfs has CONFIG_NFS_FS as a module, or switched off.',
    why: 'Modules lie on the root file system, which is not there yet. CONFIG_ROOT_NFS cannot be selected with a modular client: the next `make` drops it silently, and the node stops with `VFS: Cannot open root device "nfs" or unknown-block(0,255)`.',
    avoid: miniature(changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_FS=y', 'CONFIG_NFS_FS=m')),
    prefer: miniature(),
    references: ['Linux fs/nfs/Kconfig', 'Linux Documentation/admin-guide/nfs/nfsroot.rst'],
  },
  story: ({ image, value }) =>
    `${image} has its NFS client ${value === 'm' ? 'as a module' : 'switched off'} (CONFIG_NFS_FS)`,
  message: ({ console, value }, { who }) =>
    `CONFIG_NFS_FS is ${value === 'm' ? 'a module' : 'switched off'} in the kernel of ${who}, which mounts its root over NFS without an initramfs. kconfig then drops CONFIG_ROOT_NFS, and the console shows: ${console}. Set CONFIG_NFS_FS=y.`,
  related: askedFor,
  fixes: setBuiltIn,
});
