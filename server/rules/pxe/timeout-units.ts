/** A prompt or a menu is there for a second or so: TIMEOUT counts tenths of a second. */

import { placeKey } from '../../site/place.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';
import { menuModules } from '../../site/pxelinux/opened.js';
import { fix, replace } from '../about/edits.js';
import { allConfigFiles } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const PROMPT = (timeout: number) =>
  miniature(
    changed(
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
      'DEFAULT linux\n',
      `DEFAULT linux\nPROMPT 1\nTIMEOUT ${timeout}\n`,
    ),
  );

/** Whoever writes 1 wants no wait at all; from 2 on a number of seconds is what people have in mind, and 20 is time to press a key. */
const LEAST = 2;
const MOST = 15;

export const pxeTimeoutUnits: CheckRule = {
  id: 'pxe/timeout-units',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'A prompt or menu is shown, and TIMEOUT leaves a second and a half or less.',
    why: 'TIMEOUT counts tenths of a second. With `TIMEOUT 5` the menu is gone after half a second, before a person has read it.',
    avoid: PROMPT(5),
    prefer: PROMPT(50),
    references: ['Syslinux doc/syslinux.txt, TIMEOUT'],
  },
  check({ site, report }) {
    const said = new Set<string>();
    for (const config of allConfigFiles(site)) {
      const { timeout, uboot } = config;
      // U-Boot rounds up to whole seconds.
      if (timeout === undefined || uboot || !asks(config)) continue;
      const { value, place } = timeout;
      const key = placeKey(place);
      if (value < LEAST || value > MOST || said.has(key)) continue;
      said.add(key);
      report({
        at: place,
        message: `TIMEOUT counts tenths of a second: ${value} is ${value === 10 ? '1 second' : `${value / 10} seconds`}, and then the boot goes on by itself. For ${value} seconds write ${value * 10}.`,
        fixes: () => [fix(`Write ${value * 10}`, false, replace(place, String(value * 10)))],
      });
    }
  },
};

/** Somebody is meant to choose. */
function asks({ ui, prompt, default: command }: PxeConfigFile): boolean {
  const name = command?.word.value.split(/[/:]/).at(-1) ?? '';
  return ui !== undefined || (prompt !== undefined && prompt.value !== 0) || menuModules.has(name);
}
