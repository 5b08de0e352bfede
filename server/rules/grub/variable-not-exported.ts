/** A submenu, or a file that another one opens, asks for a variable that the menu around it sets and does not export. */

import { fix, insertAfter } from '../about/edits.js';
import { everyFault } from '../about/everyfault.js';
import { bootedByGrub, GRUB_CFG } from '../about/examples/grub.js';
import { notExported } from '../about/loaders/grubexports.js';
import { PlaceIndex } from '../about/placeindex.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const MENU = (more: string) =>
  bootedByGrub({
    [GRUB_CFG]: `set timeout=5
set default=0
set words="console=ttyS0 quiet"
${more}menuentry "Node" {
  linux /vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw $words
}
submenu "More" {
  menuentry "Node, read-only" {
    linux /vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp ro $words
  }
}
`,
  });

export const grubVariableNotExported: CheckRule = {
  id: 'grub/variable-not-exported',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A submenu, or a file that `configfile` opens, asks for a variable that the configuration around it sets and no `export` hands on.',
    why: 'Such a menu begins with the exported variables alone: the variable is empty there, and GRUB says nothing of it. A path begins with nothing, words for the kernel are not there, and the same entry works outside of the submenu.',
    avoid: MENU(''),
    prefer: MENU('export words\n'),
    references: ['GRUB manual, "export" and "submenu"', 'grub-core/normal/context.c'],
  },
  check({ site, everyBoot, report }) {
    const lost = notExported(site);
    if (lost.length === 0) return;
    const told = new PlaceIndex(everyFault(everyBoot), (fault) => fault.at);
    for (const { names, at, set, by } of lost) {
      // What it does to a file that is looked for is told there.
      if (told.hasWithin(at)) continue;
      const single = names.length === 1;
      report({
        at,
        message: `${list(names.map((name) => `$${name}`))} ${single ? 'is' : 'are'} empty here: the menu around ${by === 'submenu' ? 'the submenu' : 'this file'} sets ${single ? 'it' : 'them'}, and hands on only what is exported. Write export ${names.join(' ')} behind it.`,
        related: set.map((place) => ({ place, message: 'it is set here' })),
        fixes: () =>
          set
            .slice(-1)
            .map((last) =>
              fix(`Export ${list(names)}`, false, insertAfter(last, `\nexport ${names.join(' ')}`)),
            ),
      });
    }
  },
};
