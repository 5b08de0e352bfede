/** casper as a program: Ubuntu's live systems and its installer for servers, whose medium is an image by URL or a folder over NFS (casper(7), scripts/casper). */
import { nfsrootText } from '../initramfs/legacy.js';
import { lastParameter } from '../linux/words/parameters.js';
import type { LiveProgram, Started } from './port.js';
import { liveBootSays } from './sentences.js';
import { fetchesBy, firstWord, has, mediaFolder } from './words.js';

const IMAGE = ['iso-url', 'url'];

/** `url=` is a word of Debian's installer as well, which takes no image. */
function image(kernel: Started) {
  const word = firstWord(kernel, IMAGE);
  return word?.value?.endsWith('.iso') === true ? word : undefined;
}

const fetches = fetchesBy([
  [
    IMAGE,
    {
      role: 'root',
      what: 'the image of the medium',
      without: 'stops',
      console: () => liveBootSays.noMedium.print(),
    },
  ],
]);

/** is_casper_path of scripts/casper, which knows less than live-boot. */
const IMAGES = /\.(?:squashfs|ext2|dir)$/;

export const casper: LiveProgram = {
  name: 'casper',
  reads: (kernel) =>
    lastParameter(kernel, 'boot')?.value === 'casper' ||
    has(kernel, 'layerfs-path') ||
    (lastParameter(kernel, 'boot') === undefined && image(kernel) !== undefined),
  fetches: (kernel) => (image(kernel) === undefined ? [] : fetches(kernel)),
  overNfs: (kernel) =>
    image(kernel) !== undefined || !has(kernel, 'nfsroot') ? undefined : { root: nfsrootText(kernel) },
  image(kernel) {
    const folder = mediaFolder(kernel, 'casper');
    return { folder, fits: (name) => IMAGES.test(name), wanted: `${folder}/*.squashfs` };
  },
  elsewhere: (kernel) =>
    has(kernel, ...IMAGE, 'nfsroot')
      ? undefined
      : { reason: 'the words for the kernel name no medium; where casper finds one is not known' },
};
