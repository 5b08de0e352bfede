/** DEFAULT, TIMEOUT or another statement for the whole file stands twice with two values: only the last one counts. */

import { placeKey } from '../../site/place.js';
import type { PxeReplaced } from '../../site/pxelinux/facts.js';
import { menuModules } from '../../site/pxelinux/opened.js';
import { replacedLine } from '../about/causes.js';
import { allConfigFiles } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const CONFIG = (first: string, second: string) =>
  miniature(
    changed(
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
      'DEFAULT linux\n',
      `DEFAULT linux\n${first}${second}`,
    ),
  );

export const pxeSettingReplaced: CheckRule = {
  id: 'pxe/setting-replaced',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'DEFAULT, UI, ONTIMEOUT, ONERROR, PROMPT or a time-out stands twice in one configuration, with different values; or APPEND stands twice in one label.',
    why: 'Each of them holds for the whole file, and PXELINUX keeps the last one it reads. The first one says nothing: a menu that it names is not shown, another entry starts.',
    avoid: CONFIG('TIMEOUT 100\n', 'TIMEOUT 50\n'),
    prefer: CONFIG('', 'TIMEOUT 50\n'),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c'],
  },
  check({ site, report }) {
    const said = new Set<string>();
    for (const { replaced } of allConfigFiles(site)) {
      for (const one of replaced) {
        const { directive, place, text, by } = one;
        const key = placeKey(place);
        if (said.has(key)) continue;
        said.add(key);
        report({
          at: place,
          cause: replacedLine(by.place, 0, 'what stands here says nothing either'),
          message:
            directive === 'APPEND'
              ? WORDS
              : `This ${directive} says nothing: "${directive} ${by.value}" comes after it, and the last one counts${
                  losesMenu(one) ? `, so the menu ${text} is never shown` : ''
                }. Take out the one that is not meant.`,
          related: [{ place: by.place, message: 'the one that counts' }],
        });
      }
    }
  },
};

/** Of one label. */
const WORDS =
  'These words do not reach the kernel: a label has one APPEND, and another one comes after this. Write all words in one line.';

function losesMenu({ directive, text, by }: PxeReplaced): boolean {
  const shows = (words: string) => menuModules.has(words.split(' ')[0]?.split(/[/:]/).at(-1) ?? '');
  return directive === 'DEFAULT' && shows(text) && !shows(by.value);
}
