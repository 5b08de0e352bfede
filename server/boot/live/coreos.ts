/** Fedora CoreOS, RHEL CoreOS and Flatcar as programs: the rootfs that their ramdisk fetches, and what Ignition reads (coreos-livepxe-rootfs.sh; Ignition; coreos-installer). */
import { bearsPlaceholder } from '../../../grammars/text/index.js';
import { lastParameter } from '../linux/words/parameters.js';
import type { LiveFault } from './faults.js';
import type { LiveProgram, Started } from './port.js';
import { coreosSays } from './sentences.js';
import { fetchesBy, hasPrefix, type Table } from './words.js';

const ROOTFS = 'coreos.live.rootfs_url';

const IGNITION: Table = [
  [
    ['ignition.config.url', 'coreos.config.url', 'flatcar.config.url'],
    {
      role: 'answers',
      what: 'the Ignition configuration',
      without: 'stops',
      console: () => coreosSays.noIgnition.print(),
    },
  ],
];

const INSTALLER: Table = [
  [
    ['coreos.inst.ignition_url'],
    { role: 'answers', what: 'the Ignition configuration of the installed system', without: 'stops' },
  ],
  [['coreos.inst.image_url'], { role: 'more', what: 'the image to be installed', without: 'stops' }],
];

const ROOT: Table = [
  [
    [ROOTFS],
    {
      role: 'root',
      what: 'the rootfs',
      without: 'stops',
      console: () => coreosSays.notFetched.print(),
    },
  ],
];

/** The names that the releases give to the ramdisk that is only half of the system. */
const HALF = /(?:coreos|rhcos|scos).*live-initramfs/i;

export const coreos: LiveProgram = {
  name: 'CoreOS',
  reads: (kernel) =>
    hasPrefix(kernel, 'coreos.', 'ignition.', 'flatcar.') ||
    kernel.initrds.some(({ name }) => HALF.test(name)),
  fetches: fetchesBy([...ROOT, ...IGNITION, ...INSTALLER]),
  faults: (kernel) => [...scheme(kernel), ...half(kernel)],
};

function scheme(kernel: Started): LiveFault[] {
  const word = lastParameter(kernel, ROOTFS);
  if (word?.value === undefined || word.value === '' || bearsPlaceholder(word.value)) return [];
  // What has no scheme is refused as well.
  if (/^https?:/i.test(word.value) || /[{}$<]/.test(word.value)) return [];
  return [
    {
      id: 'live/url-not-taken',
      effect: 'stops',
      at: word.place,
      others: [],
      console: coreosSays.scheme.print(),
      program: 'CoreOS',
      word: `${ROOTFS}=${word.value}`,
      takes: 'an address that begins with http: or https:',
    },
  ];
}

/** Whoever loads more than one ramdisk may have loaded the rootfs with them. */
function half(kernel: Started): LiveFault[] {
  const [ramdisk, ...others] = kernel.initrds;
  if (ramdisk === undefined || others.length > 0 || !HALF.test(ramdisk.name)) return [];
  if (lastParameter(kernel, ROOTFS) !== undefined) return [];
  return [
    {
      id: 'live/coreos-without-rootfs',
      effect: 'stops',
      at: kernel.place,
      others: [ramdisk.place],
      console: coreosSays.noRootfs.print(),
      ramdisk: ramdisk.name,
    },
  ];
}
