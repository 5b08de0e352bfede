/** A menuentry or submenu of GRUB has no title, and is not in the menu. */
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { faultRule } from '../rule.js';

const CFG = grubMenu();
const named = (words: string) =>
  bootedByGrub({ [GRUB_CFG]: CFG.replace(/menuentry .*\{/, `menuentry ${words} {`) });

export const grubEntryWithoutTitle = faultRule({
  id: 'grub/entry-without-title',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A menuentry or submenu has no title: it is missing, or an option in front of it took it for its value.',
    why: 'GRUB shows `error: menuentry is missing title.` and leaves the entry out of its menu. `--id`, `--class`, `--users` and `--hotkey` take the word behind them, or, at the end, the block.',
    avoid: named('--id Node'),
    prefer: named('Node --id node'),
    references: ['GRUB manual, "menuentry"', 'grub-core/commands/menuentry.c', 'GRUB 2.06 in QEMU'],
  },
  commonToo: true,
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  story: () => 'its only entry has no title, and GRUB leaves it out',
  message: ({ option, console, effect }, { who }) =>
    `This entry has no title${option === undefined ? '' : ` (${option} takes what stands behind it for its value)`}, and GRUB leaves it out of the menu: "${console}"${effect === 'stops' ? ` There is nothing to start on ${who}.` : ''} Write the title behind the command${option === undefined ? '' : `, and a value behind ${option}`}.`,
});
