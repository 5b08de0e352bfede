/** The rules of ipxe/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { ipxeBootMissing } from '../ipxe/boot-missing.js';
import { ipxeChoiceUnused } from '../ipxe/choice-unused.js';
import { ipxeColonInName } from '../ipxe/colon-in-name.js';
import { ipxeCommandInWords } from '../ipxe/command-in-words.js';
import { ipxeCommandRefused } from '../ipxe/command-refused.js';
import { ipxeCommentJoinsLine } from '../ipxe/comment-joins-line.js';
import { ipxeDefaultWithoutItem } from '../ipxe/default-without-item.js';
import { ipxeDhcpMissing } from '../ipxe/dhcp-missing.js';
import { ipxeEfiStubMissing } from '../ipxe/efi-stub-missing.js';
import { ipxeEndsWhereFalse } from '../ipxe/ends-where-false.js';
import { ipxeFileMissing } from '../ipxe/file-missing.js';
import { ipxeGotoWithoutLabel } from '../ipxe/goto-without-label.js';
import { ipxeImageFreed } from '../ipxe/image-freed.js';
import { ipxeInitrdNotNamed } from '../ipxe/initrd-not-named.js';
import { ipxeInitrdWordMissing } from '../ipxe/initrd-word-missing.js';
import { ipxeItemWithoutLabel } from '../ipxe/item-without-label.js';
import { ipxeKernelPassedOver } from '../ipxe/kernel-passed-over.js';
import { ipxeLabelLoop } from '../ipxe/label-loop.js';
import { ipxeLabelMissing } from '../ipxe/label-missing.js';
import { ipxeLoadsItself } from '../ipxe/loads-itself.js';
import { ipxeMacFileWithoutHost } from '../ipxe/mac-file-without-host.js';
import { ipxeMagicMissing } from '../ipxe/magic-missing.js';
import { ipxeNameMisspelt } from '../ipxe/name-misspelt.js';
import { ipxeNeverEqual } from '../ipxe/never-equal.js';
import { ipxeOwnScriptNotRead } from '../ipxe/own-script-not-read.js';
import { ipxeScriptLoop } from '../ipxe/script-loop.js';
import { ipxeSettingMisspelt } from '../ipxe/setting-misspelt.js';
import { ipxeTimeoutUnits } from '../ipxe/timeout-units.js';
import { ipxeUnknownCommand } from '../ipxe/unknown-command.js';
import { ipxeUrlIncomplete } from '../ipxe/url-incomplete.js';
import { ipxeWrongArguments } from '../ipxe/wrong-arguments.js';

export const ipxeChecks = {
  'ipxe/choice-unused': ipxeChoiceUnused,
  'ipxe/command-in-words': ipxeCommandInWords,
  'ipxe/comment-joins-line': ipxeCommentJoinsLine,
  'ipxe/default-without-item': ipxeDefaultWithoutItem,
  'ipxe/dhcp-missing': ipxeDhcpMissing,
  'ipxe/ends-where-false': ipxeEndsWhereFalse,
  'ipxe/goto-without-label': ipxeGotoWithoutLabel,
  'ipxe/initrd-not-named': ipxeInitrdNotNamed,
  'ipxe/item-without-label': ipxeItemWithoutLabel,
  'ipxe/mac-file-without-host': ipxeMacFileWithoutHost,
  'ipxe/name-misspelt': ipxeNameMisspelt,
  'ipxe/never-equal': ipxeNeverEqual,
  'ipxe/own-script-not-read': ipxeOwnScriptNotRead,
  'ipxe/setting-misspelt': ipxeSettingMisspelt,
  'ipxe/timeout-units': ipxeTimeoutUnits,
  'ipxe/unknown-command': ipxeUnknownCommand,
  'ipxe/wrong-arguments': ipxeWrongArguments,
};

export const ipxeFaults = {
  'ipxe/boot-missing': ipxeBootMissing,
  'ipxe/colon-in-name': ipxeColonInName,
  'ipxe/command-refused': ipxeCommandRefused,
  'ipxe/efi-stub-missing': ipxeEfiStubMissing,
  'ipxe/file-missing': ipxeFileMissing,
  'ipxe/image-freed': ipxeImageFreed,
  'ipxe/initrd-word-missing': ipxeInitrdWordMissing,
  'ipxe/kernel-passed-over': ipxeKernelPassedOver,
  'ipxe/label-loop': ipxeLabelLoop,
  'ipxe/label-missing': ipxeLabelMissing,
  'ipxe/loads-itself': ipxeLoadsItself,
  'ipxe/magic-missing': ipxeMagicMissing,
  'ipxe/script-loop': ipxeScriptLoop,
  'ipxe/url-incomplete': ipxeUrlIncomplete,
};
