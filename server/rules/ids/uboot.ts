/** The ids of the rules of uboot/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type UbootId = 'uboot/devicetree-missing' | 'uboot/kernel-missing' | 'uboot/nothing-to-start';
