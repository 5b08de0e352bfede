/** live-boot as a program: Debian's live systems, and those that are made of them such as Clonezilla and GParted (live-boot(7), lib/live/boot/9990-netboot.sh, 9990-mount-http.sh). */
import { nfsrootText } from '../initramfs/legacy.js';
import { lastParameter } from '../linux/words/parameters.js';
import type { LiveFault } from './faults.js';
import type { LiveProgram, Started } from './port.js';
import { liveBootSays } from './sentences.js';
import { fetchesBy, firstWord, has, isAddress, mediaFolder } from './words.js';

/** In the order in which it looks at them. */
const BY_URL = ['httpfs', 'ftpfs', 'fetch'];

/** What it unpacks, or mounts as an image. */
const TAKEN = /\.(?:iso|squashfs|tgz|tar)$/;

/** is_live_path of 9990-misc-helpers.sh. */
const IMAGES = /\.(?:squashfs|ext[234]|xfs|dir|jffs2?)$/;

export const liveBoot: LiveProgram = {
  name: 'live-boot',
  reads: (kernel) => lastParameter(kernel, 'boot')?.value === 'live',
  fetches: fetchesBy([
    [
      BY_URL,
      {
        role: 'root',
        what: 'the image of the root',
        without: 'stops',
        console: () => liveBootSays.noMedium.print(),
      },
    ],
  ]),
  overNfs: (kernel) =>
    has(kernel, ...BY_URL) || !has(kernel, 'nfsroot') ? undefined : { root: nfsrootText(kernel) },
  image(kernel) {
    const folder = mediaFolder(kernel, 'live');
    const console = liveBootSays.noImage.print({ folder });
    return { folder, fits: (name) => IMAGES.test(name), wanted: `${folder}/*.squashfs`, console };
  },
  elsewhere: (kernel) =>
    has(kernel, ...BY_URL, 'nfsroot')
      ? undefined
      : { reason: 'boot=live names no medium; where live-boot finds one is not known' },
  faults: (kernel) => [...withoutNetboot(kernel), ...urlNotTaken(kernel)],
};

/** Words that send it elsewhere, or keep it on the machine. */
const ELSEWHERE = [
  ...BY_URL,
  'netboot',
  'findiso',
  'isofrom',
  'fromiso',
  'live-media',
  'bootfrom',
  'iscsi',
  'plainroot',
];

/** It looks at `nfsroot=` only where `netboot=` or `root=/dev/nfs` says so. */
function withoutNetboot(kernel: Started): LiveFault[] {
  const word = lastParameter(kernel, 'nfsroot');
  const root = lastParameter(kernel, 'root')?.value;
  if (word?.value === undefined || root === '/dev/nfs' || root === '/dev/cifs' || has(kernel, ...ELSEWHERE))
    return [];
  return [
    {
      id: 'live/netboot-missing',
      effect: 'stops',
      at: word.place,
      others: [],
      console: liveBootSays.noLocalMedium.print(),
      word: `nfsroot=${word.value}`,
    },
  ];
}

function urlNotTaken(kernel: Started): LiveFault[] {
  const word = firstWord(kernel, BY_URL);
  if (!isAddress(word?.value) || TAKEN.test(word.value)) return [];
  return [
    {
      id: 'live/url-not-taken',
      effect: 'stops',
      at: word.place,
      others: [],
      console: liveBootSays.extension.print({ url: word.value }),
      program: 'live-boot',
      word: `${word.name}=${word.value}`,
      takes: 'an address that ends in .squashfs, .iso, .tgz or .tar',
    },
  ];
}
