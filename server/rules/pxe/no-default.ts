/** Nothing in a configuration file says what starts. */
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';
import { startOf } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { configFiles, readers } from '../about/pxeconfigs.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

/** The menu reads this file itself, and would find its entries here. */
function menuWithoutEntries({ ui, labels }: PxeConfigFile): boolean {
  const name = ui?.word.value.split(/[/:]/).at(-1);
  return (
    (name === 'menu.c32' || name === 'vesamenu.c32') && ui?.parameters.length === 0 && labels.length === 0
  );
}

export const pxeNoDefault: CheckRule = {
  id: 'pxe/no-default',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A configuration file that nodes read has neither DEFAULT nor UI.',
    why: 'PXELINUX shows `No DEFAULT or UI configuration directive found!` and waits at `boot:` for somebody to type a label.',
    avoid: miniature(changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'DEFAULT linux\n', '')),
    prefer: miniature(),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c', 'Syslinux doc/syslinux.txt, DEFAULT'],
  },
  check({ site, boots, report }) {
    const nodes = readers(boots);
    for (const config of configFiles(site)) {
      const { labels, uboot, includes, client } = config;
      const [first] = labels;
      const menu = menuWithoutEntries(config);
      if ((config.default !== undefined && !menu) || (config.ui !== undefined && !menu) || uboot) continue;
      // Included files that are not here may say it; files of other names are read by a menu, not by PXELINUX itself.
      if (includes.length > 0 || client.kind === 'other') continue;
      const reading = (nodes.get(config.file) ?? []).map(({ node }) => node.name);
      if (first === undefined) {
        if (reading.length === 0 || config.outside.length > 0) continue;
        report({
          at: startOf(config.file),
          message:
            `${nodesNamed(reading)} ${single(reading) ? 'reads' : 'read'} this file, and it starts nothing: ${
              menu
                ? 'the menu has no entries and waits for ever. Write labels into it'
                : 'PXELINUX shows "No DEFAULT or UI configuration directive found!" and waits at boot: for ever. Write a label and DEFAULT into it'
            }, or remove the file, so that the next one is looked for.`.replace(/^n/, 'N'),
          nodes: reading,
        });
        continue;
      }
      report({
        at: first.place,
        message: `Nothing says which label starts: there is neither DEFAULT nor UI. PXELINUX shows "No DEFAULT or UI configuration directive found!" and waits at boot: for ever. Add DEFAULT ${first.name.value}.`,
        nodes: reading,
        fixes: () => [
          {
            title: `Add DEFAULT ${first.name.value}`,
            safe: false,
            edits: [
              {
                file: config.file,
                edits: [{ span: { start: 0, end: 0 }, newText: `DEFAULT ${first.name.value}\n` }],
              },
            ],
          },
        ],
      });
    }
  },
};
