/** Cards of the findings that the linter makes about its own work: they have no check, the engine reports them. */
import type { Rule } from './rule.js';

const nothing = (): void => {};

const bootable = {
  'etc/exports': '/diskless/n1 192.168.1.21(ro,sync,no_subtree_check,no_root_squash)\n',
};

/** A rule threw an exception: a defect of diskless-lint, not of the site. */
export const internalRuleCrashed: Rule = {
  id: 'internal/rule-crashed',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A rule of diskless-lint stopped with an exception, so what it looks for was not checked.',
    why: 'This is a defect of diskless-lint and says nothing about the site. Every other rule ran as usual. Please report it together with the file that provokes it.',
    avoid: {},
    prefer: {},
    references: [],
  },
  check: nothing,
};

/** A file that the site refers to is there but could not be read. */
export const siteUnreadableFile: Rule = {
  id: 'site/unreadable-file',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A file that belongs to the site is there but could not be read, so nothing in it was checked.',
    why: 'What the file says is missing from the picture of the site: rules that need it stay silent, and a boot that depends on it cannot be judged.',
    avoid: {},
    prefer: {},
    references: [],
  },
  check: nothing,
};

/** A suppression comment that suppresses nothing. */
export const suppressionUnused: Rule = {
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
  check: nothing,
};

/** A suppression comment that names a rule nobody knows. */
export const suppressionUnknownRule: Rule = {
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
  check: nothing,
};
