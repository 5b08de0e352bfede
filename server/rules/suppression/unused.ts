/** A suppression comment that suppresses nothing. The engine finds it; this is the card. */
import { documentRule } from '../documents.js';

const bootable = {
  'etc/exports': '/diskless/n1 192.168.1.21(ro,sync,no_subtree_check,no_root_squash)\n',
};

export const suppressionUnused = documentRule({
  id: 'suppression/unused',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'A suppression comment names a rule that finds nothing there.',
    why: 'The reason for the comment is gone, or the comment stands on the wrong line. Left in place it would hide the next mistake of that kind.',
    avoid: {
      'etc/exports': `# diskless-lint-disable-next-line exports/unknown-option\n${bootable['etc/exports']}`,
    },
    prefer: bootable,
    references: [],
  },
});
