/** The rules of rpi/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { rpiBootOptionMissing } from '../rpi/boot-option-missing.js';
import { rpiCmdlineSecondLine } from '../rpi/cmdline-second-line.js';
import { rpiFileMissing } from '../rpi/file-missing.js';
import { rpiFirmwareMissing } from '../rpi/firmware-missing.js';
import { rpiInitramfsSign } from '../rpi/initramfs-sign.js';
import { rpiRootOnCard } from '../rpi/root-on-card.js';

export const rpiChecks = {
  'rpi/initramfs-sign': rpiInitramfsSign,
  'rpi/root-on-card': rpiRootOnCard,
};

export const rpiFaults = {
  'rpi/boot-option-missing': rpiBootOptionMissing,
  'rpi/cmdline-second-line': rpiCmdlineSecondLine,
  'rpi/file-missing': rpiFileMissing,
  'rpi/firmware-missing': rpiFirmwareMissing,
};
