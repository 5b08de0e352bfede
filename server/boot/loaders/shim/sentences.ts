/** What shim shows on the screen when it loads the next program over the network (asked of shim 15 in OVMF). */
import { type Speaker, sentences } from '../../sentence.js';

export const shimSays = sentences({
  missing: {
    words: 'Unable to fetch TFTP image: Not Found',
    stage: 'loader',
    means: 'shim found no second loader, such as grubx64.efi, in the folder it came from itself.',
    todo: 'Put the second loader, signed by the same distribution, beside shim.',
  },
});

export const speaker: Speaker = {
  program: 'shim',
  tags: [],
  sentences: Object.values(shimSays),
};
