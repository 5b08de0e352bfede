/** The rules of dhcp/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { dhcpAddressOfServer } from '../dhcp/address-of-server.js';
import { dhcpArch0709Incomplete } from '../dhcp/arch-07-09-incomplete.js';
import { dhcpArchCode } from '../dhcp/arch-code.js';
import { dhcpArchInDecimal } from '../dhcp/arch-in-decimal.js';
import { dhcpArchNotTwoOctets } from '../dhcp/arch-not-two-octets.js';
import { dhcpBootpNeedsDynamicBootp } from '../dhcp/bootp-needs-dynamic-bootp.js';
import { dhcpBroadcastAddressMismatch } from '../dhcp/broadcast-address-mismatch.js';
import { dhcpClassInSubnetLeaks } from '../dhcp/class-in-subnet-leaks.js';
import { dhcpClassNeverMatches } from '../dhcp/class-never-matches.js';
import { dhcpClassRedeclared } from '../dhcp/class-redeclared.js';
import { dhcpCrash } from '../dhcp/crash.js';
import { dhcpDdnsAdhoc } from '../dhcp/ddns-adhoc.js';
import { dhcpDefaultGtMaxLease } from '../dhcp/default-gt-max-lease.js';
import { dhcpDomainSearchOneText } from '../dhcp/domain-search-one-text.js';
import { dhcpEtherbootImage } from '../dhcp/etherboot-image.js';
import { dhcpFilenameIsConfig } from '../dhcp/filename-is-config.js';
import { dhcpFilenameMissing } from '../dhcp/filename-missing.js';
import { dhcpFilenameMisspelt } from '../dhcp/filename-misspelt.js';
import { dhcpFilenameTooLong } from '../dhcp/filename-too-long.js';
import { dhcpFixedAddressDuplicate } from '../dhcp/fixed-address-duplicate.js';
import { dhcpFixedAddressInRange } from '../dhcp/fixed-address-in-range.js';
import { dhcpFixedAddressOfRouter } from '../dhcp/fixed-address-of-router.js';
import { dhcpFixedAddressOutsideSubnets } from '../dhcp/fixed-address-outside-subnets.js';
import { dhcpGroupForNobody } from '../dhcp/group-for-nobody.js';
import { dhcpHardwareNeverEqual } from '../dhcp/hardware-never-equal.js';
import { dhcpHostHidesUefiFile } from '../dhcp/host-hides-uefi-file.js';
import { dhcpHostInOtherSubnet } from '../dhcp/host-in-other-subnet.js';
import { dhcpHostNameDuplicate } from '../dhcp/host-name-duplicate.js';
import { dhcpHostNotAnswered } from '../dhcp/host-not-answered.js';
import { dhcpHostOverridesClass } from '../dhcp/host-overrides-class.js';
import { dhcpHostWithoutIdentifier } from '../dhcp/host-without-identifier.js';
import { dhcpHostnameMismatch } from '../dhcp/hostname-mismatch.js';
import { dhcpHttpArch15 } from '../dhcp/http-arch-15.js';
import { dhcpHttpPlainName } from '../dhcp/http-plain-name.js';
import { dhcpHttpclientMissing } from '../dhcp/httpclient-missing.js';
import { dhcpIncludeLoop } from '../dhcp/include-loop.js';
import { dhcpIncludeMissing } from '../dhcp/include-missing.js';
import { dhcpInterfaceOfOtherNetwork } from '../dhcp/interface-of-other-network.js';
import { dhcpIpxeLoop } from '../dhcp/ipxe-loop.js';
import { dhcpLeaseExpiresNfsroot } from '../dhcp/lease-expires-nfsroot.js';
import { dhcpMacDuplicate } from '../dhcp/mac-duplicate.js';
import { dhcpMacMalformed } from '../dhcp/mac-malformed.js';
import { dhcpNetmaskOdd } from '../dhcp/netmask-odd.js';
import { dhcpNetworkMistyped } from '../dhcp/network-mistyped.js';
import { dhcpNetworkOfNoInterface } from '../dhcp/network-of-no-interface.js';
import { dhcpNetworkOrBroadcastAddress } from '../dhcp/network-or-broadcast-address.js';
import { dhcpNextServerLoopback } from '../dhcp/next-server-loopback.js';
import { dhcpNextServerMissing } from '../dhcp/next-server-missing.js';
import { dhcpNextServerNotOwn } from '../dhcp/next-server-not-own.js';
import { dhcpNextServerOfNode } from '../dhcp/next-server-of-node.js';
import { dhcpNoSubnetForInterface } from '../dhcp/no-subnet-for-interface.js';
import { dhcpOptionUndeclared } from '../dhcp/option-undeclared.js';
import { dhcpOptionWordMissing } from '../dhcp/option-word-missing.js';
import { dhcpPathprefixNoSlash } from '../dhcp/pathprefix-no-slash.js';
import { dhcpPoolForNobody } from '../dhcp/pool-for-nobody.js';
import { dhcpPoolWithoutRange } from '../dhcp/pool-without-range.js';
import { dhcpPxeclientWithout43 } from '../dhcp/pxeclient-without-43.js';
import { dhcpPxelinuxOptionsNotSent } from '../dhcp/pxelinux-options-not-sent.js';
import { dhcpRangeJoinsPool } from '../dhcp/range-joins-pool.js';
import { dhcpRangeOutsideSubnet } from '../dhcp/range-outside-subnet.js';
import { dhcpRangeOverlap } from '../dhcp/range-overlap.js';
import { dhcpRefused } from '../dhcp/refused.js';
import { dhcpRootPathDialect } from '../dhcp/root-path-dialect.js';
import { dhcpRootPathServerMismatch } from '../dhcp/root-path-server-mismatch.js';
import { dhcpRootPathTooLong } from '../dhcp/root-path-too-long.js';
import { dhcpRouterMissingRemoteServer } from '../dhcp/router-missing-remote-server.js';
import { dhcpRouterOutsideSubnet } from '../dhcp/router-outside-subnet.js';
import { dhcpServerIdentifierOther } from '../dhcp/server-identifier-other.js';
import { dhcpServerIpInRange } from '../dhcp/server-ip-in-range.js';
import { dhcpServerNameConfusion } from '../dhcp/server-name-confusion.js';
import { dhcpSpaceUndeclared } from '../dhcp/space-undeclared.js';
import { dhcpStatementReplaced } from '../dhcp/statement-replaced.js';
import { dhcpSubnetMaskMismatch } from '../dhcp/subnet-mask-mismatch.js';
import { dhcpSubnetOverlap } from '../dhcp/subnet-overlap.js';
import { dhcpSubnetWithoutInterface } from '../dhcp/subnet-without-interface.js';
import { dhcpSwitchLabelEmpty } from '../dhcp/switch-label-empty.js';
import { dhcpSyntax } from '../dhcp/syntax.js';
import { dhcpSyslinuxOverHttp } from '../dhcp/syslinux-over-http.js';
import { dhcpTextOptionUnquoted } from '../dhcp/text-option-unquoted.js';
import { dhcpTwoIpsForOneClient } from '../dhcp/two-ips-for-one-client.js';
import { dhcpUefiGetsBiosNbp } from '../dhcp/uefi-gets-bios-nbp.js';
import { dhcpUnknownClientDenied } from '../dhcp/unknown-client-denied.js';
import { dhcpUnreachableBranch } from '../dhcp/unreachable-branch.js';
import { dhcpUrlForRom } from '../dhcp/url-for-rom.js';
import { dhcpVariableNotSeen } from '../dhcp/variable-not-seen.js';
import { dhcpVendorClassCase } from '../dhcp/vendor-class-case.js';
import { dhcpVendorSubstringLength } from '../dhcp/vendor-substring-length.js';

export const dhcpChecks = {
  'dhcp/arch-07-09-incomplete': dhcpArch0709Incomplete,
  'dhcp/arch-code': dhcpArchCode,
  'dhcp/arch-in-decimal': dhcpArchInDecimal,
  'dhcp/arch-not-two-octets': dhcpArchNotTwoOctets,
  'dhcp/broadcast-address-mismatch': dhcpBroadcastAddressMismatch,
  'dhcp/class-in-subnet-leaks': dhcpClassInSubnetLeaks,
  'dhcp/class-never-matches': dhcpClassNeverMatches,
  'dhcp/class-redeclared': dhcpClassRedeclared,
  'dhcp/ddns-adhoc': dhcpDdnsAdhoc,
  'dhcp/default-gt-max-lease': dhcpDefaultGtMaxLease,
  'dhcp/domain-search-one-text': dhcpDomainSearchOneText,
  'dhcp/etherboot-image': dhcpEtherbootImage,
  'dhcp/filename-is-config': dhcpFilenameIsConfig,
  'dhcp/filename-misspelt': dhcpFilenameMisspelt,
  'dhcp/filename-too-long': dhcpFilenameTooLong,
  'dhcp/fixed-address-duplicate': dhcpFixedAddressDuplicate,
  'dhcp/fixed-address-in-range': dhcpFixedAddressInRange,
  'dhcp/fixed-address-of-router': dhcpFixedAddressOfRouter,
  'dhcp/group-for-nobody': dhcpGroupForNobody,
  'dhcp/hardware-never-equal': dhcpHardwareNeverEqual,
  'dhcp/host-hides-uefi-file': dhcpHostHidesUefiFile,
  'dhcp/host-in-other-subnet': dhcpHostInOtherSubnet,
  'dhcp/host-name-duplicate': dhcpHostNameDuplicate,
  'dhcp/host-overrides-class': dhcpHostOverridesClass,
  'dhcp/host-without-identifier': dhcpHostWithoutIdentifier,
  'dhcp/hostname-mismatch': dhcpHostnameMismatch,
  'dhcp/http-arch-15': dhcpHttpArch15,
  'dhcp/ipxe-loop': dhcpIpxeLoop,
  'dhcp/lease-expires-nfsroot': dhcpLeaseExpiresNfsroot,
  'dhcp/mac-malformed': dhcpMacMalformed,
  'dhcp/netmask-odd': dhcpNetmaskOdd,
  'dhcp/network-mistyped': dhcpNetworkMistyped,
  'dhcp/network-or-broadcast-address': dhcpNetworkOrBroadcastAddress,
  'dhcp/next-server-not-own': dhcpNextServerNotOwn,
  'dhcp/next-server-of-node': dhcpNextServerOfNode,
  'dhcp/option-undeclared': dhcpOptionUndeclared,
  'dhcp/option-word-missing': dhcpOptionWordMissing,
  'dhcp/pathprefix-no-slash': dhcpPathprefixNoSlash,
  'dhcp/pool-for-nobody': dhcpPoolForNobody,
  'dhcp/pool-without-range': dhcpPoolWithoutRange,
  'dhcp/pxelinux-options-not-sent': dhcpPxelinuxOptionsNotSent,
  'dhcp/range-joins-pool': dhcpRangeJoinsPool,
  'dhcp/range-outside-subnet': dhcpRangeOutsideSubnet,
  'dhcp/range-overlap': dhcpRangeOverlap,
  'dhcp/root-path-server-mismatch': dhcpRootPathServerMismatch,
  'dhcp/router-outside-subnet': dhcpRouterOutsideSubnet,
  'dhcp/server-identifier-other': dhcpServerIdentifierOther,
  'dhcp/server-ip-in-range': dhcpServerIpInRange,
  'dhcp/server-name-confusion': dhcpServerNameConfusion,
  'dhcp/space-undeclared': dhcpSpaceUndeclared,
  'dhcp/statement-replaced': dhcpStatementReplaced,
  'dhcp/subnet-mask-mismatch': dhcpSubnetMaskMismatch,
  'dhcp/subnet-overlap': dhcpSubnetOverlap,
  'dhcp/subnet-without-interface': dhcpSubnetWithoutInterface,
  'dhcp/switch-label-empty': dhcpSwitchLabelEmpty,
  'dhcp/syntax': dhcpSyntax,
  'dhcp/text-option-unquoted': dhcpTextOptionUnquoted,
  'dhcp/two-ips-for-one-client': dhcpTwoIpsForOneClient,
  'dhcp/unreachable-branch': dhcpUnreachableBranch,
  'dhcp/variable-not-seen': dhcpVariableNotSeen,
  'dhcp/vendor-class-case': dhcpVendorClassCase,
  'dhcp/vendor-substring-length': dhcpVendorSubstringLength,
};

export const dhcpFaults = {
  'dhcp/address-of-server': dhcpAddressOfServer,
  'dhcp/bootp-needs-dynamic-bootp': dhcpBootpNeedsDynamicBootp,
  'dhcp/crash': dhcpCrash,
  'dhcp/filename-missing': dhcpFilenameMissing,
  'dhcp/fixed-address-outside-subnets': dhcpFixedAddressOutsideSubnets,
  'dhcp/host-not-answered': dhcpHostNotAnswered,
  'dhcp/http-plain-name': dhcpHttpPlainName,
  'dhcp/httpclient-missing': dhcpHttpclientMissing,
  'dhcp/include-loop': dhcpIncludeLoop,
  'dhcp/include-missing': dhcpIncludeMissing,
  'dhcp/interface-of-other-network': dhcpInterfaceOfOtherNetwork,
  'dhcp/mac-duplicate': dhcpMacDuplicate,
  'dhcp/network-of-no-interface': dhcpNetworkOfNoInterface,
  'dhcp/next-server-loopback': dhcpNextServerLoopback,
  'dhcp/next-server-missing': dhcpNextServerMissing,
  'dhcp/no-subnet-for-interface': dhcpNoSubnetForInterface,
  'dhcp/pxeclient-without-43': dhcpPxeclientWithout43,
  'dhcp/refused': dhcpRefused,
  'dhcp/root-path-dialect': dhcpRootPathDialect,
  'dhcp/root-path-too-long': dhcpRootPathTooLong,
  'dhcp/router-missing-remote-server': dhcpRouterMissingRemoteServer,
  'dhcp/syslinux-over-http': dhcpSyslinuxOverHttp,
  'dhcp/uefi-gets-bios-nbp': dhcpUefiGetsBiosNbp,
  'dhcp/unknown-client-denied': dhcpUnknownClientDenied,
  'dhcp/url-for-rom': dhcpUrlForRom,
};
