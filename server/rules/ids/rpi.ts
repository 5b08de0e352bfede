/** The ids of the rules of rpi/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type RpiId =
  | 'rpi/boot-option-missing'
  | 'rpi/cmdline-second-line'
  | 'rpi/file-missing'
  | 'rpi/firmware-missing'
  | 'rpi/initramfs-sign'
  | 'rpi/root-on-card';
