/** The ids of the rules of tftp/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type TftpId =
  | 'tftp/boot-file-missing'
  | 'tftp/damaged-file'
  | 'tftp/empty-file'
  | 'tftp/link-leaves-root'
  | 'tftp/parent-refused'
  | 'tftp/relative-without-secure'
  | 'tftp/root-doubled'
  | 'tftp/root-misspelt'
  | 'tftp/root-other-folder'
  | 'tftp/secure-not-told'
  | 'tftp/untold-file-missing';
