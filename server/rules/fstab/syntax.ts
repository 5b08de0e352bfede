/** fstab has a line that mount does not read. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const fstabSyntax = documentRule({
  id: 'fstab/syntax',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A line of fstab has a field that cannot be read, such as a word where a number belongs.',
    why: 'The line is ignored (`parse error at line 2 -- ignored`), and what it should mount is missing after the boot.',
    avoid: miniature(
      changed(
        'diskless/node21/etc/fstab',
        'tmpfs /tmp tmpfs mode=1777 0 0',
        'tmpfs /tmp tmpfs mode=1777 0 two',
      ),
    ),
    prefer: miniature(),
    references: ['fstab(5)', 'findmnt(8), --verify'],
  },
});
