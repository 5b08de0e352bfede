/** The rules of uefi/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { uefiShimSecondMissing } from '../uefi/shim-second-missing.js';

export const uefiFaults = {
  'uefi/shim-second-missing': uefiShimSecondMissing,
};
