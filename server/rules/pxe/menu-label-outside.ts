/** MENU LABEL stands where there is no entry to name. */
import { fix, replace } from '../about/edits.js';
import { configFiles } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const MENU = (line: string) =>
  miniature({
    ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'DEFAULT linux\n', `DEFAULT linux\n${line}\n`),
  });

export const pxeMenuLabelOutside: CheckRule = {
  id: 'pxe/menu-label-outside',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'MENU LABEL stands before the first LABEL of a configuration file.',
    why: 'MENU LABEL names the entry it stands in. Outside an entry the menu drops the line without a message; the heading of the menu is MENU TITLE.',
    avoid: MENU('MENU LABEL Boot menu'),
    prefer: MENU('MENU TITLE Boot menu'),
    references: ['Syslinux doc/menu.txt', 'Syslinux com32/menu/readconfig.c'],
  },
  check({ site, report }) {
    for (const { file, client, uboot } of configFiles(site)) {
      // A file that others include may stand inside an entry; U-Boot reads another language.
      const text = site.files.get(file)?.document.text;
      if (client.kind === 'other' || uboot || text === undefined) continue;
      let start = 0;
      for (const line of text.split('\n')) {
        if (/^\s*(?:label|include)\s/i.test(line) || /^\s*menu\s+(?:begin|include)\b/i.test(line)) break;
        const found = /^\s*(menu\s+label)\s/i.exec(line);
        const words = found?.[1];
        if (words !== undefined) {
          const at = start + line.indexOf(words);
          const place = { file, span: { start: at, end: at + words.length } };
          report({
            at: place,
            message:
              'MENU LABEL names the entry it stands in, and no LABEL comes before it: the menu drops the line. The heading of a menu is MENU TITLE.',
            fixes: () => [fix('Write MENU TITLE', false, replace(place, 'MENU TITLE'))],
          });
        }
        start += line.length + 1;
      }
    }
  },
};
