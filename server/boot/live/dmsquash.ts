/** The live module of dracut as a program: `root=live:` and what it leads to (dracut.cmdline(7), modules.d/90livenet, 90dmsquash-live). */
import { parseDracutRoot } from '../initramfs/dracut/grammar.js';
import { lastParameter } from '../linux/words/parameters.js';
import type { LiveProgram, Started } from './port.js';
import { livenetSays } from './sentences.js';
import { fetchesBy, fetchOf, folderOf, onDisk } from './words.js';

function image(kernel: Started) {
  const word = lastParameter(kernel, 'root');
  const whole = word?.value;
  if (word === undefined || whole === undefined) return undefined;
  const legacy = kernel.parameters.some(
    ({ name, value }) => (name === 'rd.live.image' || name === 'liveimg') && value !== '0',
  );
  if (!whole.startsWith('live:') && !legacy) return undefined;
  return { word, value: whole.replace(/^live:/, '') };
}

const updates = fetchesBy([
  [['rd.live.updates', 'live.updates'], { role: 'more', what: 'the updates', without: 'degrades' }],
]);

export const dmsquash: LiveProgram = {
  name: 'dmsquash-live',
  reads: (kernel) => image(kernel) !== undefined,
  fetches(kernel) {
    const named = image(kernel);
    const root =
      named === undefined
        ? []
        : fetchOf(named.word, named.value, {
            role: 'root',
            what: 'the image of the root',
            without: 'stops',
            console: () => livenetSays.failed.print(),
          });
    return [...root, ...updates(kernel)];
  },
  overNfs(kernel) {
    const named = image(kernel);
    if (named === undefined || !/^nfs4?:/.test(named.value)) return undefined;
    const text = parseDracutRoot(named.value);
    return { root: { text: { ...text, path: folderOf(text.path) }, place: named.word.place } };
  },
  elsewhere(kernel) {
    const named = image(kernel);
    return named !== undefined && /^(?:\/|[A-Z]+=)/.test(named.value) ? onDisk(named.word) : undefined;
  },
};
