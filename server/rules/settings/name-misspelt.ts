/** A settings file sets a variable that its program does not read, a slip of the pen away from one that it reads. */
import { misspeltSettings } from '../../site/settings/misspelt.js';
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
    what: 'A file in conf.d, default or sysconfig sets a variable that the service does not read, but one with a letter more or less, another, or in another case; or nfs.conf has such a section or name, or a name in a section that is not its own.',
    why: 'A shell sets any name without a message, and the service starts with what it has without the line: another directory, other options, eight threads.',
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
    for (const { name, right } of misspeltSettings(site.settings)) {
      report({
        at: name.place,
        message: `Nothing reads ${name.value}: the service starts without this line, and ${
          name.place.file.includes('/xinetd.d/')
            ? `the log of xinetd says "bad service attribute: ${name.value}"`
            : 'says nothing'
        }. Write ${right}.`,
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
