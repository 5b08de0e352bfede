/** in.tftpd runs without -s, and a node is told a name that it then refuses. */
import { bootFiles, namesOf } from '../about/bootfiles.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

/** Settings files that only tftp-hpa has. */
const HPA_SETTINGS = ['/etc/default/tftpd-hpa', '/etc/conf.d/in.tftpd'];
const PLAIN = 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS=""\n';
const ABSOLUTE = {
  ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"/srv/tftp/pxelinux.0"'),
  'etc/default/tftpd-hpa': PLAIN,
};

export const tftpRelativeWithoutSecure: CheckRule = {
  id: 'tftp/relative-without-secure',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'in.tftpd runs without -s, and a filename is relative, or lies outside the directories it serves.',
    why: 'Without `-s` in.tftpd accepts only absolute names below the directories of its command line, without `.` and `..`. Everything else ends in `PXE-T02: Access violation` or `File not found`.',
    avoid: miniature({ 'etc/default/tftpd-hpa': PLAIN }),
    prefer: miniature(ABSOLUTE),
    references: ['tftpd(8)'],
  },
  check({ site, boots, report }) {
    const { secure, mapFile, directories, options } = site.tftp;
    if (secure !== 'no' || mapFile || directories.length === 0) return;
    // Other daemons of the same name, such as the one of netkit that inetd.conf starts, take relative names.
    if (!HPA_SETTINGS.some((path) => site.settings.has(path))) return;
    for (const { name, place, traces } of bootFiles(boots)) {
      if (name.includes('://')) continue;
      const inside = directories.some(
        ({ value }) => name === value || name.startsWith(`${value.replace(/\/$/, '')}/`),
      );
      const dotted = name.split('/').some((part) => part === '.' || part === '..');
      if (inside && !dotted) continue;
      report({
        at: place,
        message:
          `${nodesNamed(namesOf(traces))} will ask for ${name}, but in.tftpd runs without -s and serves only absolute names below ${directories.map(({ value }) => value).join(', ')}: PXE-T02: Access violation. Add -s to the daemon's options, or write the whole path.`.replace(
            /^n/,
            'N',
          ),
        related:
          (options ?? directories[0]) === undefined
            ? []
            : [{ place: (options ?? directories[0])?.place ?? place, message: "the daemon's command line" }],
        nodes: namesOf(traces),
      });
    }
  },
};
