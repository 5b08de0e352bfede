/** A .config sets one symbol twice. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const kernelDuplicateSymbol = documentRule({
  id: 'kernel/duplicate-symbol',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A .config sets the same symbol twice, to different values.',
    why: 'The last line counts, and kconfig says only `override: reassigning to symbol NFS_V3`. Whoever reads the first line believes the wrong thing.',
    avoid: miniature(
      changed('srv/tftp/vmlinuz.config', 'CONFIG_TMPFS=y', '# CONFIG_TMPFS is not set\nCONFIG_TMPFS=y'),
    ),
    prefer: miniature(),
    references: ['Linux scripts/kconfig/confdata.c'],
  },
});
