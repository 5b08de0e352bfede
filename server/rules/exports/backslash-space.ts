/** A continuation of exports is broken by blanks behind the backslash. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const exportsBackslashSpace = documentRule({
  id: 'exports/backslash-space',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A backslash at the end of a line is followed by blanks.',
    why: 'Only a backslash directly before the line end continues a line. With a blank behind it the entry ends there, and the next line is read as another path.',
    avoid: miniature({
      ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync) \\ \n    192.168.2.0/24(ro,sync)\n'),
    }),
    prefer: miniature({
      ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync) \\\n    192.168.2.0/24(ro,sync)\n'),
    }),
    references: ['nfs-utils support/nfs/xio.c'],
  },
});
