/** A line of fstab has a word where mount wants a number. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const fstabFieldCount = documentRule({
  id: 'fstab/field-count',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A line of fstab has words where the fifth and sixth field should be, mostly because of a blank inside the options.',
    why: 'mount reads the word behind the options as a number, fails, and ignores the line: what it should mount is missing after the boot.',
    avoid: miniature(
      changed(
        'diskless/node21/etc/fstab',
        'tmpfs /tmp tmpfs mode=1777 0 0',
        'tmpfs /tmp tmpfs mode=1777, size=64m 0 0',
      ),
    ),
    prefer: miniature(
      changed(
        'diskless/node21/etc/fstab',
        'tmpfs /tmp tmpfs mode=1777 0 0',
        'tmpfs /tmp tmpfs mode=1777,size=64m 0 0',
      ),
    ),
    references: ['fstab(5)', 'util-linux libmount/src/tab_parse.c'],
  },
});
