/** exports has a line that exportfs cannot read. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const exportsSyntax = documentRule({
  id: 'exports/syntax',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A line of exports is not one that exportfs accepts.',
    why: 'exportfs stops reading the file at this line. What stands before stays exported, everything after is not, and nodes whose roots are there show `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature({ ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync\n') }),
    prefer: miniature(),
    references: ['exports(5)', 'nfs-utils support/nfs/exports.c'],
  },
});
