/** `default` names no entry of the menu. */
import { nearest } from '../../../grammars/text/index.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { faultRule } from '../rule.js';

const menu = (name: string): string => grubMenu(undefined, `set default="${name}"\nset timeout=5\n`);

export const grubDefaultUnknown = faultRule({
  id: 'grub/default-unknown',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The variable `default` holds the title or id of an entry that the menu does not have.',
    why: 'GRUB says nothing and starts the first entry instead. Entries are known by their number from 0, by their whole title, or by `--id`; one in a submenu as `submenu>entry`.',
    avoid: bootedByGrub({ [GRUB_CFG]: menu('node') }),
    prefer: bootedByGrub({ [GRUB_CFG]: menu('Node') }),
    references: ['GRUB manual, "default"', 'grub-core/normal/menu.c, get_entry_number'],
  },
  commonToo: true,
  story: ({ word, first }) => `no entry is called "${word}", and "${first}" starts`,
  message: ({ word, first }) =>
    `The menu has no entry "${word}". GRUB starts the first one, "${first}"${nearest(word, [first]) === undefined ? '' : ', whose title is nearly the same: upper and lower case are told apart'}.`,
});
