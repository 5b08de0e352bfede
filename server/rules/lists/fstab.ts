/** The rules of fstab/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { fstabApiFsWrongSource } from '../fstab/api-fs-wrong-source.js';
import { fstabDiskTypeForNfs } from '../fstab/disk-type-for-nfs.js';
import { fstabDuplicateMountpoint } from '../fstab/duplicate-mountpoint.js';
import { fstabExecSuidOnUsr } from '../fstab/exec-suid-on-usr.js';
import { fstabFieldCount } from '../fstab/field-count.js';
import { fstabFsckPass } from '../fstab/fsck-pass.js';
import { fstabIntr } from '../fstab/intr.js';
import { fstabLineSkipped } from '../fstab/line-skipped.js';
import { fstabLocalDiskEntry } from '../fstab/local-disk-entry.js';
import { fstabMountOrder } from '../fstab/mount-order.js';
import { fstabMountUnitName } from '../fstab/mount-unit-name.js';
import { fstabMountpointMissing } from '../fstab/mountpoint-missing.js';
import { fstabMountpointRelative } from '../fstab/mountpoint-relative.js';
import { fstabNetmountMissing } from '../fstab/netmount-missing.js';
import { fstabProtocolNotOffered } from '../fstab/protocol-not-offered.js';
import { fstabRootDevNfs } from '../fstab/root-dev-nfs.js';
import { fstabRootMismatch } from '../fstab/root-mismatch.js';
import { fstabRootOfOtherNode } from '../fstab/root-of-other-node.js';
import { fstabRootRemountDiffers } from '../fstab/root-remount-differs.js';
import { fstabRsizeOdd } from '../fstab/rsize-odd.js';
import { fstabRwOnRoExport } from '../fstab/rw-on-ro-export.js';
import { fstabServerLoopback } from '../fstab/server-loopback.js';
import { fstabServerUnresolvable } from '../fstab/server-unresolvable.js';
import { fstabSoftRoot } from '../fstab/soft-root.js';
import { fstabSourceMissing } from '../fstab/source-missing.js';
import { fstabSourceNotExported } from '../fstab/source-not-exported.js';
import { fstabSourceSyntax } from '../fstab/source-syntax.js';
import { fstabSwapLocalOrNfs } from '../fstab/swap-local-or-nfs.js';
import { fstabSyntax } from '../fstab/syntax.js';
import { fstabTmpfsTiny } from '../fstab/tmpfs-tiny.js';
import { fstabUnknownFilesystem } from '../fstab/unknown-filesystem.js';
import { fstabUnknownOption } from '../fstab/unknown-option.js';
import { fstabUserspaceHelperMissing } from '../fstab/userspace-helper-missing.js';
import { fstabVarLock } from '../fstab/var-lock.js';

export const fstabChecks = {
  'fstab/duplicate-mountpoint': fstabDuplicateMountpoint,
  'fstab/exec-suid-on-usr': fstabExecSuidOnUsr,
  'fstab/field-count': fstabFieldCount,
  'fstab/fsck-pass': fstabFsckPass,
  'fstab/intr': fstabIntr,
  'fstab/mount-unit-name': fstabMountUnitName,
  'fstab/mountpoint-relative': fstabMountpointRelative,
  'fstab/root-dev-nfs': fstabRootDevNfs,
  'fstab/root-mismatch': fstabRootMismatch,
  'fstab/root-of-other-node': fstabRootOfOtherNode,
  'fstab/rsize-odd': fstabRsizeOdd,
  'fstab/soft-root': fstabSoftRoot,
  'fstab/swap-local-or-nfs': fstabSwapLocalOrNfs,
  'fstab/syntax': fstabSyntax,
  'fstab/tmpfs-tiny': fstabTmpfsTiny,
  'fstab/var-lock': fstabVarLock,
};

export const fstabFaults = {
  'fstab/api-fs-wrong-source': fstabApiFsWrongSource,
  'fstab/disk-type-for-nfs': fstabDiskTypeForNfs,
  'fstab/line-skipped': fstabLineSkipped,
  'fstab/local-disk-entry': fstabLocalDiskEntry,
  'fstab/mount-order': fstabMountOrder,
  'fstab/mountpoint-missing': fstabMountpointMissing,
  'fstab/netmount-missing': fstabNetmountMissing,
  'fstab/protocol-not-offered': fstabProtocolNotOffered,
  'fstab/root-remount-differs': fstabRootRemountDiffers,
  'fstab/rw-on-ro-export': fstabRwOnRoExport,
  'fstab/server-loopback': fstabServerLoopback,
  'fstab/server-unresolvable': fstabServerUnresolvable,
  'fstab/source-missing': fstabSourceMissing,
  'fstab/source-not-exported': fstabSourceNotExported,
  'fstab/source-syntax': fstabSourceSyntax,
  'fstab/unknown-filesystem': fstabUnknownFilesystem,
  'fstab/unknown-option': fstabUnknownOption,
  'fstab/userspace-helper-missing': fstabUserspaceHelperMissing,
};
