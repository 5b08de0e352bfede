/** The ids of the rules of initramfs/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type InitramfsId =
  | 'initramfs/boot-nfs-missing'
  | 'initramfs/dracut-nfsroot-word'
  | 'initramfs/dracut-proc-dir'
  | 'initramfs/dracut-root-word'
  | 'initramfs/dracut-server-choice'
  | 'initramfs/dracut-words-joined'
  | 'initramfs/ip-device'
  | 'initramfs/klibc-nfs-option'
  | 'initramfs/klibc-root-word'
  | 'initramfs/no-root-path'
  | 'initramfs/overlay-on-nfs-upper'
  | 'initramfs/without-nfs';
