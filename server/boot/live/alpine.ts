/** Alpine's init as a program: it makes a root in RAM out of packages, modules and an overlay (mkinitfs, initramfs-init). */
import type { LiveProgram } from './port.js';
import { alpineSays } from './sentences.js';
import { fetchesBy, has } from './words.js';

export const alpine: LiveProgram = {
  name: 'Alpine init',
  reads: (kernel) => has(kernel, 'alpine_repo', 'modloop', 'apkovl', 'alpine_dev'),
  fetches: fetchesBy([
    [
      ['alpine_repo'],
      {
        role: 'root',
        what: 'the repository of packages',
        without: 'stops',
        urls: (value) => value.split(','),
        console: () => alpineSays.shell.print(),
      },
    ],
    [['modloop'], { role: 'more', what: 'the modules of the kernel', without: 'degrades' }],
    [['apkovl'], { role: 'answers', what: 'the overlay of settings', without: 'degrades' }],
  ]),
};
