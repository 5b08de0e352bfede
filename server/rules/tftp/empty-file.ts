/** A boot file, a kernel or an initial ramdisk has nothing in it. */
import { missingFile } from '../about/causes.js';
import { AN_IMAGE, withImages } from '../about/examples/images.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

export const tftpEmptyFile = faultRule({
  id: 'tftp/empty-file',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A boot file, a kernel, an initial ramdisk or a device tree is there, and is 0 bytes long.',
    why: 'A copy that was broken off, or a disk that was full: the TFTP server sends it without a word, and the machine has nothing to start. In a copy of the files it is said only where another image beside it has something in it.',
    avoid: withImages(''),
    prefer: withImages(AN_IMAGE),
    references: ['RFC 1350'],
  },
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  cause: missingFile,
  story: ({ what, name }) => `the ${what} ${name} is empty`,
  message: ({ what, name, path, effect }, { who, single }) =>
    `The ${what} ${name} of ${who} is 0 bytes long (${path})${
      effect === 'stops'
        ? `: ${single ? 'it has' : 'they have'} nothing to start`
        : ', and the kernel starts without it'
    }. Copy it anew.`,
  related: ({ at, others }) => elsewhere(at, others, 'what it is started with'),
});
