/** A suppression comment that names a rule nobody knows. The engine finds it; this is the card. */
import { documentRule } from '../documents.js';

const bootable = {
  'etc/exports': '/diskless/n1 192.168.1.21(ro,sync,no_subtree_check,no_root_squash)\n',
};

export const suppressionUnknownRule = documentRule({
  id: 'suppression/unknown-rule',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A suppression comment names a rule that does not exist.',
    why: 'The comment has no effect: what it was meant to silence is still reported. `diskless-lint rules` lists the names.',
    avoid: {
      'etc/exports': `# diskless-lint-disable-next-line exports/no-such-rule\n${bootable['etc/exports']}`,
    },
    prefer: bootable,
    references: [],
  },
});
