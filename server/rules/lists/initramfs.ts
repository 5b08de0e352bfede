/** The rules of initramfs/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { initramfsBootNfsMissing } from '../initramfs/boot-nfs-missing.js';
import { initramfsDracutNfsrootWord } from '../initramfs/dracut-nfsroot-word.js';
import { initramfsDracutProcDir } from '../initramfs/dracut-proc-dir.js';
import { initramfsDracutRootWord } from '../initramfs/dracut-root-word.js';
import { initramfsDracutServerChoice } from '../initramfs/dracut-server-choice.js';
import { initramfsDracutWordsJoined } from '../initramfs/dracut-words-joined.js';
import { initramfsIpDevice } from '../initramfs/ip-device.js';
import { initramfsKlibcNfsOption } from '../initramfs/klibc-nfs-option.js';
import { initramfsKlibcRootWord } from '../initramfs/klibc-root-word.js';
import { initramfsNoRootPath } from '../initramfs/no-root-path.js';
import { initramfsOverlayOnNfsUpper } from '../initramfs/overlay-on-nfs-upper.js';
import { initramfsWithoutNfs } from '../initramfs/without-nfs.js';

export const initramfsChecks = {
  'initramfs/boot-nfs-missing': initramfsBootNfsMissing,
  'initramfs/dracut-server-choice': initramfsDracutServerChoice,
  'initramfs/dracut-words-joined': initramfsDracutWordsJoined,
};

export const initramfsFaults = {
  'initramfs/dracut-nfsroot-word': initramfsDracutNfsrootWord,
  'initramfs/dracut-proc-dir': initramfsDracutProcDir,
  'initramfs/dracut-root-word': initramfsDracutRootWord,
  'initramfs/ip-device': initramfsIpDevice,
  'initramfs/klibc-nfs-option': initramfsKlibcNfsOption,
  'initramfs/klibc-root-word': initramfsKlibcRootWord,
  'initramfs/no-root-path': initramfsNoRootPath,
  'initramfs/overlay-on-nfs-upper': initramfsOverlayOnNfsUpper,
  'initramfs/without-nfs': initramfsWithoutNfs,
};
