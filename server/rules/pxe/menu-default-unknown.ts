/** A menu is to preselect an entry that it does not have. */
import { nearest } from '../../../grammars/text/index.js';
import type { PxeCommand, PxeConfigFile } from '../../site/pxelinux/facts.js';
import { menuModules } from '../../site/pxelinux/opened.js';
import { fix, replace } from '../about/edits.js';
import { configFiles } from '../about/loaders/pxeconfigs.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const MENU = (preselected: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/default': `UI menu.c32
TIMEOUT 50
DEFAULT ${preselected}
LABEL local
  LOCALBOOT 0
LABEL again
  LOCALBOOT -1
`,
  });

export const pxeMenuDefaultUnknown: CheckRule = {
  id: 'pxe/menu-default-unknown',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A menu is shown, and DEFAULT names an entry that it does not have.',
    why: 'The menu says nothing: its first entry is preselected, and starts when the time is over.',
    avoid: MENU('agian'),
    prefer: MENU('again'),
    references: ['Syslinux com32/menu/readconfig.c, parse_configs'],
  },
  check({ site, report }) {
    for (const config of configFiles(site)) {
      const { default: wanted, labels } = config;
      const [first] = labels.filter(({ menu }) => menu === 0);
      if (wanted === undefined || first === undefined || !isAsked(config, wanted)) continue;
      const { value: word, place: at } = wanted.word;
      const names = labels.map(({ name }) => name.value);
      const meant = nearest(word, names);
      report({
        at,
        message: `The menu has no entry "${word}": it preselects the first one, "${first.name.value}", which starts when the time is over.${meant === undefined ? ' Name an entry of the menu.' : ` Write ${meant}.`}`,
        related: [{ place: first.name.place, message: 'this entry is preselected' }],
        fixes: () => (meant === undefined ? [] : [fix(`Write ${meant}`, false, replace(at, meant))]),
      });
    }
  },
};

/** DEFAULT is what the menu looks for among its entries, all of which are known, and finds none. */
function isAsked(config: PxeConfigFile, { word }: PxeCommand): boolean {
  const { ui, labels, includes, onTimeout, uboot } = config;
  if (ui === undefined || ui.parameters.length > 0 || !isMenu(ui)) return false;
  // A file without entries of its own, or the menu itself: whoever writes that does not mean an entry.
  if (labels.length < 2 || /[./]/.test(word.value) || menuModules.has(`${word.value}.c32`)) return false;
  if (uboot || includes.some(({ file }) => file === undefined)) return false;
  const marked = labels.some(({ menuDefault }) => menuDefault !== undefined);
  const known = labels.some(({ name }) => name.value === word.value);
  return !marked && !known && onTimeout === undefined;
}

function isMenu({ word }: PxeCommand): boolean {
  const name = word.value.split(/[/:]/).at(-1) ?? '';
  return menuModules.has(name) || menuModules.has(`${name}.c32`);
}
