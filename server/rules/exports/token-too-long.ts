/** A word of exports is longer than exportfs reads. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const exportsTokenTooLong = documentRule({
  id: 'exports/token-too-long',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A client with its options is 512 bytes long or longer, or a path 4096.',
    why: 'exportfs says `syntax error` and stops reading the file there: this export and all after it are missing.',
    avoid: miniature({
      ...changed(
        'etc/exports',
        '\n',
        `\n/opt 192.168.1.0/24(ro,sync,${'no_subtree_check,'.repeat(40)}wdelay)\n`,
      ),
    }),
    prefer: miniature({
      ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync,no_subtree_check,wdelay)\n'),
    }),
    references: ['nfs-utils support/nfs/exports.c'],
  },
});
