/** Words that lines of dracut.conf add to a list run together, since no blank stands between them. */
import type { NodeRoot } from '../../site/model.js';
import { placeKey } from '../../site/place.js';
import type { Setting } from '../../site/settings/facts.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SITE = (blank: string) =>
  miniature({
    'diskless/node21/etc/dracut.conf.d/10-net.conf': `add_drivers+="${blank}e1000e${blank}"\n`,
    'diskless/node21/etc/dracut.conf.d/20-old.conf': `add_drivers+="${blank}r8169${blank}"\n`,
  });

export const initramfsDracutWordsJoined: CheckRule = {
  id: 'initramfs/dracut-words-joined',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'Two lines of dracut.conf, or of the files in dracut.conf.d, add words to one list, and no blank stands between the last word of the one and the first of the other.',
    why: 'The files are parts of one shell script: `e1000e` and `r8169` become `e1000er8169`, a driver that nobody has, and neither is in the initial ramdisk. dracut says `WARNING: <key>+=" <values> ": <values> should have surrounding white spaces!` and goes on; of modules it says `cannot be found or installed` and ends.',
    avoid: SITE(''),
    prefer: SITE(' '),
    references: ['dracut.conf(5)', 'dracut dracut.sh, check_conf_file'],
  },
  check({ site, report }) {
    const told = new Set<string>();
    for (const root of site.nodeRoots.values()) {
      const last = new Map<string, Setting>();
      for (const setting of additions(root)) {
        const before = last.get(setting.name.value);
        last.set(setting.name.value, setting);
        const [end, start] = [before && wordAt(before, 'end'), wordAt(setting, 'start')];
        const key = placeKey(setting.place);
        // One that has a value of its own replaces what was there.
        if (setting.value !== undefined) continue;
        if (before === undefined || end === undefined || start === undefined || told.has(key)) continue;
        told.add(key);
        report({
          at: setting.raw.place,
          message: `"${end}" and "${start}" become one word, ${end}${start}, which dracut does not find: neither is in the initial ramdisk. Write blanks on both sides: ${setting.name.value}+=" ${words(setting).trim()} ".`,
          related: [{ place: before.raw.place, message: 'the words before it' }],
        });
      }
    }
  },
};

/** In the order in which dracut reads them: its own file, then those of the folder by their names. */
function additions({ settings }: NodeRoot): Setting[] {
  return [...settings]
    .filter(([path]) => path.startsWith('/etc/dracut.conf'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, facts]) => (facts.refused === undefined ? facts.settings : []))
    .filter((setting) => LISTS.test(setting.name.value));
}

const LISTS =
  /^(?:(?:force_)?add_(?:dracutmodules|drivers)|force_drivers|omit_(?:dracutmodules|drivers)|install_items|filesystems)$/;

function words({ raw }: Setting): string {
  return raw.value.replace(/^(["'])(.*)\1$/s, '$2');
}

/** Only plain words run together; what a variable stands for may have blanks. */
function wordAt(setting: Setting, side: 'start' | 'end'): string | undefined {
  const text = words(setting);
  if (/[$`]/.test(text)) return undefined;
  return (side === 'start' ? /^\S+/ : /\S+$/).exec(text)?.[0];
}
