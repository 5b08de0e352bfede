/** The rules of dnsmasq/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { dnsmasqAddressAsServerName } from '../dnsmasq/address-as-server-name.js';
import { dnsmasqAddressOutsideRanges } from '../dnsmasq/address-outside-ranges.js';
import { dnsmasqAddressTakenForName } from '../dnsmasq/address-taken-for-name.js';
import { dnsmasqArch9Without7 } from '../dnsmasq/arch-9-without-7.js';
import { dnsmasqArchitectureNotANumber } from '../dnsmasq/architecture-not-a-number.js';
import { dnsmasqBootReplaced } from '../dnsmasq/boot-replaced.js';
import { dnsmasqBootfileTwice } from '../dnsmasq/bootfile-twice.js';
import { dnsmasqClassNeverSent } from '../dnsmasq/class-never-sent.js';
import { dnsmasqConfDirEmpty } from '../dnsmasq/conf-dir-empty.js';
import { dnsmasqEntriesMissing } from '../dnsmasq/entries-missing.js';
import { dnsmasqEntryPassedOver } from '../dnsmasq/entry-passed-over.js';
import { dnsmasqFirmwareLeftOut } from '../dnsmasq/firmware-left-out.js';
import { dnsmasqHardwareMalformed } from '../dnsmasq/hardware-malformed.js';
import { dnsmasqHardwareTakenForName } from '../dnsmasq/hardware-taken-for-name.js';
import { dnsmasqHostReplaced } from '../dnsmasq/host-replaced.js';
import { dnsmasqInterfaceLeftOut } from '../dnsmasq/interface-left-out.js';
import { dnsmasqInterfaceUnknown } from '../dnsmasq/interface-unknown.js';
import { dnsmasqIpxeLoop } from '../dnsmasq/ipxe-loop.js';
import { dnsmasqLeaseWithoutUnit } from '../dnsmasq/lease-without-unit.js';
import { dnsmasqLoopbackOnly } from '../dnsmasq/loopback-only.js';
import { dnsmasqNetmaskOdd } from '../dnsmasq/netmask-odd.js';
import { dnsmasqOptionPairs } from '../dnsmasq/option-pairs.js';
import { dnsmasqOption6Missing } from '../dnsmasq/option6-missing.js';
import { dnsmasqPortOfTftp } from '../dnsmasq/port-of-tftp.js';
import { dnsmasqPrefixMisspelt } from '../dnsmasq/prefix-misspelt.js';
import { dnsmasqProxyHidesBootFile } from '../dnsmasq/proxy-hides-boot-file.js';
import { dnsmasqProxySilent } from '../dnsmasq/proxy-silent.js';
import { dnsmasqProxyWithoutServer } from '../dnsmasq/proxy-without-server.js';
import { dnsmasqProxyWithoutService } from '../dnsmasq/proxy-without-service.js';
import { dnsmasqRangeMissing } from '../dnsmasq/range-missing.js';
import { dnsmasqRangeOfNoNetwork } from '../dnsmasq/range-of-no-network.js';
import { dnsmasqServerInRange } from '../dnsmasq/server-in-range.js';
import { dnsmasqServiceSuffix } from '../dnsmasq/service-suffix.js';
import { dnsmasqSyntax } from '../dnsmasq/syntax.js';
import { dnsmasqTagNeverAsked } from '../dnsmasq/tag-never-asked.js';
import { dnsmasqTagNeverSet } from '../dnsmasq/tag-never-set.js';
import { dnsmasqTftpNotEnabled } from '../dnsmasq/tftp-not-enabled.js';
import { dnsmasqTftpOtherInterface } from '../dnsmasq/tftp-other-interface.js';
import { dnsmasqTftpRootNotTold } from '../dnsmasq/tftp-root-not-told.js';
import { dnsmasqTftpRootOtherInterface } from '../dnsmasq/tftp-root-other-interface.js';
import { dnsmasqUefiFileHidden } from '../dnsmasq/uefi-file-hidden.js';
import { dnsmasqUnknownOption } from '../dnsmasq/unknown-option.js';
import { dnsmasqUrlOneSlash } from '../dnsmasq/url-one-slash.js';

export const dnsmasqChecks = {
  'dnsmasq/address-as-server-name': dnsmasqAddressAsServerName,
  'dnsmasq/address-outside-ranges': dnsmasqAddressOutsideRanges,
  'dnsmasq/address-taken-for-name': dnsmasqAddressTakenForName,
  'dnsmasq/arch-9-without-7': dnsmasqArch9Without7,
  'dnsmasq/architecture-not-a-number': dnsmasqArchitectureNotANumber,
  'dnsmasq/boot-replaced': dnsmasqBootReplaced,
  'dnsmasq/bootfile-twice': dnsmasqBootfileTwice,
  'dnsmasq/class-never-sent': dnsmasqClassNeverSent,
  'dnsmasq/conf-dir-empty': dnsmasqConfDirEmpty,
  'dnsmasq/entries-missing': dnsmasqEntriesMissing,
  'dnsmasq/entry-passed-over': dnsmasqEntryPassedOver,
  'dnsmasq/firmware-left-out': dnsmasqFirmwareLeftOut,
  'dnsmasq/hardware-malformed': dnsmasqHardwareMalformed,
  'dnsmasq/hardware-taken-for-name': dnsmasqHardwareTakenForName,
  'dnsmasq/host-replaced': dnsmasqHostReplaced,
  'dnsmasq/interface-unknown': dnsmasqInterfaceUnknown,
  'dnsmasq/ipxe-loop': dnsmasqIpxeLoop,
  'dnsmasq/lease-without-unit': dnsmasqLeaseWithoutUnit,
  'dnsmasq/netmask-odd': dnsmasqNetmaskOdd,
  'dnsmasq/option-pairs': dnsmasqOptionPairs,
  'dnsmasq/option6-missing': dnsmasqOption6Missing,
  'dnsmasq/port-of-tftp': dnsmasqPortOfTftp,
  'dnsmasq/prefix-misspelt': dnsmasqPrefixMisspelt,
  'dnsmasq/proxy-without-service': dnsmasqProxyWithoutService,
  'dnsmasq/range-missing': dnsmasqRangeMissing,
  'dnsmasq/range-of-no-network': dnsmasqRangeOfNoNetwork,
  'dnsmasq/server-in-range': dnsmasqServerInRange,
  'dnsmasq/service-suffix': dnsmasqServiceSuffix,
  'dnsmasq/syntax': dnsmasqSyntax,
  'dnsmasq/tag-never-asked': dnsmasqTagNeverAsked,
  'dnsmasq/tag-never-set': dnsmasqTagNeverSet,
  'dnsmasq/tftp-root-other-interface': dnsmasqTftpRootOtherInterface,
  'dnsmasq/uefi-file-hidden': dnsmasqUefiFileHidden,
  'dnsmasq/unknown-option': dnsmasqUnknownOption,
  'dnsmasq/url-one-slash': dnsmasqUrlOneSlash,
};

export const dnsmasqFaults = {
  'dnsmasq/interface-left-out': dnsmasqInterfaceLeftOut,
  'dnsmasq/loopback-only': dnsmasqLoopbackOnly,
  'dnsmasq/proxy-hides-boot-file': dnsmasqProxyHidesBootFile,
  'dnsmasq/proxy-silent': dnsmasqProxySilent,
  'dnsmasq/proxy-without-server': dnsmasqProxyWithoutServer,
  'dnsmasq/tftp-not-enabled': dnsmasqTftpNotEnabled,
  'dnsmasq/tftp-other-interface': dnsmasqTftpOtherInterface,
  'dnsmasq/tftp-root-not-told': dnsmasqTftpRootNotTold,
};
