/** The words for a kernel go in; one comes out that names an initial ramdisk, and does not load it for want of `initrd=`. */
import type { KernelParameter } from '../../../site/pxelinux/facts.js';

/** Files that are nothing but ramdisks, by their name. Behind `--` the words are for init. */
export function bareRamdisk(words: readonly KernelParameter[]): KernelParameter | undefined {
  const end = words.findIndex(({ name }) => name === '--' || name === '---');
  return words
    .slice(0, end < 0 ? undefined : end)
    .find(
      ({ name, value }) =>
        value === undefined &&
        /[./]/.test(name) &&
        /(?:^|\/)init(?:rd|ramfs|ram)[^/]*$|\.(?:img|cpio|igz|gz|lz|lz4|xz|zst)$/i.test(name),
    );
}
