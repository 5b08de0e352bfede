/** A file that the site refers to is there but could not be read. The engine finds it; this is the card. */
import { documentRule } from '../documents.js';

export const siteUnreadableFile = documentRule({
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
});
