/** The rules of pxe/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { pxeAddressFileWithoutHost } from '../pxe/address-file-without-host.js';
import { pxeAppendContinued } from '../pxe/append-continued.js';
import { pxeAppendReplacesGlobal } from '../pxe/append-replaces-global.js';
import { pxeCom32Foreign } from '../pxe/com32-foreign.js';
import { pxeCom32Missing } from '../pxe/com32-missing.js';
import { pxeConfigDirIsFile } from '../pxe/config-dir-is-file.js';
import { pxeCoreModuleMissing } from '../pxe/core-module-missing.js';
import { pxeDefaultFileCase } from '../pxe/default-file-case.js';
import { pxeDefaultFileDropsAppend } from '../pxe/default-file-drops-append.js';
import { pxeDefaultHardcodesOneClient } from '../pxe/default-hardcodes-one-client.js';
import { pxeDefaultUnknown } from '../pxe/default-unknown.js';
import { pxeDuplicateLabel } from '../pxe/duplicate-label.js';
import { pxeGlobalAppendAfterLabel } from '../pxe/global-append-after-label.js';
import { pxeHostWithoutConfig } from '../pxe/host-without-config.js';
import { pxeIncludeMissing } from '../pxe/include-missing.js';
import { pxeInitrdMissing } from '../pxe/initrd-missing.js';
import { pxeInitrdNotNamed } from '../pxe/initrd-not-named.js';
import { pxeIpFilenameCase } from '../pxe/ip-filename-case.js';
import { pxeKernelBeforeLabel } from '../pxe/kernel-before-label.js';
import { pxeKernelExtension } from '../pxe/kernel-extension.js';
import { pxeKernelMissing } from '../pxe/kernel-missing.js';
import { pxeKernelTrailingInitrd } from '../pxe/kernel-trailing-initrd.js';
import { pxeLeadingSlashNotAbsolute } from '../pxe/leading-slash-not-absolute.js';
import { pxeLineTooLong } from '../pxe/line-too-long.js';
import { pxeMacFileWithoutHost } from '../pxe/mac-file-without-host.js';
import { pxeMacFilenameCase } from '../pxe/mac-filename-case.js';
import { pxeMacFilenameForm } from '../pxe/mac-filename-form.js';
import { pxeMenuDefaultUnknown } from '../pxe/menu-default-unknown.js';
import { pxeMenuLabelOutside } from '../pxe/menu-label-outside.js';
import { pxeNameTooLong } from '../pxe/name-too-long.js';
import { pxeNamedConfigMissing } from '../pxe/named-config-missing.js';
import { pxeNoConfigForClient } from '../pxe/no-config-for-client.js';
import { pxeNoDefault } from '../pxe/no-default.js';
import { pxeOnerrorUnknown } from '../pxe/onerror-unknown.js';
import { pxeParentDir } from '../pxe/parent-dir.js';
import { pxePrefixUnderscore } from '../pxe/prefix-underscore.js';
import { pxeSettingReplaced } from '../pxe/setting-replaced.js';
import { pxeSeveralMenuDefaults } from '../pxe/several-menu-defaults.js';
import { pxeShadowedConfig } from '../pxe/shadowed-config.js';
import { pxeShortHexPrefixCaptures } from '../pxe/short-hex-prefix-captures.js';
import { pxeSysappendRange } from '../pxe/sysappend-range.js';
import { pxeTextNotEnded } from '../pxe/text-not-ended.js';
import { pxeTimeoutUnits } from '../pxe/timeout-units.js';
import { pxeUnknownDirective } from '../pxe/unknown-directive.js';
import { pxeUrlNeedsLpxelinux } from '../pxe/url-needs-lpxelinux.js';
import { pxeWaitsForever } from '../pxe/waits-forever.js';
import { pxeWordsWithoutKernel } from '../pxe/words-without-kernel.js';

export const pxeChecks = {
  'pxe/address-file-without-host': pxeAddressFileWithoutHost,
  'pxe/append-continued': pxeAppendContinued,
  'pxe/append-replaces-global': pxeAppendReplacesGlobal,
  'pxe/config-dir-is-file': pxeConfigDirIsFile,
  'pxe/default-file-case': pxeDefaultFileCase,
  'pxe/default-hardcodes-one-client': pxeDefaultHardcodesOneClient,
  'pxe/duplicate-label': pxeDuplicateLabel,
  'pxe/global-append-after-label': pxeGlobalAppendAfterLabel,
  'pxe/host-without-config': pxeHostWithoutConfig,
  'pxe/include-missing': pxeIncludeMissing,
  'pxe/initrd-not-named': pxeInitrdNotNamed,
  'pxe/ip-filename-case': pxeIpFilenameCase,
  'pxe/kernel-before-label': pxeKernelBeforeLabel,
  'pxe/kernel-trailing-initrd': pxeKernelTrailingInitrd,
  'pxe/mac-file-without-host': pxeMacFileWithoutHost,
  'pxe/mac-filename-case': pxeMacFilenameCase,
  'pxe/mac-filename-form': pxeMacFilenameForm,
  'pxe/menu-default-unknown': pxeMenuDefaultUnknown,
  'pxe/menu-label-outside': pxeMenuLabelOutside,
  'pxe/name-too-long': pxeNameTooLong,
  'pxe/onerror-unknown': pxeOnerrorUnknown,
  'pxe/setting-replaced': pxeSettingReplaced,
  'pxe/several-menu-defaults': pxeSeveralMenuDefaults,
  'pxe/shadowed-config': pxeShadowedConfig,
  'pxe/short-hex-prefix-captures': pxeShortHexPrefixCaptures,
  'pxe/sysappend-range': pxeSysappendRange,
  'pxe/text-not-ended': pxeTextNotEnded,
  'pxe/timeout-units': pxeTimeoutUnits,
  'pxe/unknown-directive': pxeUnknownDirective,
  'pxe/waits-forever': pxeWaitsForever,
  'pxe/words-without-kernel': pxeWordsWithoutKernel,
};

export const pxeFaults = {
  'pxe/com32-foreign': pxeCom32Foreign,
  'pxe/com32-missing': pxeCom32Missing,
  'pxe/core-module-missing': pxeCoreModuleMissing,
  'pxe/default-file-drops-append': pxeDefaultFileDropsAppend,
  'pxe/default-unknown': pxeDefaultUnknown,
  'pxe/initrd-missing': pxeInitrdMissing,
  'pxe/kernel-extension': pxeKernelExtension,
  'pxe/kernel-missing': pxeKernelMissing,
  'pxe/leading-slash-not-absolute': pxeLeadingSlashNotAbsolute,
  'pxe/line-too-long': pxeLineTooLong,
  'pxe/named-config-missing': pxeNamedConfigMissing,
  'pxe/no-config-for-client': pxeNoConfigForClient,
  'pxe/no-default': pxeNoDefault,
  'pxe/parent-dir': pxeParentDir,
  'pxe/prefix-underscore': pxePrefixUnderscore,
  'pxe/url-needs-lpxelinux': pxeUrlNeedsLpxelinux,
};
