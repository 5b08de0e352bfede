/** The rules of uboot/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { ubootDevicetreeMissing } from '../uboot/devicetree-missing.js';
import { ubootKernelMissing } from '../uboot/kernel-missing.js';
import { ubootNothingToStart } from '../uboot/nothing-to-start.js';

export const ubootFaults = {
  'uboot/devicetree-missing': ubootDevicetreeMissing,
  'uboot/kernel-missing': ubootKernelMissing,
  'uboot/nothing-to-start': ubootNothingToStart,
};
