/** Two entries of one menu carry MENU DEFAULT: only the last one is preselected. */

import { groupBy } from '../../site/groups.js';
import { placeKey } from '../../site/place.js';
import { allConfigFiles } from '../about/loaders/pxeconfigs.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const MENU = (second: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/default': `UI menu.c32
TIMEOUT 50
LABEL local
  MENU DEFAULT
  LOCALBOOT 0
LABEL again
${second}  LOCALBOOT -1
`,
  });

export const pxeSeveralMenuDefaults: CheckRule = {
  id: 'pxe/several-menu-defaults',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'MENU DEFAULT stands in more than one entry of a menu.',
    why: 'The menu preselects the last entry that has the mark, and starts it when the time is over. The other marks say nothing.',
    avoid: MENU('  MENU DEFAULT\n'),
    prefer: MENU(''),
    references: ['Syslinux doc/menu.txt, MENU DEFAULT', 'Syslinux com32/menu/readconfig.c'],
  },
  check({ site, report }) {
    const said = new Set<string>();
    for (const { labels, uboot } of allConfigFiles(site)) {
      // U-Boot goes by DEFAULT, and by the first mark where there is none.
      if (uboot) continue;
      const marked = labels.flatMap(({ name, menu, menuDefault }) =>
        menuDefault === undefined ? [] : [{ name: name.value, menu, place: menuDefault }],
      );
      for (const group of groupBy(marked, ({ menu }) => String(menu)).values()) {
        const last = group.at(-1);
        const [other] = group.filter(({ name }) => name !== last?.name).slice(-1);
        if (last === undefined || other === undefined) continue;
        const key = placeKey(last.place);
        if (said.has(key)) continue;
        said.add(key);
        report({
          at: last.place,
          message: `MENU DEFAULT stands in ${other.name}, too. The last one counts: ${last.name} is preselected, and starts when the time is over. Leave the mark in one entry.`,
          related: [{ place: other.place, message: 'this mark says nothing' }],
        });
      }
    }
  },
};
