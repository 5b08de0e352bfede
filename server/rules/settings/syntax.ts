/** A settings file cannot be read by its program. The parser finds it while it reads the file; this is the card. */

import { miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const settingsSyntax = documentRule({
  id: 'settings/syntax',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A settings file has an unclosed quote, a blank beside the = of a setting for a shell, or an address that is none.',
    why: 'The program stops with an error or uses another value than the file seems to give.',
    avoid: miniature({ 'etc/hosts': '192.168.1.300 master\n' }),
    prefer: miniature({ 'etc/hosts': '192.168.1.3 master\n' }),
    references: ['hosts(5)'],
  },
});
