/** The rules of live/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { liveArchisoWithoutIp } from '../live/archiso-without-ip.js';
import { liveCoreosWithoutRootfs } from '../live/coreos-without-rootfs.js';
import { liveFileMissing } from '../live/file-missing.js';
import { liveImageMissing } from '../live/image-missing.js';
import { liveMediumWithoutImage } from '../live/medium-without-image.js';
import { liveNetbootMissing } from '../live/netboot-missing.js';
import { liveUrlNotTaken } from '../live/url-not-taken.js';

export const liveFaults = {
  'live/archiso-without-ip': liveArchisoWithoutIp,
  'live/coreos-without-rootfs': liveCoreosWithoutRootfs,
  'live/file-missing': liveFileMissing,
  'live/image-missing': liveImageMissing,
  'live/medium-without-image': liveMediumWithoutImage,
  'live/netboot-missing': liveNetbootMissing,
  'live/url-not-taken': liveUrlNotTaken,
};
