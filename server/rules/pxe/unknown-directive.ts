/** A PXELINUX configuration has a word that PXELINUX skips. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const pxeUnknownDirective = documentRule({
  id: 'pxe/unknown-directive',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A line begins with a word that is no directive of PXELINUX.',
    why: 'PXELINUX skips the line without any message, and whatever it should have done does not happen.',
    avoid: miniature(
      changed(
        'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
        '  KERNEL vmlinuz',
        '  KERNEL vmlinuz\n  INITD initrd.img',
      ),
    ),
    prefer: miniature(),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c', 'Syslinux doc/syslinux.txt'],
  },
});
