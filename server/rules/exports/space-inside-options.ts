/** A blank stands inside an option list. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const exportsSpaceInsideOptions = documentRule({
  id: 'exports/space-inside-options',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A blank stands inside the parentheses of an export.',
    why: 'The blank ends the word, and the parenthesis is not closed: `syntax error: bad option list`. exportfs stops reading the file there.',
    avoid: miniature({ ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro, sync)\n') }),
    prefer: miniature({ ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync)\n') }),
    references: ['exports(5)', 'nfs-utils support/nfs/exports.c'],
  },
});
