/** TEXT HELP of a PXELINUX configuration has no ENDTEXT, and directives stand behind it. */

import { miniature } from '../about/miniature.js';
import { allConfigFiles } from '../about/pxeconfigs.js';
import type { CheckRule } from '../rule.js';

const MENU = (end: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
  TEXT HELP
    Starts the node.
${end}LABEL local
  LOCALBOOT 0
`,
  });

/** What does something, and hardly a line of a help text begins with: some of the words only where a single one follows. */
const DIRECTIVE =
  /^\s*(?:(?:append|initrd|localboot|menu\s+label)\s+\S|(?:label|kernel|linux|com32|default)\s+\S+\s*$)/i;

/** The line with TEXT that is not ended, and the first directive behind it. */
function unended(
  text: string,
): { readonly start: number; readonly end: number; readonly lost: number } | undefined {
  let open: { start: number; end: number } | undefined;
  let lost: number | undefined;
  let offset = 0;
  for (const line of text.split('\n')) {
    if (open === undefined) {
      const word = /^(\s*)(text(?:\s+help)?)(?:\s|$)/i.exec(line);
      const [, blank = '', words = ''] = word ?? [];
      const start = offset + blank.length;
      if (word !== null) open = { start, end: start + words.length };
    } else if (/^\s*endtext(?:\s|$)/i.test(line)) {
      open = undefined;
      lost = undefined;
    } else if (lost === undefined && DIRECTIVE.test(line)) lost = offset + line.search(/\S/);
    offset += line.length + 1;
  }
  return open === undefined || lost === undefined ? undefined : { ...open, lost };
}

export const pxeTextNotEnded: CheckRule = {
  id: 'pxe/text-not-ended',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A TEXT HELP of PXELINUX has no ENDTEXT, and labels or other directives stand behind it.',
    why: 'PXELINUX takes every line up to ENDTEXT for help, to the end of the file. The labels behind it are not there: the menu does not show them, and a DEFAULT that names one of them starts nothing.',
    avoid: MENU(''),
    prefer: MENU('  ENDTEXT\n'),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c', 'Syslinux doc/menu.txt, TEXT HELP'],
  },
  check({ site, report }) {
    for (const { file, uboot, template } of allConfigFiles(site)) {
      const text = site.files.get(file)?.document.text;
      const found = uboot || template !== undefined || text === undefined ? undefined : unended(text);
      if (found === undefined || text === undefined) continue;
      const { start, end, lost } = found;
      const [line = ''] = text.slice(lost).split('\n');
      report({
        at: { file, span: { start, end } },
        message: `This text has no ENDTEXT: PXELINUX takes all that follows for help, to the end of the file, and "${line.trim()}" for a part of it. Write ENDTEXT in a line of its own where the help ends.`,
      });
    }
  },
};
