/** Two lines of exports are glued together. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const exportsLinesGlued = documentRule({
  id: 'exports/lines-glued',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A path follows directly behind the closing parenthesis of another export.',
    why: 'exportfs says `syntax error: bad option list` and stops reading the file: both exports, and all after them, are missing.',
    avoid: miniature({
      ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync)/usr 192.168.1.0/24(ro,sync)\n'),
    }),
    prefer: miniature({
      ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync)\n/usr 192.168.1.0/24(ro,sync)\n'),
    }),
    references: ['nfs-utils support/nfs/exports.c'],
  },
});
