/** A rule threw an exception: a defect of diskless-lint, not of the site. The engine finds it; this is the card. */
import { documentRule } from '../documents.js';

export const internalRuleCrashed = documentRule({
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
});
