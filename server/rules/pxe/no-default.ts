/** Nothing in a configuration file says what starts. */
import { fix } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

export const pxeNoDefault = faultRule({
  id: 'pxe/no-default',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A configuration file that nodes read has neither DEFAULT nor UI.',
    why: 'PXELINUX shows `No DEFAULT or UI configuration directive found!` and waits at `boot:` for somebody to type a label.',
    avoid: miniature(changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'DEFAULT linux\n', '')),
    prefer: miniature(),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c', 'Syslinux doc/syslinux.txt, DEFAULT'],
  },
  saidBy: ({ misspelt }) => (misspelt ? 'pxe/unknown-directive' : []),
  story: ({ why }) =>
    why === 'nothing said'
      ? 'nothing starts by itself: there is neither DEFAULT nor UI'
      : 'nothing starts by itself: the menu has no entries',
  message: ({ why, label }, { who, single }) => {
    if (label !== undefined)
      return `Nothing says which label starts: there is neither DEFAULT nor UI. PXELINUX shows "No DEFAULT or UI configuration directive found!" and waits at boot: for ever. Add DEFAULT ${label}.`;
    const waits =
      why === 'nothing said'
        ? 'PXELINUX shows "No DEFAULT or UI configuration directive found!" and waits at boot: for ever. Write a label and DEFAULT into it'
        : 'the menu has no entries and waits for ever. Write labels into it';
    return `${capital(who)} ${single ? 'reads' : 'read'} this file, and it starts nothing: ${waits}, or remove the file, so that the next one is looked for.`;
  },
  fixes: ({ label, at }) =>
    label === undefined
      ? []
      : [
          fix(`Add DEFAULT ${label}`, false, {
            file: at.file,
            edits: [{ span: { start: 0, end: 0 }, newText: `DEFAULT ${label}\n` }],
          }),
        ],
});
