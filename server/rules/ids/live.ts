/** The ids of the rules of live/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type LiveId =
  | 'live/archiso-without-ip'
  | 'live/coreos-without-rootfs'
  | 'live/file-missing'
  | 'live/image-missing'
  | 'live/medium-without-image'
  | 'live/netboot-missing'
  | 'live/url-not-taken';
