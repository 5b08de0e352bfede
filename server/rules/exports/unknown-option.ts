/** An export option does not exist. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const exportsUnknownOption = documentRule({
  id: 'exports/unknown-option',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'An export has an option that exportfs does not know.',
    why: 'exportfs says `unknown keyword "norootsquash"` and stops reading the file: this export and all after it are missing. Nodes whose roots are among them show `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature({ ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync,norootsquash)\n') }),
    prefer: miniature({ ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync,no_root_squash)\n') }),
    references: ['exports(5)', 'nfs-utils support/nfs/exports.c'],
  },
});
