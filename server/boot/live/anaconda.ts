/** Anaconda as a program: where the installer and its kickstart come from (anaconda dracut/parse-anaconda-repo.sh, anaconda-lib.sh, fetch-kickstart-net.sh). */
import { parseDracutRoot } from '../initramfs/dracut/grammar.js';
import { lastParameter } from '../linux/words/parameters.js';
import type { LiveProgram, OverNfs, Started } from './port.js';
import { anacondaSays } from './sentences.js';
import { fetchesBy, fetchOf, firstWord, folderOf, has, hasPrefix, inFolder, onDisk } from './words.js';

const STAGE2 = ['inst.stage2', 'stage2'];
const REPO = ['inst.repo', 'repo', 'method'];
const KICKSTART = ['inst.ks', 'ks'];

/** `inst.stage2=` decides, else `inst.repo=`; a `root=` stands before both. */
function source(kernel: Started) {
  return has(kernel, 'root') ? undefined : (firstWord(kernel, STAGE2) ?? firstWord(kernel, REPO));
}

const kickstart = fetchesBy([
  [
    KICKSTART,
    {
      role: 'answers',
      what: 'the kickstart',
      without: 'stops',
      console: (url) => anacondaSays.noKickstart.print({ url }),
    },
  ],
]);

export const anaconda: LiveProgram = {
  name: 'Anaconda',
  reads: (kernel) => hasPrefix(kernel, 'inst.') || has(kernel, 'ks', 'stage2', 'method'),
  fetches(kernel) {
    const word = source(kernel);
    const image =
      word === undefined
        ? []
        : fetchOf(word, word.value, {
            role: 'root',
            what: 'the installer',
            without: 'stops',
            urls: inFolder('images/install.img', 'LiveOS/squashfs.img', '.treeinfo', 'treeinfo'),
            console: () => anacondaSays.noStage2.print({ url: word.value?.replace(/\/$/, '') ?? '' }),
          });
    return [...image, ...kickstart(kernel)];
  },
  overNfs,
  yields: true,
  elsewhere(kernel) {
    const word = source(kernel);
    return word !== undefined && /^(?:hd|cd|cdrom|hmc)(?::|$)/.test(word.value ?? '')
      ? onDisk(word)
      : undefined;
  },
};

function overNfs(kernel: Started): OverNfs | undefined {
  const word = source(kernel);
  const found = /^nfs(4|iso)?:/.exec(word?.value ?? '');
  if (word?.value === undefined || found === null || lastParameter(kernel, 'root') !== undefined)
    return undefined;
  const text = parseDracutRoot(found[1] === 'iso' ? word.value.replace('nfsiso:', 'nfs:') : word.value);
  return { root: { text: { ...text, path: folderOf(text.path) }, place: word.place } };
}
