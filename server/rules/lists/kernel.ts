/** The rules of kernel/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { kernelCgroupEtcSystemd } from '../kernel/cgroup-etc-systemd.js';
import { kernelCmdlineOverride } from '../kernel/cmdline-override.js';
import { kernelDevtmpfsMissing } from '../kernel/devtmpfs-missing.js';
import { kernelDhcpdSockets } from '../kernel/dhcpd-sockets.js';
import { kernelDuplicateSymbol } from '../kernel/duplicate-symbol.js';
import { kernelElfMissing } from '../kernel/elf-missing.js';
import { kernelFilesystemMissing } from '../kernel/filesystem-missing.js';
import { kernelImpossibleCombination } from '../kernel/impossible-combination.js';
import { kernelInetMissing } from '../kernel/inet-missing.js';
import { kernelInitrdSupport } from '../kernel/initrd-support.js';
import { kernelIpPnpDhcpMissing } from '../kernel/ip-pnp-dhcp-missing.js';
import { kernelIpPnpMissing } from '../kernel/ip-pnp-missing.js';
import { kernelLockdMissing } from '../kernel/lockd-missing.js';
import { kernelModulesOfOtherRelease } from '../kernel/modules-of-other-release.js';
import { kernelModulesTreeMissing } from '../kernel/modules-tree-missing.js';
import { kernelNetfilterNat } from '../kernel/netfilter-nat.js';
import { kernelNfsFsNotBuiltin } from '../kernel/nfs-fs-not-builtin.js';
import { kernelNfsVersionMissing } from '../kernel/nfs-version-missing.js';
import { kernelNfsdMissing } from '../kernel/nfsd-missing.js';
import { kernelNfsdVersion } from '../kernel/nfsd-version.js';
import { kernelNicNotBuiltin } from '../kernel/nic-not-builtin.js';
import { kernelOverlayfsMissing } from '../kernel/overlayfs-missing.js';
import { kernelRamdiskAsKernel } from '../kernel/ramdisk-as-kernel.js';
import { kernelRootNfsMissing } from '../kernel/root-nfs-missing.js';
import { kernelSyntax } from '../kernel/syntax.js';
import { kernelTmpfsMissing } from '../kernel/tmpfs-missing.js';
import { kernelUnixPacketMissing } from '../kernel/unix-packet-missing.js';

export const kernelChecks = {
  'kernel/duplicate-symbol': kernelDuplicateSymbol,
  'kernel/impossible-combination': kernelImpossibleCombination,
  'kernel/modules-of-other-release': kernelModulesOfOtherRelease,
  'kernel/modules-tree-missing': kernelModulesTreeMissing,
  'kernel/netfilter-nat': kernelNetfilterNat,
  'kernel/syntax': kernelSyntax,
};

export const kernelFaults = {
  'kernel/cgroup-etc-systemd': kernelCgroupEtcSystemd,
  'kernel/cmdline-override': kernelCmdlineOverride,
  'kernel/devtmpfs-missing': kernelDevtmpfsMissing,
  'kernel/dhcpd-sockets': kernelDhcpdSockets,
  'kernel/elf-missing': kernelElfMissing,
  'kernel/filesystem-missing': kernelFilesystemMissing,
  'kernel/inet-missing': kernelInetMissing,
  'kernel/initrd-support': kernelInitrdSupport,
  'kernel/ip-pnp-dhcp-missing': kernelIpPnpDhcpMissing,
  'kernel/ip-pnp-missing': kernelIpPnpMissing,
  'kernel/lockd-missing': kernelLockdMissing,
  'kernel/nfs-fs-not-builtin': kernelNfsFsNotBuiltin,
  'kernel/nfs-version-missing': kernelNfsVersionMissing,
  'kernel/nfsd-missing': kernelNfsdMissing,
  'kernel/nfsd-version': kernelNfsdVersion,
  'kernel/nic-not-builtin': kernelNicNotBuiltin,
  'kernel/overlayfs-missing': kernelOverlayfsMissing,
  'kernel/ramdisk-as-kernel': kernelRamdiskAsKernel,
  'kernel/root-nfs-missing': kernelRootNfsMissing,
  'kernel/tmpfs-missing': kernelTmpfsMissing,
  'kernel/unix-packet-missing': kernelUnixPacketMissing,
};
