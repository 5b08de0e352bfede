/** The rules of tftp/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { tftpBootFileMissing } from '../tftp/boot-file-missing.js';
import { tftpDamagedFile } from '../tftp/damaged-file.js';
import { tftpEmptyFile } from '../tftp/empty-file.js';
import { tftpLinkLeavesRoot } from '../tftp/link-leaves-root.js';
import { tftpParentRefused } from '../tftp/parent-refused.js';
import { tftpRelativeWithoutSecure } from '../tftp/relative-without-secure.js';
import { tftpRootDoubled } from '../tftp/root-doubled.js';
import { tftpRootMisspelt } from '../tftp/root-misspelt.js';
import { tftpRootOtherFolder } from '../tftp/root-other-folder.js';
import { tftpSecureNotTold } from '../tftp/secure-not-told.js';
import { tftpUntoldFileMissing } from '../tftp/untold-file-missing.js';

export const tftpChecks = {
  'tftp/root-misspelt': tftpRootMisspelt,
  'tftp/secure-not-told': tftpSecureNotTold,
  'tftp/untold-file-missing': tftpUntoldFileMissing,
};

export const tftpFaults = {
  'tftp/boot-file-missing': tftpBootFileMissing,
  'tftp/damaged-file': tftpDamagedFile,
  'tftp/empty-file': tftpEmptyFile,
  'tftp/link-leaves-root': tftpLinkLeavesRoot,
  'tftp/parent-refused': tftpParentRefused,
  'tftp/relative-without-secure': tftpRelativeWithoutSecure,
  'tftp/root-doubled': tftpRootDoubled,
  'tftp/root-other-folder': tftpRootOtherFolder,
};
