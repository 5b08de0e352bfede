/** The item that a menu is to preselect is none of its items. */
import { nearest } from '../../../grammars/text/index.js';
import { fix, replace } from '../about/edits.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import { commandsOf, isLiteral } from '../about/loaders/ipxescripts.js';
import type { CheckRule } from '../rule.js';

const menu = (preselected: string): string => `#!ipxe
menu Lab
item install Install
item local Local disk
choose --default ${preselected} --timeout 3000 target && goto \${target}
:install
shell
:local
sanboot --no-describe --drive 0x80
`;

export const ipxeDefaultWithoutItem: CheckRule = {
  id: 'ipxe/default-without-item',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'choose is told to preselect an item that the menu does not have.',
    why: 'iPXE says nothing, and preselects the first item: with a timeout the machine starts that by itself.',
    avoid: ipxeSite({ 'srv/tftp/menu.ipxe': menu('disk') }),
    prefer: ipxeSite({ 'srv/tftp/menu.ipxe': menu('local') }),
    references: ['ipxe.org/cmd/choose', 'iPXE src/hci/tui/menu_ui.c'],
  },
  check({ site, report }) {
    for (const script of site.ipxe) {
      if (script.template) continue;
      let names: string[] = [];
      let texts: string[] = [];
      let open = false;
      for (const { name, rest, options } of commandsOf(script)) {
        const [word] = rest;
        if (name === 'menu') {
          names = [];
          texts = [];
          open = false;
        }
        if (name === 'item' && word !== undefined && !options.has('gap')) {
          if (isLiteral(word)) names.push(word.value);
          else open = true;
          // Of a text of several words none can have been meant for a label.
          if (rest.length === 2) texts.push(rest[1]?.value ?? '');
        }
        const said = options.get('default');
        if (name !== 'choose' || open || names.length === 0 || said === undefined || !isLiteral(said.word))
          continue;
        const wanted = said.word.value.slice(said.from);
        if (names.includes(wanted)) continue;
        // The two words of an item are exchanged, which is told where it stands.
        if (texts.includes(wanted)) continue;
        const near = nearest(wanted, names);
        // Then the item is the wrong one, and is found as such.
        if (near !== undefined && script.labels.has(wanted) && !script.labels.has(near)) continue;
        const { place } = said.word;
        report({
          at: place,
          message: `The menu has no item ${wanted}${near === undefined ? '' : ` (there is ${near})`}: iPXE preselects ${names[0] ?? 'the first one'}.`,
          fixes: () =>
            near === undefined || said.from > 0 ? [] : [fix(`Write ${near}`, false, replace(place, near))],
        });
      }
    }
  },
};
