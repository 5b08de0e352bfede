/** The rules of grub/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { grubCommandUnknown } from '../grub/command-unknown.js';
import { grubConfigMissing } from '../grub/config-missing.js';
import { grubConfigName } from '../grub/config-name.js';
import { grubCoreOverHttp } from '../grub/core-over-http.js';
import { grubDefaultUnknown } from '../grub/default-unknown.js';
import { grubEntryWithoutTitle } from '../grub/entry-without-title.js';
import { grubFileTestOverNet } from '../grub/file-test-over-net.js';
import { grubInitrdBeforeLinux } from '../grub/initrd-before-linux.js';
import { grubInitrdMissing } from '../grub/initrd-missing.js';
import { grubInitrdWords } from '../grub/initrd-words.js';
import { grubKernelMissing } from '../grub/kernel-missing.js';
import { grubMacFileWithoutHost } from '../grub/mac-file-without-host.js';
import { grubModulesMissing } from '../grub/modules-missing.js';
import { grubNameMisspelt } from '../grub/name-misspelt.js';
import { grubNeverEqual } from '../grub/never-equal.js';
import { grubNoConfig } from '../grub/no-config.js';
import { grubNoServer } from '../grub/no-server.js';
import { grubNothingToStart } from '../grub/nothing-to-start.js';
import { grubOwnConfigNotRead } from '../grub/own-config-not-read.js';
import { grubProgramMissing } from '../grub/program-missing.js';
import { grubRootUnset } from '../grub/root-unset.js';
import { grubSyntax } from '../grub/syntax.js';
import { grubTestWithoutBlank } from '../grub/test-without-blank.js';
import { grubUnquotedSemicolon } from '../grub/unquoted-semicolon.js';
import { grubVariableMisspelt } from '../grub/variable-misspelt.js';
import { grubVariableNotExported } from '../grub/variable-not-exported.js';
import { grubWordMisspelt } from '../grub/word-misspelt.js';

export const grubChecks = {
  'grub/config-name': grubConfigName,
  'grub/file-test-over-net': grubFileTestOverNet,
  'grub/mac-file-without-host': grubMacFileWithoutHost,
  'grub/name-misspelt': grubNameMisspelt,
  'grub/never-equal': grubNeverEqual,
  'grub/syntax': grubSyntax,
  'grub/test-without-blank': grubTestWithoutBlank,
  'grub/unquoted-semicolon': grubUnquotedSemicolon,
  'grub/variable-misspelt': grubVariableMisspelt,
  'grub/variable-not-exported': grubVariableNotExported,
  'grub/word-misspelt': grubWordMisspelt,
};

export const grubFaults = {
  'grub/command-unknown': grubCommandUnknown,
  'grub/config-missing': grubConfigMissing,
  'grub/core-over-http': grubCoreOverHttp,
  'grub/default-unknown': grubDefaultUnknown,
  'grub/entry-without-title': grubEntryWithoutTitle,
  'grub/initrd-before-linux': grubInitrdBeforeLinux,
  'grub/initrd-missing': grubInitrdMissing,
  'grub/initrd-words': grubInitrdWords,
  'grub/kernel-missing': grubKernelMissing,
  'grub/modules-missing': grubModulesMissing,
  'grub/no-config': grubNoConfig,
  'grub/no-server': grubNoServer,
  'grub/nothing-to-start': grubNothingToStart,
  'grub/own-config-not-read': grubOwnConfigNotRead,
  'grub/program-missing': grubProgramMissing,
  'grub/root-unset': grubRootUnset,
};
