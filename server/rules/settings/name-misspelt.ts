/** A settings file sets a variable that its program does not read, a slip of the pen away from one that it reads. */
import { misspeltSettings } from '../../site/settings/misspelt.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

export const settingsNameMisspelt: CheckRule = {
  id: 'settings/name-misspelt',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A file in conf.d, default or sysconfig sets a variable that the service does not read, but one with a letter more or less, another, or in another case.',
    why: 'A shell sets any name without a message, and the service starts with what it has without the line: another directory, other options, eight threads.',
    avoid: miniature(changed('etc/default/tftpd-hpa', 'TFTP_OPTIONS', 'TFTP_OPTION')),
    prefer: miniature(),
    references: ['tftpd-hpa, its init script', 'nfs-utils systemd/nfs-utils_env.sh'],
  },
  check({ site, report }) {
    for (const { name, right } of misspeltSettings(site.settings)) {
      report({
        at: name.place,
        message: `Nothing reads ${name.value}: the service starts without this line, and says nothing. Write ${right}.`,
        fixes: () => [fix(`Write ${right}`, false, replace(name.place, right))],
      });
    }
  },
};
