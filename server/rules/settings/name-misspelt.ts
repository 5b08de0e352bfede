/** A settings file sets a variable that its program does not read, a slip of the pen away from one that it reads. */

import { placeKey } from '../../site/place.js';
import { type MisspeltSetting, misspeltSettings } from '../../site/settings/misspelt.js';
import { type MisspeltInNfsConf, misspeltInNfsConf } from '../../site/settings/nfsconf.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

export const settingsNameMisspelt: CheckRule = {
  id: 'settings/name-misspelt',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A file in conf.d, default or sysconfig, or one by which an initial ramdisk is made (mkinitcpio.conf, initramfs.conf, dracut.conf and their folders), sets a variable that its program does not read, but one with a letter more or less, another, or in another case; or nfs.conf has such a section or name, or a name in a section that is not its own.',
    why: 'A shell sets any name without a message, and the service starts with what it has without the line: another directory, other options, eight threads, a ramdisk that cannot mount the root.',
    avoid: miniature(changed('etc/default/tftpd-hpa', 'TFTP_OPTIONS', 'TFTP_OPTION')),
    prefer: miniature(),
    references: [
      'nfs.conf(5)',
      'nfs-utils support/nfs/conffile.c',
      'tftpd-hpa, its init script',
      'nfs-utils systemd/nfs-utils_env.sh',
    ],
  },
  check({ site, report }) {
    const files = [site.settings, ...[...site.nodeRoots.values()].map(({ settings }) => settings)];
    const told = new Set<string>();
    for (const one of files.flatMap((settings) => misspeltSettings(settings))) {
      const { name, right } = one;
      // Several machines may share the file.
      const key = placeKey(name.place);
      if (told.has(key)) continue;
      told.add(key);
      report({
        at: name.place,
        message: `Nothing reads ${name.value}: ${without(one)}. Write ${right}.`,
        fixes: () => [fix(`Write ${right}`, false, replace(name.place, right))],
      });
    }
    for (const wrong of misspeltInNfsConf(site.settings)) {
      const { said, right, what } = wrong;
      report({
        at: said.place,
        message: inNfsConf(wrong),
        fixes: () =>
          what === 'section' || what === 'name'
            ? [fix(`Write ${right}`, false, replace(said.place, right))]
            : [],
      });
    }
  },
};

/** What happens without the line. */
function without({ name, path, right }: MisspeltSetting): string {
  if (path.startsWith('/etc/xinetd.d/'))
    return `the service starts without this line, and the log of xinetd says "bad service attribute: ${name.value}"`;
  if (path.startsWith('/etc/mkinitcpio.conf') && right === 'HOOKS')
    return 'mkinitcpio says "Invalid config: No hooks found" and makes no initial ramdisk, so that the one of before stays';
  const maker = RAMDISKS.find(([beginning]) => path.startsWith(beginning))?.[1];
  return maker === undefined
    ? 'the service starts without this line, and says nothing'
    : `${maker} makes the initial ramdisk without this line, and says nothing`;
}

const RAMDISKS: readonly (readonly [string, string])[] = [
  ['/etc/mkinitcpio.conf', 'mkinitcpio'],
  ['/etc/initramfs-tools/', 'update-initramfs'],
  ['/etc/dracut.conf', 'dracut'],
];

function inNfsConf({ said, right, what, lost }: MisspeltInNfsConf): string {
  switch (what) {
    case 'section':
      return `No program of nfs-utils reads a section [${said.value}], so ${list(lost)} below it ${lost.length === 1 ? 'has' : 'have'} no effect, and nothing says so. Write [${right}].`;
    case 'name':
      return `Nothing reads ${said.value} in this section: the server starts without this line, and says nothing. Write ${right}.`;
    case 'place':
      return `${said.value} is read in the section [${right}], and not in this one: the line has no effect, and nothing says so. Put it below [${right}].`;
    case 'no section':
      return `This line stands before the first section, and each program of nfs-utils passes it over: its log says "ignoring line not in a section". Put it below [${right}].`;
  }
}
