/** in.tftpd runs without -s, and a node is told a name that it then refuses. */
import { changed, miniature } from '../about/miniature.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const PLAIN = 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS=""\n';
const ABSOLUTE = {
  ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"/srv/tftp/pxelinux.0"'),
  'etc/default/tftpd-hpa': PLAIN,
};

export const tftpRelativeWithoutSecure = faultRule({
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
  saidBy: () => 'settings/name-misspelt',
  cause: ({ name }) => ({
    key: 'in.tftpd without -s',
    ofOneMachine: false,
    distance: 0,
    here: `"${name}" is refused as well`,
  }),
  story: ({ name, reason }) => `the TFTP server refuses the name ${name}: ${reason}`,
  message: ({ name, directories, console, misspelt }, { who }) =>
    `${capital(who)} will ask for ${name}, but in.tftpd runs without -s${
      misspelt === undefined
        ? ''
        : misspelt.startsWith('-')
          ? ` (it passes over ${misspelt}, which it does not know)`
          : ` (without dashes, it takes ${misspelt} for a directory)`
    } and serves only absolute names below ${directories.join(', ')}${console === undefined ? '' : `: ${console}`}. Add -s to the daemon's options, or write the whole path.`,
  related: ({ others, misspelt }) =>
    others.map((place) => ({
      place,
      message: misspelt === undefined ? "the daemon's command line" : 'the boot file is told here',
    })),
});
