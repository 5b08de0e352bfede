/** All rules, sorted by id. Made from the folders by build/rules-index.mjs (`npm run index`). */
import type { FaultId, FaultOf } from '../boot/faults.js';
import { cmdlineDuplicateParam } from './cmdline/duplicate-param.js';
import { cmdlineIpAddressTaken } from './cmdline/ip-address-taken.js';
import { cmdlineIpDialect } from './cmdline/ip-dialect.js';
import { cmdlineIpDuplicate } from './cmdline/ip-duplicate.js';
import { cmdlineIpFieldCount } from './cmdline/ip-field-count.js';
import { cmdlineIpNetmaskGuessed } from './cmdline/ip-netmask-guessed.js';
import { cmdlineIpOff } from './cmdline/ip-off.js';
import { cmdlineIpSharedFileStatic } from './cmdline/ip-shared-file-static.js';
import { cmdlineIpStaticConflict } from './cmdline/ip-static-conflict.js';
import { cmdlineNfsrootBadOption } from './cmdline/nfsroot-bad-option.js';
import { cmdlineNfsrootHostname } from './cmdline/nfsroot-hostname.js';
import { cmdlineNfsrootSeparator } from './cmdline/nfsroot-separator.js';
import { cmdlineNfsrootTooLong } from './cmdline/nfsroot-too-long.js';
import { cmdlineNfsrootWithoutIp } from './cmdline/nfsroot-without-ip.js';
import { cmdlineRootMissing } from './cmdline/root-missing.js';
import { cmdlineRootNotNfs } from './cmdline/root-not-nfs.js';
import { cmdlineRootPathUnsetDefault } from './cmdline/root-path-unset-default.js';
import { cmdlineRwMissing } from './cmdline/rw-missing.js';
import { dhcpArch0709Incomplete } from './dhcp/arch-07-09-incomplete.js';
import { dhcpBootpNeedsDynamicBootp } from './dhcp/bootp-needs-dynamic-bootp.js';
import { dhcpBroadcastAddressMismatch } from './dhcp/broadcast-address-mismatch.js';
import { dhcpClassInSubnetLeaks } from './dhcp/class-in-subnet-leaks.js';
import { dhcpClassNeverMatches } from './dhcp/class-never-matches.js';
import { dhcpClassRedeclared } from './dhcp/class-redeclared.js';
import { dhcpCrash } from './dhcp/crash.js';
import { dhcpDdnsAdhoc } from './dhcp/ddns-adhoc.js';
import { dhcpDefaultGtMaxLease } from './dhcp/default-gt-max-lease.js';
import { dhcpFilenameIsConfig } from './dhcp/filename-is-config.js';
import { dhcpFilenameMissing } from './dhcp/filename-missing.js';
import { dhcpFilenameMisspelt } from './dhcp/filename-misspelt.js';
import { dhcpFilenameTooLong } from './dhcp/filename-too-long.js';
import { dhcpFixedAddressDuplicate } from './dhcp/fixed-address-duplicate.js';
import { dhcpFixedAddressInRange } from './dhcp/fixed-address-in-range.js';
import { dhcpFixedAddressOfRouter } from './dhcp/fixed-address-of-router.js';
import { dhcpFixedAddressOutsideSubnets } from './dhcp/fixed-address-outside-subnets.js';
import { dhcpHostHidesUefiFile } from './dhcp/host-hides-uefi-file.js';
import { dhcpHostInOtherSubnet } from './dhcp/host-in-other-subnet.js';
import { dhcpHostNameDuplicate } from './dhcp/host-name-duplicate.js';
import { dhcpHostNotAnswered } from './dhcp/host-not-answered.js';
import { dhcpHostOverridesClass } from './dhcp/host-overrides-class.js';
import { dhcpHostWithoutIdentifier } from './dhcp/host-without-identifier.js';
import { dhcpHostnameMismatch } from './dhcp/hostname-mismatch.js';
import { dhcpHttpclientMissing } from './dhcp/httpclient-missing.js';
import { dhcpIncludeMissing } from './dhcp/include-missing.js';
import { dhcpIpxeLoop } from './dhcp/ipxe-loop.js';
import { dhcpLeaseExpiresNfsroot } from './dhcp/lease-expires-nfsroot.js';
import { dhcpMacDuplicate } from './dhcp/mac-duplicate.js';
import { dhcpMacMalformed } from './dhcp/mac-malformed.js';
import { dhcpNetworkMistyped } from './dhcp/network-mistyped.js';
import { dhcpNetworkOrBroadcastAddress } from './dhcp/network-or-broadcast-address.js';
import { dhcpNextServerLoopback } from './dhcp/next-server-loopback.js';
import { dhcpNextServerMissing } from './dhcp/next-server-missing.js';
import { dhcpNoSubnetForInterface } from './dhcp/no-subnet-for-interface.js';
import { dhcpOptionUndeclared } from './dhcp/option-undeclared.js';
import { dhcpPathprefixNoSlash } from './dhcp/pathprefix-no-slash.js';
import { dhcpPoolForNobody } from './dhcp/pool-for-nobody.js';
import { dhcpPoolWithoutRange } from './dhcp/pool-without-range.js';
import { dhcpPxeclientWithout43 } from './dhcp/pxeclient-without-43.js';
import { dhcpPxelinuxOptionsNotSent } from './dhcp/pxelinux-options-not-sent.js';
import { dhcpRangeJoinsPool } from './dhcp/range-joins-pool.js';
import { dhcpRangeOutsideSubnet } from './dhcp/range-outside-subnet.js';
import { dhcpRangeOverlap } from './dhcp/range-overlap.js';
import { dhcpRefused } from './dhcp/refused.js';
import { dhcpRootPathDialect } from './dhcp/root-path-dialect.js';
import { dhcpRootPathServerMismatch } from './dhcp/root-path-server-mismatch.js';
import { dhcpRootPathTooLong } from './dhcp/root-path-too-long.js';
import { dhcpRouterMissingRemoteServer } from './dhcp/router-missing-remote-server.js';
import { dhcpRouterOutsideSubnet } from './dhcp/router-outside-subnet.js';
import { dhcpServerIpInRange } from './dhcp/server-ip-in-range.js';
import { dhcpServerNameConfusion } from './dhcp/server-name-confusion.js';
import { dhcpSubnetMaskMismatch } from './dhcp/subnet-mask-mismatch.js';
import { dhcpSubnetOverlap } from './dhcp/subnet-overlap.js';
import { dhcpSubnetWithoutInterface } from './dhcp/subnet-without-interface.js';
import { dhcpSwitchLabelEmpty } from './dhcp/switch-label-empty.js';
import { dhcpSyntax } from './dhcp/syntax.js';
import { dhcpTextOptionUnquoted } from './dhcp/text-option-unquoted.js';
import { dhcpTwoIpsForOneClient } from './dhcp/two-ips-for-one-client.js';
import { dhcpUefiGetsBiosNbp } from './dhcp/uefi-gets-bios-nbp.js';
import { dhcpUnknownClientDenied } from './dhcp/unknown-client-denied.js';
import { dhcpUnreachableBranch } from './dhcp/unreachable-branch.js';
import { dhcpVariableNotSeen } from './dhcp/variable-not-seen.js';
import { dhcpVendorSubstringLength } from './dhcp/vendor-substring-length.js';
import { dnsmasqAddressAsServerName } from './dnsmasq/address-as-server-name.js';
import { dnsmasqAddressOutsideRanges } from './dnsmasq/address-outside-ranges.js';
import { dnsmasqArch9Without7 } from './dnsmasq/arch-9-without-7.js';
import { dnsmasqArchitectureNotANumber } from './dnsmasq/architecture-not-a-number.js';
import { dnsmasqBootReplaced } from './dnsmasq/boot-replaced.js';
import { dnsmasqBootfileTwice } from './dnsmasq/bootfile-twice.js';
import { dnsmasqEntryPassedOver } from './dnsmasq/entry-passed-over.js';
import { dnsmasqHostReplaced } from './dnsmasq/host-replaced.js';
import { dnsmasqIpxeLoop } from './dnsmasq/ipxe-loop.js';
import { dnsmasqPortOfTftp } from './dnsmasq/port-of-tftp.js';
import { dnsmasqProxyWithoutService } from './dnsmasq/proxy-without-service.js';
import { dnsmasqServerInRange } from './dnsmasq/server-in-range.js';
import { dnsmasqSyntax } from './dnsmasq/syntax.js';
import { dnsmasqTagNeverSet } from './dnsmasq/tag-never-set.js';
import { dnsmasqTftpRootNotTold } from './dnsmasq/tftp-root-not-told.js';
import { dnsmasqUnknownOption } from './dnsmasq/unknown-option.js';
import { dnsmasqUrlOneSlash } from './dnsmasq/url-one-slash.js';
import { exportsAnonuidWithoutSquash } from './exports/anonuid-without-squash.js';
import { exportsBackslashSpace } from './exports/backslash-space.js';
import { exportsBadMask } from './exports/bad-mask.js';
import { exportsDashOptsPosition } from './exports/dash-opts-position.js';
import { exportsDuplicate } from './exports/duplicate.js';
import { exportsExportsDSuffix } from './exports/exports-d-suffix.js';
import { exportsFsidDuplicate } from './exports/fsid-duplicate.js';
import { exportsFsidRequired } from './exports/fsid-required.js';
import { exportsFsid0Path } from './exports/fsid0-path.js';
import { exportsGssClient } from './exports/gss-client.js';
import { exportsHostBitsSet } from './exports/host-bits-set.js';
import { exportsHostUnresolvable } from './exports/host-unresolvable.js';
import { exportsIpWildcard } from './exports/ip-wildcard.js';
import { exportsIpv6Brackets } from './exports/ipv6-brackets.js';
import { exportsLinesGlued } from './exports/lines-glued.js';
import { exportsNoClient } from './exports/no-client.js';
import { exportsNoOptions } from './exports/no-options.js';
import { exportsNohideSubnet } from './exports/nohide-subnet.js';
import { exportsOnlyTheServer } from './exports/only-the-server.js';
import { exportsOpenToAll } from './exports/open-to-all.js';
import { exportsOverlapSameType } from './exports/overlap-same-type.js';
import { exportsPathMissing } from './exports/path-missing.js';
import { exportsPathNotDir } from './exports/path-not-dir.js';
import { exportsPathRelativeOrQuoted } from './exports/path-relative-or-quoted.js';
import { exportsPrecedenceSurprise } from './exports/precedence-surprise.js';
import { exportsPrefixZero } from './exports/prefix-zero.js';
import { exportsSecKrb5Root } from './exports/sec-krb5-root.js';
import { exportsSpaceBeforeOptions } from './exports/space-before-options.js';
import { exportsSpaceInsideOptions } from './exports/space-inside-options.js';
import { exportsSubdirFallback } from './exports/subdir-fallback.js';
import { exportsSubmountHidden } from './exports/submount-hidden.js';
import { exportsSyntax } from './exports/syntax.js';
import { exportsTokenTooLong } from './exports/token-too-long.js';
import { exportsUnknownOption } from './exports/unknown-option.js';
import { fstabApiFsWrongSource } from './fstab/api-fs-wrong-source.js';
import { fstabDuplicateMountpoint } from './fstab/duplicate-mountpoint.js';
import { fstabExecSuidOnUsr } from './fstab/exec-suid-on-usr.js';
import { fstabFieldCount } from './fstab/field-count.js';
import { fstabFsckPass } from './fstab/fsck-pass.js';
import { fstabIntr } from './fstab/intr.js';
import { fstabLineSkipped } from './fstab/line-skipped.js';
import { fstabLocalDiskEntry } from './fstab/local-disk-entry.js';
import { fstabMountOrder } from './fstab/mount-order.js';
import { fstabMountpointMissing } from './fstab/mountpoint-missing.js';
import { fstabNetmountMissing } from './fstab/netmount-missing.js';
import { fstabProtocolNotOffered } from './fstab/protocol-not-offered.js';
import { fstabRootDevNfs } from './fstab/root-dev-nfs.js';
import { fstabRootMismatch } from './fstab/root-mismatch.js';
import { fstabRootOfOtherNode } from './fstab/root-of-other-node.js';
import { fstabRootRemountDiffers } from './fstab/root-remount-differs.js';
import { fstabRsizeOdd } from './fstab/rsize-odd.js';
import { fstabRwOnRoExport } from './fstab/rw-on-ro-export.js';
import { fstabServerUnresolvable } from './fstab/server-unresolvable.js';
import { fstabSoftRoot } from './fstab/soft-root.js';
import { fstabSourceMissing } from './fstab/source-missing.js';
import { fstabSourceNotExported } from './fstab/source-not-exported.js';
import { fstabSourceSyntax } from './fstab/source-syntax.js';
import { fstabSwapLocalOrNfs } from './fstab/swap-local-or-nfs.js';
import { fstabSyntax } from './fstab/syntax.js';
import { fstabUnknownFilesystem } from './fstab/unknown-filesystem.js';
import { fstabUnknownOption } from './fstab/unknown-option.js';
import { fstabUserspaceHelperMissing } from './fstab/userspace-helper-missing.js';
import { fstabVarLock } from './fstab/var-lock.js';
import { grubDefaultUnknown } from './grub/default-unknown.js';
import { grubInitrdMissing } from './grub/initrd-missing.js';
import { grubInitrdWords } from './grub/initrd-words.js';
import { grubKernelMissing } from './grub/kernel-missing.js';
import { grubNoConfig } from './grub/no-config.js';
import { grubNothingToStart } from './grub/nothing-to-start.js';
import { grubSyntax } from './grub/syntax.js';
import { httpBootFileMissing } from './http/boot-file-missing.js';
import { initramfsBootNfsMissing } from './initramfs/boot-nfs-missing.js';
import { initramfsDracutNfsrootWord } from './initramfs/dracut-nfsroot-word.js';
import { initramfsDracutProcDir } from './initramfs/dracut-proc-dir.js';
import { initramfsDracutServerChoice } from './initramfs/dracut-server-choice.js';
import { initramfsKlibcNfsOption } from './initramfs/klibc-nfs-option.js';
import { initramfsNoRootPath } from './initramfs/no-root-path.js';
import { initramfsOverlayOnNfsUpper } from './initramfs/overlay-on-nfs-upper.js';
import { initramfsWithoutNfs } from './initramfs/without-nfs.js';
import { internalRuleCrashed } from './internal/rule-crashed.js';
import { ipxeBootMissing } from './ipxe/boot-missing.js';
import { ipxeCommandInWords } from './ipxe/command-in-words.js';
import { ipxeCommandRefused } from './ipxe/command-refused.js';
import { ipxeCommentJoinsLine } from './ipxe/comment-joins-line.js';
import { ipxeDefaultWithoutItem } from './ipxe/default-without-item.js';
import { ipxeFileMissing } from './ipxe/file-missing.js';
import { ipxeGotoWithoutLabel } from './ipxe/goto-without-label.js';
import { ipxeInitrdNotNamed } from './ipxe/initrd-not-named.js';
import { ipxeItemWithoutLabel } from './ipxe/item-without-label.js';
import { ipxeLabelMissing } from './ipxe/label-missing.js';
import { ipxeMagicMissing } from './ipxe/magic-missing.js';
import { ipxeUnknownCommand } from './ipxe/unknown-command.js';
import { ipxeWrongArguments } from './ipxe/wrong-arguments.js';
import { kernelCgroupEtcSystemd } from './kernel/cgroup-etc-systemd.js';
import { kernelCmdlineOverride } from './kernel/cmdline-override.js';
import { kernelDevtmpfsMissing } from './kernel/devtmpfs-missing.js';
import { kernelDhcpdSockets } from './kernel/dhcpd-sockets.js';
import { kernelDuplicateSymbol } from './kernel/duplicate-symbol.js';
import { kernelImpossibleCombination } from './kernel/impossible-combination.js';
import { kernelInitrdSupport } from './kernel/initrd-support.js';
import { kernelIpPnpDhcpMissing } from './kernel/ip-pnp-dhcp-missing.js';
import { kernelIpPnpMissing } from './kernel/ip-pnp-missing.js';
import { kernelLockdMissing } from './kernel/lockd-missing.js';
import { kernelModulesOfOtherRelease } from './kernel/modules-of-other-release.js';
import { kernelModulesTreeMissing } from './kernel/modules-tree-missing.js';
import { kernelNetfilterNat } from './kernel/netfilter-nat.js';
import { kernelNfsFsNotBuiltin } from './kernel/nfs-fs-not-builtin.js';
import { kernelNfsVersionMissing } from './kernel/nfs-version-missing.js';
import { kernelNfsdMissing } from './kernel/nfsd-missing.js';
import { kernelNfsdVersion } from './kernel/nfsd-version.js';
import { kernelNicNotBuiltin } from './kernel/nic-not-builtin.js';
import { kernelOverlayfsMissing } from './kernel/overlayfs-missing.js';
import { kernelRootNfsMissing } from './kernel/root-nfs-missing.js';
import { kernelSyntax } from './kernel/syntax.js';
import { kernelTmpfsMissing } from './kernel/tmpfs-missing.js';
import { kernelUnixPacketMissing } from './kernel/unix-packet-missing.js';
import { liveArchisoWithoutIp } from './live/archiso-without-ip.js';
import { liveCoreosWithoutRootfs } from './live/coreos-without-rootfs.js';
import { liveFileMissing } from './live/file-missing.js';
import { liveImageMissing } from './live/image-missing.js';
import { liveUrlNotTaken } from './live/url-not-taken.js';
import { nfsrootClientNotAllowed } from './nfsroot/client-not-allowed.js';
import { nfsrootDefaultVersionMismatch } from './nfsroot/default-version-mismatch.js';
import { nfsrootDirectoryMissing } from './nfsroot/directory-missing.js';
import { nfsrootEtherbootWithoutServer } from './nfsroot/etherboot-without-server.js';
import { nfsrootExportedRo } from './nfsroot/exported-ro.js';
import { nfsrootNoServerAddress } from './nfsroot/no-server-address.js';
import { nfsrootNotExported } from './nfsroot/not-exported.js';
import { nfsrootPercentSHostname } from './nfsroot/percent-s-hostname.js';
import { nfsrootRootPathMismatch } from './nfsroot/root-path-mismatch.js';
import { nfsrootRootSquashed } from './nfsroot/root-squashed.js';
import { nfsrootServerLoopback } from './nfsroot/server-loopback.js';
import { nfsrootSharedRwRoot } from './nfsroot/shared-rw-root.js';
import { nfsrootUdpNotOffered } from './nfsroot/udp-not-offered.js';
import { nfsrootVersionNotOffered } from './nfsroot/version-not-offered.js';
import { pxeAppendReplacesGlobal } from './pxe/append-replaces-global.js';
import { pxeCom32Missing } from './pxe/com32-missing.js';
import { pxeConfigDirIsFile } from './pxe/config-dir-is-file.js';
import { pxeCoreModuleMissing } from './pxe/core-module-missing.js';
import { pxeDefaultFileCase } from './pxe/default-file-case.js';
import { pxeDefaultFileDropsAppend } from './pxe/default-file-drops-append.js';
import { pxeDefaultHardcodesOneClient } from './pxe/default-hardcodes-one-client.js';
import { pxeDefaultUnknown } from './pxe/default-unknown.js';
import { pxeDuplicateLabel } from './pxe/duplicate-label.js';
import { pxeGlobalAppendAfterLabel } from './pxe/global-append-after-label.js';
import { pxeHostWithoutConfig } from './pxe/host-without-config.js';
import { pxeIncludeMissing } from './pxe/include-missing.js';
import { pxeInitrdMissing } from './pxe/initrd-missing.js';
import { pxeInitrdNotNamed } from './pxe/initrd-not-named.js';
import { pxeIpFilenameCase } from './pxe/ip-filename-case.js';
import { pxeKernelBeforeLabel } from './pxe/kernel-before-label.js';
import { pxeKernelExtension } from './pxe/kernel-extension.js';
import { pxeKernelMissing } from './pxe/kernel-missing.js';
import { pxeKernelTrailingInitrd } from './pxe/kernel-trailing-initrd.js';
import { pxeLeadingSlashNotAbsolute } from './pxe/leading-slash-not-absolute.js';
import { pxeLineTooLong } from './pxe/line-too-long.js';
import { pxeMacFileWithoutHost } from './pxe/mac-file-without-host.js';
import { pxeMacFilenameCase } from './pxe/mac-filename-case.js';
import { pxeMacFilenameForm } from './pxe/mac-filename-form.js';
import { pxeMenuLabelOutside } from './pxe/menu-label-outside.js';
import { pxeNameTooLong } from './pxe/name-too-long.js';
import { pxeNoConfigForClient } from './pxe/no-config-for-client.js';
import { pxeNoDefault } from './pxe/no-default.js';
import { pxeOnerrorUnknown } from './pxe/onerror-unknown.js';
import { pxeParentDir } from './pxe/parent-dir.js';
import { pxePrefixUnderscore } from './pxe/prefix-underscore.js';
import { pxeSettingReplaced } from './pxe/setting-replaced.js';
import { pxeSeveralMenuDefaults } from './pxe/several-menu-defaults.js';
import { pxeShadowedConfig } from './pxe/shadowed-config.js';
import { pxeShortHexPrefixCaptures } from './pxe/short-hex-prefix-captures.js';
import { pxeSysappendRange } from './pxe/sysappend-range.js';
import { pxeTimeoutUnits } from './pxe/timeout-units.js';
import { pxeUnknownDirective } from './pxe/unknown-directive.js';
import { pxeUrlNeedsLpxelinux } from './pxe/url-needs-lpxelinux.js';
import { pxeWaitsForever } from './pxe/waits-forever.js';
import { roottreeConsoleMissing } from './roottree/console-missing.js';
import { roottreeFastboot } from './roottree/fastboot.js';
import { roottreeFolderMissing } from './roottree/folder-missing.js';
import { roottreeHostnameCopied } from './roottree/hostname-copied.js';
import { roottreeIdentityShared } from './roottree/identity-shared.js';
import { roottreeNetRestart } from './roottree/net-restart.js';
import { roottreeNfs4SameHostname } from './roottree/nfs4-same-hostname.js';
import { roottreeNoInit } from './roottree/no-init.js';
import { roottreeReadonlyWithoutTmpfs } from './roottree/readonly-without-tmpfs.js';
import { roottreeRunlevelLinks } from './roottree/runlevel-links.js';
import { roottreeServerServicesCopied } from './roottree/server-services-copied.js';
import { roottreeStaticMtab } from './roottree/static-mtab.js';
import { roottreeTmpMode } from './roottree/tmp-mode.js';
import type { FaultRule, Rule } from './rule.js';
import { settingsSyntax } from './settings/syntax.js';
import { siteUnreadableFile } from './site/unreadable-file.js';
import { suppressionUnknownRule } from './suppression/unknown-rule.js';
import { suppressionUnused } from './suppression/unused.js';
import { svcDhcpdConfdName } from './svc/dhcpd-confd-name.js';
import { svcDhcpdInterfaceUnknown } from './svc/dhcpd-interface-unknown.js';
import { svcNfsdNoThreads } from './svc/nfsd-no-threads.js';
import { svcNfsdThreadsIgnored } from './svc/nfsd-threads-ignored.js';
import { svcNfsdThreadsLow } from './svc/nfsd-threads-low.js';
import { svcServiceNotStarted } from './svc/service-not-started.js';
import { svcTcpWrappersBlock } from './svc/tcp-wrappers-block.js';
import { svcTftpExposesRoots } from './svc/tftp-exposes-roots.js';
import { svcTftpFileUnreadable } from './svc/tftp-file-unreadable.js';
import { svcTftpdAddress } from './svc/tftpd-address.js';
import { svcTftpdNotListening } from './svc/tftpd-not-listening.js';
import { svcTftpdNotStarted } from './svc/tftpd-not-started.js';
import { svcTftpdOptionUnknown } from './svc/tftpd-option-unknown.js';
import { svcTftpdPathUnused } from './svc/tftpd-path-unused.js';
import { svcTftpdRootMissing } from './svc/tftpd-root-missing.js';
import { svcTwoTftpServers } from './svc/two-tftp-servers.js';
import { textNoBreakSpace } from './text/no-break-space.js';
import { textTemplate } from './text/template.js';
import { tftpBootFileMissing } from './tftp/boot-file-missing.js';
import { tftpParentRefused } from './tftp/parent-refused.js';
import { tftpRelativeWithoutSecure } from './tftp/relative-without-secure.js';
import { tftpRootDoubled } from './tftp/root-doubled.js';
import { tftpSecureNotTold } from './tftp/secure-not-told.js';
import { tftpUntoldFileMissing } from './tftp/untold-file-missing.js';
import { ubootKernelMissing } from './uboot/kernel-missing.js';
import { ubootNothingToStart } from './uboot/nothing-to-start.js';
import { uefiShimSecondMissing } from './uefi/shim-second-missing.js';

export * from './rule.js';
export { internalRuleCrashed, siteUnreadableFile, suppressionUnknownRule, suppressionUnused, textTemplate };

/** What stands before the slash of a rule's id. */
export type Area =
  | 'cmdline'
  | 'dhcp'
  | 'dnsmasq'
  | 'exports'
  | 'fstab'
  | 'grub'
  | 'http'
  | 'initramfs'
  | 'internal'
  | 'ipxe'
  | 'kernel'
  | 'live'
  | 'nfsroot'
  | 'pxe'
  | 'roottree'
  | 'settings'
  | 'site'
  | 'suppression'
  | 'svc'
  | 'text'
  | 'tftp'
  | 'uboot'
  | 'uefi';

export const rules: readonly Rule[] = [
  cmdlineDuplicateParam,
  cmdlineIpAddressTaken,
  cmdlineIpDialect,
  cmdlineIpDuplicate,
  cmdlineIpFieldCount,
  cmdlineIpNetmaskGuessed,
  cmdlineIpOff,
  cmdlineIpSharedFileStatic,
  cmdlineIpStaticConflict,
  cmdlineNfsrootBadOption,
  cmdlineNfsrootHostname,
  cmdlineNfsrootSeparator,
  cmdlineNfsrootTooLong,
  cmdlineNfsrootWithoutIp,
  cmdlineRootMissing,
  cmdlineRootNotNfs,
  cmdlineRootPathUnsetDefault,
  cmdlineRwMissing,
  dhcpArch0709Incomplete,
  dhcpBootpNeedsDynamicBootp,
  dhcpBroadcastAddressMismatch,
  dhcpClassInSubnetLeaks,
  dhcpClassNeverMatches,
  dhcpClassRedeclared,
  dhcpCrash,
  dhcpDdnsAdhoc,
  dhcpDefaultGtMaxLease,
  dhcpFilenameIsConfig,
  dhcpFilenameMissing,
  dhcpFilenameMisspelt,
  dhcpFilenameTooLong,
  dhcpFixedAddressDuplicate,
  dhcpFixedAddressInRange,
  dhcpFixedAddressOfRouter,
  dhcpFixedAddressOutsideSubnets,
  dhcpHostHidesUefiFile,
  dhcpHostInOtherSubnet,
  dhcpHostNameDuplicate,
  dhcpHostNotAnswered,
  dhcpHostOverridesClass,
  dhcpHostWithoutIdentifier,
  dhcpHostnameMismatch,
  dhcpHttpclientMissing,
  dhcpIncludeMissing,
  dhcpIpxeLoop,
  dhcpLeaseExpiresNfsroot,
  dhcpMacDuplicate,
  dhcpMacMalformed,
  dhcpNetworkMistyped,
  dhcpNetworkOrBroadcastAddress,
  dhcpNextServerLoopback,
  dhcpNextServerMissing,
  dhcpNoSubnetForInterface,
  dhcpOptionUndeclared,
  dhcpPathprefixNoSlash,
  dhcpPoolForNobody,
  dhcpPoolWithoutRange,
  dhcpPxeclientWithout43,
  dhcpPxelinuxOptionsNotSent,
  dhcpRangeJoinsPool,
  dhcpRangeOutsideSubnet,
  dhcpRangeOverlap,
  dhcpRefused,
  dhcpRootPathDialect,
  dhcpRootPathServerMismatch,
  dhcpRootPathTooLong,
  dhcpRouterMissingRemoteServer,
  dhcpRouterOutsideSubnet,
  dhcpServerIpInRange,
  dhcpServerNameConfusion,
  dhcpSubnetMaskMismatch,
  dhcpSubnetOverlap,
  dhcpSubnetWithoutInterface,
  dhcpSwitchLabelEmpty,
  dhcpSyntax,
  dhcpTextOptionUnquoted,
  dhcpTwoIpsForOneClient,
  dhcpUefiGetsBiosNbp,
  dhcpUnknownClientDenied,
  dhcpUnreachableBranch,
  dhcpVariableNotSeen,
  dhcpVendorSubstringLength,
  dnsmasqAddressAsServerName,
  dnsmasqAddressOutsideRanges,
  dnsmasqArch9Without7,
  dnsmasqArchitectureNotANumber,
  dnsmasqBootReplaced,
  dnsmasqBootfileTwice,
  dnsmasqEntryPassedOver,
  dnsmasqHostReplaced,
  dnsmasqIpxeLoop,
  dnsmasqPortOfTftp,
  dnsmasqProxyWithoutService,
  dnsmasqServerInRange,
  dnsmasqSyntax,
  dnsmasqTagNeverSet,
  dnsmasqTftpRootNotTold,
  dnsmasqUnknownOption,
  dnsmasqUrlOneSlash,
  exportsAnonuidWithoutSquash,
  exportsBackslashSpace,
  exportsBadMask,
  exportsDashOptsPosition,
  exportsDuplicate,
  exportsExportsDSuffix,
  exportsFsidDuplicate,
  exportsFsidRequired,
  exportsFsid0Path,
  exportsGssClient,
  exportsHostBitsSet,
  exportsHostUnresolvable,
  exportsIpWildcard,
  exportsIpv6Brackets,
  exportsLinesGlued,
  exportsNoClient,
  exportsNoOptions,
  exportsNohideSubnet,
  exportsOnlyTheServer,
  exportsOpenToAll,
  exportsOverlapSameType,
  exportsPathMissing,
  exportsPathNotDir,
  exportsPathRelativeOrQuoted,
  exportsPrecedenceSurprise,
  exportsPrefixZero,
  exportsSecKrb5Root,
  exportsSpaceBeforeOptions,
  exportsSpaceInsideOptions,
  exportsSubdirFallback,
  exportsSubmountHidden,
  exportsSyntax,
  exportsTokenTooLong,
  exportsUnknownOption,
  fstabApiFsWrongSource,
  fstabDuplicateMountpoint,
  fstabExecSuidOnUsr,
  fstabFieldCount,
  fstabFsckPass,
  fstabIntr,
  fstabLineSkipped,
  fstabLocalDiskEntry,
  fstabMountOrder,
  fstabMountpointMissing,
  fstabNetmountMissing,
  fstabProtocolNotOffered,
  fstabRootDevNfs,
  fstabRootMismatch,
  fstabRootOfOtherNode,
  fstabRootRemountDiffers,
  fstabRsizeOdd,
  fstabRwOnRoExport,
  fstabServerUnresolvable,
  fstabSoftRoot,
  fstabSourceMissing,
  fstabSourceNotExported,
  fstabSourceSyntax,
  fstabSwapLocalOrNfs,
  fstabSyntax,
  fstabUnknownFilesystem,
  fstabUnknownOption,
  fstabUserspaceHelperMissing,
  fstabVarLock,
  grubDefaultUnknown,
  grubInitrdMissing,
  grubInitrdWords,
  grubKernelMissing,
  grubNoConfig,
  grubNothingToStart,
  grubSyntax,
  httpBootFileMissing,
  initramfsBootNfsMissing,
  initramfsDracutNfsrootWord,
  initramfsDracutProcDir,
  initramfsDracutServerChoice,
  initramfsKlibcNfsOption,
  initramfsNoRootPath,
  initramfsOverlayOnNfsUpper,
  initramfsWithoutNfs,
  internalRuleCrashed,
  ipxeBootMissing,
  ipxeCommandInWords,
  ipxeCommandRefused,
  ipxeCommentJoinsLine,
  ipxeDefaultWithoutItem,
  ipxeFileMissing,
  ipxeGotoWithoutLabel,
  ipxeInitrdNotNamed,
  ipxeItemWithoutLabel,
  ipxeLabelMissing,
  ipxeMagicMissing,
  ipxeUnknownCommand,
  ipxeWrongArguments,
  kernelCgroupEtcSystemd,
  kernelCmdlineOverride,
  kernelDevtmpfsMissing,
  kernelDhcpdSockets,
  kernelDuplicateSymbol,
  kernelImpossibleCombination,
  kernelInitrdSupport,
  kernelIpPnpDhcpMissing,
  kernelIpPnpMissing,
  kernelLockdMissing,
  kernelModulesOfOtherRelease,
  kernelModulesTreeMissing,
  kernelNetfilterNat,
  kernelNfsFsNotBuiltin,
  kernelNfsVersionMissing,
  kernelNfsdMissing,
  kernelNfsdVersion,
  kernelNicNotBuiltin,
  kernelOverlayfsMissing,
  kernelRootNfsMissing,
  kernelSyntax,
  kernelTmpfsMissing,
  kernelUnixPacketMissing,
  liveArchisoWithoutIp,
  liveCoreosWithoutRootfs,
  liveFileMissing,
  liveImageMissing,
  liveUrlNotTaken,
  nfsrootClientNotAllowed,
  nfsrootDefaultVersionMismatch,
  nfsrootDirectoryMissing,
  nfsrootEtherbootWithoutServer,
  nfsrootExportedRo,
  nfsrootNoServerAddress,
  nfsrootNotExported,
  nfsrootPercentSHostname,
  nfsrootRootPathMismatch,
  nfsrootRootSquashed,
  nfsrootServerLoopback,
  nfsrootSharedRwRoot,
  nfsrootUdpNotOffered,
  nfsrootVersionNotOffered,
  pxeAppendReplacesGlobal,
  pxeCom32Missing,
  pxeConfigDirIsFile,
  pxeCoreModuleMissing,
  pxeDefaultFileCase,
  pxeDefaultFileDropsAppend,
  pxeDefaultHardcodesOneClient,
  pxeDefaultUnknown,
  pxeDuplicateLabel,
  pxeGlobalAppendAfterLabel,
  pxeHostWithoutConfig,
  pxeIncludeMissing,
  pxeInitrdMissing,
  pxeInitrdNotNamed,
  pxeIpFilenameCase,
  pxeKernelBeforeLabel,
  pxeKernelExtension,
  pxeKernelMissing,
  pxeKernelTrailingInitrd,
  pxeLeadingSlashNotAbsolute,
  pxeLineTooLong,
  pxeMacFileWithoutHost,
  pxeMacFilenameCase,
  pxeMacFilenameForm,
  pxeMenuLabelOutside,
  pxeNameTooLong,
  pxeNoConfigForClient,
  pxeNoDefault,
  pxeOnerrorUnknown,
  pxeParentDir,
  pxePrefixUnderscore,
  pxeSettingReplaced,
  pxeSeveralMenuDefaults,
  pxeShadowedConfig,
  pxeShortHexPrefixCaptures,
  pxeSysappendRange,
  pxeTimeoutUnits,
  pxeUnknownDirective,
  pxeUrlNeedsLpxelinux,
  pxeWaitsForever,
  roottreeConsoleMissing,
  roottreeFastboot,
  roottreeFolderMissing,
  roottreeHostnameCopied,
  roottreeIdentityShared,
  roottreeNetRestart,
  roottreeNfs4SameHostname,
  roottreeNoInit,
  roottreeReadonlyWithoutTmpfs,
  roottreeRunlevelLinks,
  roottreeServerServicesCopied,
  roottreeStaticMtab,
  roottreeTmpMode,
  settingsSyntax,
  siteUnreadableFile,
  suppressionUnknownRule,
  suppressionUnused,
  svcDhcpdConfdName,
  svcDhcpdInterfaceUnknown,
  svcNfsdNoThreads,
  svcNfsdThreadsIgnored,
  svcNfsdThreadsLow,
  svcServiceNotStarted,
  svcTcpWrappersBlock,
  svcTftpExposesRoots,
  svcTftpFileUnreadable,
  svcTftpdAddress,
  svcTftpdNotListening,
  svcTftpdNotStarted,
  svcTftpdOptionUnknown,
  svcTftpdPathUnused,
  svcTftpdRootMissing,
  svcTwoTftpServers,
  textNoBreakSpace,
  textTemplate,
  tftpBootFileMissing,
  tftpParentRefused,
  tftpRelativeWithoutSecure,
  tftpRootDoubled,
  tftpSecureNotTold,
  tftpUntoldFileMissing,
  ubootKernelMissing,
  ubootNothingToStart,
  uefiShimSecondMissing,
];

/** The words for every kind of fault: one that has none, or words that nothing needs, do not compile. */
export const faultRules = {
  'cmdline/ip-address-taken': cmdlineIpAddressTaken,
  'cmdline/ip-dialect': cmdlineIpDialect,
  'cmdline/ip-field-count': cmdlineIpFieldCount,
  'cmdline/ip-off': cmdlineIpOff,
  'cmdline/nfsroot-bad-option': cmdlineNfsrootBadOption,
  'cmdline/nfsroot-hostname': cmdlineNfsrootHostname,
  'cmdline/nfsroot-separator': cmdlineNfsrootSeparator,
  'cmdline/nfsroot-too-long': cmdlineNfsrootTooLong,
  'cmdline/nfsroot-without-ip': cmdlineNfsrootWithoutIp,
  'cmdline/root-missing': cmdlineRootMissing,
  'cmdline/root-not-nfs': cmdlineRootNotNfs,
  'cmdline/root-path-unset-default': cmdlineRootPathUnsetDefault,
  'dhcp/bootp-needs-dynamic-bootp': dhcpBootpNeedsDynamicBootp,
  'dhcp/crash': dhcpCrash,
  'dhcp/filename-missing': dhcpFilenameMissing,
  'dhcp/fixed-address-outside-subnets': dhcpFixedAddressOutsideSubnets,
  'dhcp/host-not-answered': dhcpHostNotAnswered,
  'dhcp/httpclient-missing': dhcpHttpclientMissing,
  'dhcp/include-missing': dhcpIncludeMissing,
  'dhcp/mac-duplicate': dhcpMacDuplicate,
  'dhcp/next-server-loopback': dhcpNextServerLoopback,
  'dhcp/next-server-missing': dhcpNextServerMissing,
  'dhcp/no-subnet-for-interface': dhcpNoSubnetForInterface,
  'dhcp/pxeclient-without-43': dhcpPxeclientWithout43,
  'dhcp/refused': dhcpRefused,
  'dhcp/root-path-dialect': dhcpRootPathDialect,
  'dhcp/root-path-too-long': dhcpRootPathTooLong,
  'dhcp/router-missing-remote-server': dhcpRouterMissingRemoteServer,
  'dhcp/uefi-gets-bios-nbp': dhcpUefiGetsBiosNbp,
  'dhcp/unknown-client-denied': dhcpUnknownClientDenied,
  'dnsmasq/tftp-root-not-told': dnsmasqTftpRootNotTold,
  'exports/fsid0-path': exportsFsid0Path,
  'exports/sec-krb5-root': exportsSecKrb5Root,
  'exports/submount-hidden': exportsSubmountHidden,
  'fstab/api-fs-wrong-source': fstabApiFsWrongSource,
  'fstab/line-skipped': fstabLineSkipped,
  'fstab/local-disk-entry': fstabLocalDiskEntry,
  'fstab/mount-order': fstabMountOrder,
  'fstab/mountpoint-missing': fstabMountpointMissing,
  'fstab/netmount-missing': fstabNetmountMissing,
  'fstab/protocol-not-offered': fstabProtocolNotOffered,
  'fstab/root-remount-differs': fstabRootRemountDiffers,
  'fstab/rw-on-ro-export': fstabRwOnRoExport,
  'fstab/server-unresolvable': fstabServerUnresolvable,
  'fstab/source-missing': fstabSourceMissing,
  'fstab/source-not-exported': fstabSourceNotExported,
  'fstab/source-syntax': fstabSourceSyntax,
  'fstab/unknown-filesystem': fstabUnknownFilesystem,
  'fstab/unknown-option': fstabUnknownOption,
  'fstab/userspace-helper-missing': fstabUserspaceHelperMissing,
  'grub/default-unknown': grubDefaultUnknown,
  'grub/initrd-missing': grubInitrdMissing,
  'grub/initrd-words': grubInitrdWords,
  'grub/kernel-missing': grubKernelMissing,
  'grub/no-config': grubNoConfig,
  'grub/nothing-to-start': grubNothingToStart,
  'http/boot-file-missing': httpBootFileMissing,
  'initramfs/dracut-nfsroot-word': initramfsDracutNfsrootWord,
  'initramfs/dracut-proc-dir': initramfsDracutProcDir,
  'initramfs/klibc-nfs-option': initramfsKlibcNfsOption,
  'initramfs/no-root-path': initramfsNoRootPath,
  'initramfs/overlay-on-nfs-upper': initramfsOverlayOnNfsUpper,
  'initramfs/without-nfs': initramfsWithoutNfs,
  'ipxe/boot-missing': ipxeBootMissing,
  'ipxe/command-refused': ipxeCommandRefused,
  'ipxe/file-missing': ipxeFileMissing,
  'ipxe/label-missing': ipxeLabelMissing,
  'ipxe/magic-missing': ipxeMagicMissing,
  'kernel/cgroup-etc-systemd': kernelCgroupEtcSystemd,
  'kernel/cmdline-override': kernelCmdlineOverride,
  'kernel/devtmpfs-missing': kernelDevtmpfsMissing,
  'kernel/dhcpd-sockets': kernelDhcpdSockets,
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
  'kernel/root-nfs-missing': kernelRootNfsMissing,
  'kernel/tmpfs-missing': kernelTmpfsMissing,
  'kernel/unix-packet-missing': kernelUnixPacketMissing,
  'live/archiso-without-ip': liveArchisoWithoutIp,
  'live/coreos-without-rootfs': liveCoreosWithoutRootfs,
  'live/file-missing': liveFileMissing,
  'live/image-missing': liveImageMissing,
  'live/url-not-taken': liveUrlNotTaken,
  'nfsroot/client-not-allowed': nfsrootClientNotAllowed,
  'nfsroot/default-version-mismatch': nfsrootDefaultVersionMismatch,
  'nfsroot/directory-missing': nfsrootDirectoryMissing,
  'nfsroot/exported-ro': nfsrootExportedRo,
  'nfsroot/no-server-address': nfsrootNoServerAddress,
  'nfsroot/not-exported': nfsrootNotExported,
  'nfsroot/percent-s-hostname': nfsrootPercentSHostname,
  'nfsroot/root-squashed': nfsrootRootSquashed,
  'nfsroot/server-loopback': nfsrootServerLoopback,
  'nfsroot/udp-not-offered': nfsrootUdpNotOffered,
  'nfsroot/version-not-offered': nfsrootVersionNotOffered,
  'pxe/com32-missing': pxeCom32Missing,
  'pxe/core-module-missing': pxeCoreModuleMissing,
  'pxe/default-file-drops-append': pxeDefaultFileDropsAppend,
  'pxe/default-unknown': pxeDefaultUnknown,
  'pxe/initrd-missing': pxeInitrdMissing,
  'pxe/kernel-extension': pxeKernelExtension,
  'pxe/kernel-missing': pxeKernelMissing,
  'pxe/leading-slash-not-absolute': pxeLeadingSlashNotAbsolute,
  'pxe/no-config-for-client': pxeNoConfigForClient,
  'pxe/no-default': pxeNoDefault,
  'pxe/parent-dir': pxeParentDir,
  'pxe/prefix-underscore': pxePrefixUnderscore,
  'pxe/url-needs-lpxelinux': pxeUrlNeedsLpxelinux,
  'roottree/console-missing': roottreeConsoleMissing,
  'roottree/no-init': roottreeNoInit,
  'svc/nfsd-no-threads': svcNfsdNoThreads,
  'svc/service-not-started': svcServiceNotStarted,
  'svc/tcp-wrappers-block': svcTcpWrappersBlock,
  'svc/tftp-file-unreadable': svcTftpFileUnreadable,
  'svc/tftpd-address': svcTftpdAddress,
  'svc/tftpd-not-listening': svcTftpdNotListening,
  'svc/tftpd-not-started': svcTftpdNotStarted,
  'svc/tftpd-root-missing': svcTftpdRootMissing,
  'tftp/boot-file-missing': tftpBootFileMissing,
  'tftp/parent-refused': tftpParentRefused,
  'tftp/relative-without-secure': tftpRelativeWithoutSecure,
  'tftp/root-doubled': tftpRootDoubled,
  'uboot/kernel-missing': ubootKernelMissing,
  'uboot/nothing-to-start': ubootNothingToStart,
  'uefi/shim-second-missing': uefiShimSecondMissing,
} satisfies { readonly [Id in FaultId]: FaultRule<FaultOf<Id>> };
