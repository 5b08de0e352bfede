/** A label stands twice in one configuration; PXELINUX starts the first and never the second. */
import type { PxeLabel } from '../../site/pxelinux/facts.js';
import { configFiles } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SECOND = (name: string) =>
  changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', ' rw\n', ` rw\nLABEL ${name}\n  LOCALBOOT 0\n`);

export const pxeDuplicateLabel: CheckRule = {
  id: 'pxe/duplicate-label',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'Two labels of one configuration have the same name.',
    why: 'The first one found is started, whatever the second says. An edit to the second has no effect.',
    avoid: miniature(SECOND('linux')),
    prefer: miniature(SECOND('local')),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c, find_label'],
  },
  check({ site, report }) {
    for (const { labels, uboot, ui, default: command, client } of configFiles(site)) {
      // A menu starts the entry that is chosen, whatever its name; files of other names are read by a menu.
      const menu = ui !== undefined || command?.word.value.endsWith('.c32') === true;
      if (uboot || menu || client.kind === 'other') continue;
      const seen = new Map<string, PxeLabel>();
      for (const label of labels) {
        const first = seen.get(label.name.value);
        if (first === undefined) seen.set(label.name.value, label);
        // The same file included twice is one label seen twice.
        else if (first.place.file !== label.place.file || first.place.span.start !== label.place.span.start) {
          report({
            at: label.name.place,
            message: `There is a label ${label.name.value} before this one, and PXELINUX starts the first. Rename or remove one of them.`,
            related: [{ place: first.name.place, message: 'the one that is started' }],
          });
        }
      }
    }
  },
};
