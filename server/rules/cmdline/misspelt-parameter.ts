/** A word for the kernel is a slip of the pen away from one that it knows, and nobody reads it. */
import { type MisspeltWord, misspeltWord } from '../../boot/index.js';
import type { KernelParameter } from '../../site/parameters.js';
import { commandLines } from '../about/commandlines.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { meets } from '../about/stopped.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const WORDS = (more: string) => miniature(changed(NAME, 'ip=dhcp', `ip=dhcp ${more}`));

/** Of a name that nobody knows it is enough to show the name; of a value all is shown. */
function told({ name, value = '' }: KernelParameter, { name: meant, right }: MisspeltWord): string {
  if (name === meant)
    return meant === 'console'
      ? `finds no console "${value}", so its messages do not appear where they are looked for. Write ${right}.`
      : `finds no method in "${name}=${value}", and asks whomever it can. Write ${right}.`;
  // The sign is missing, or stands in what was to be the value.
  return name.startsWith(meant) && name.length > meant.length + 1
    ? `does not know "${name}", where a = is missing, and passes it over without a message. Write ${right}.`
    : `does not know "${name}=", and passes it over without a message. Write ${meant}=.`;
}

export const cmdlineMisspeltParameter: CheckRule = {
  id: 'cmdline/misspelt-parameter',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A word of a kernel command line is one letter away from root=, nfsroot=, ip= or console=, lacks the = behind it, or names a console that there is not.',
    why: 'The kernel hands words that it does not know to init and says nothing: what was meant does not happen. `console=ttys0` leaves the serial line dark, where the reason of every other fault would stand.',
    avoid: WORDS('console=ttys0,115200'),
    prefer: WORDS('console=ttyS0,115200'),
    references: [
      'Linux init/main.c, unknown_bootoption',
      'Linux Documentation/admin-guide/serial-console.rst',
    ],
  },
  check(context) {
    for (const { parameters, nodes } of commandLines(context)) {
      for (const word of parameters) {
        const meant = misspeltWord(word);
        if (meant === undefined) continue;
        // That one says what the machine mounts instead.
        if (meets(context.boots, 'cmdline/root-path-unset-default', word.place)) continue;
        context.report({
          at: word.place,
          message: `The kernel of ${nodesNamed(nodes)} ${told(word, meant)}`,
          nodes,
          fixes: () => [fix(`Write ${meant.right}`, false, replace(word.place, meant.right))],
        });
      }
    }
  },
};
