/** archiso as a program: the live systems of Arch and of those that are made with its hooks, SystemRescue among them (mkinitcpio-archiso, hooks/archiso_pxe_http and archiso_pxe_nfs). */
import { parseNfsRoot } from '../linux/root/nfsroot.js';
import { lastParameter } from '../linux/words/parameters.js';
import { UNTOLD } from '../sentence.js';
import type { LiveFault } from './faults.js';
import type { LiveProgram, Started } from './port.js';
import { archisoSays } from './sentences.js';
import { fetchesBy, firstWord, hasPrefix, onDisk } from './words.js';

const HTTP = 'archiso_http_srv';
const NFS = 'archiso_nfs_srv';

/** The hook puts the names together as they are: an address of a folder ends in a slash. */
function images(base: string): (url: string) => readonly string[] {
  return (url) => ['sfs', 'erofs'].map((end) => `${url}${base}/x86_64/airootfs.${end}`);
}

export const archiso: LiveProgram = {
  name: 'archiso',
  reads: (kernel) => hasPrefix(kernel, 'archiso'),
  fetches(kernel) {
    const base = lastParameter(kernel, 'archisobasedir')?.value;
    // Without the word it is the name that the medium was built with.
    if (base === undefined) return [];
    return fetchesBy([
      [
        [HTTP],
        {
          role: 'root',
          what: 'the image of the root',
          without: 'stops',
          urls: images(base),
          console: (url) => archisoSays.notLoaded.print({ url }),
        },
      ],
    ])(kernel);
  },
  yields: true,
  overNfs(kernel) {
    const word = lastParameter(kernel, NFS);
    return word?.value === undefined
      ? undefined
      : { root: { text: parseNfsRoot(word.value), place: word.place } };
  },
  elsewhere(kernel) {
    if (lastParameter(kernel, HTTP) !== undefined) return undefined;
    const word = firstWord(kernel, ['archisolabel', 'archisodevice', 'archisosearchuuid']);
    return word === undefined ? undefined : onDisk(word);
  },
  faults: withoutIp,
};

/** The hooks look at their words only where there is an `ip=`. */
function withoutIp(kernel: Started): LiveFault[] {
  const word = lastParameter(kernel, HTTP) ?? lastParameter(kernel, NFS);
  if (word?.value === undefined || lastParameter(kernel, 'ip') !== undefined) return [];
  const device = lastParameter(kernel, 'archisodevice')?.value ?? UNTOLD;
  return [
    {
      id: 'live/archiso-without-ip',
      effect: 'stops',
      at: word.place,
      others: [],
      console: archisoSays.noDevice.print({ device }),
      word: `${word.name}=${word.value}`,
    },
  ];
}
