/** The ids of the rules of uefi/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type UefiId = 'uefi/shim-second-missing';
