/** A blank between client and options exports to everyone. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const exportsSpaceBeforeOptions = documentRule({
  id: 'exports/space-before-options',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A blank stands between a client and its options.',
    why: 'The client gets the default options (read-only, root squashed), and the whole world gets the ones in parentheses. exportfs only suggests `*(rw)`; the node comes up with a root that it cannot write to.',
    avoid: miniature({
      ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24 (ro,sync,no_subtree_check)\n'),
    }),
    prefer: miniature({
      ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync,no_subtree_check)\n'),
    }),
    references: ['exports(5)', 'nfs-utils support/nfs/exports.c'],
  },
});
