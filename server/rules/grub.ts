/** The rules of grub/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { grubDefaultUnknown } from './grub/default-unknown.js';
import { grubInitrdMissing } from './grub/initrd-missing.js';
import { grubInitrdWords } from './grub/initrd-words.js';
import { grubKernelMissing } from './grub/kernel-missing.js';
import { grubNoConfig } from './grub/no-config.js';
import { grubNothingToStart } from './grub/nothing-to-start.js';
import { grubSyntax } from './grub/syntax.js';

export const grubChecks = {
  'grub/syntax': grubSyntax,
};

export const grubFaults = {
  'grub/default-unknown': grubDefaultUnknown,
  'grub/initrd-missing': grubInitrdMissing,
  'grub/initrd-words': grubInitrdWords,
  'grub/kernel-missing': grubKernelMissing,
  'grub/no-config': grubNoConfig,
  'grub/nothing-to-start': grubNothingToStart,
};
