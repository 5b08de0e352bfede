/** The name of the boot file has a character at which PXELINUX ends its search for the directory. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const NAMED = (file: string) =>
  miniature({
    ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', `"${file}"`),
    [`srv/tftp/${file}`]: '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
  });

export const pxePrefixUnderscore = faultRule({
  id: 'pxe/prefix-underscore',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The file name of PXELINUX has a character other than letters, digits, dots and dashes.',
    why: 'PXELINUX finds its directory by taking letters, digits, `.` and `-` off the end of its own name. Of `lab_pxelinux.0` it leaves `lab_`, and so asks for `lab_pxelinux.cfg/default` and `lab_vmlinuz`: `Unable to locate configuration file`.',
    avoid: NAMED('lab_pxelinux.0'),
    prefer: NAMED('lab-pxelinux.0'),
    references: ['Syslinux core/fs/pxe/pxe.c, get_prefix'],
  },
  story: ({ name, prefix }) => `PXELINUX takes ${prefix} for its directory, because of the name ${name}`,
  message: ({ name, character, prefix, console }, { who }) =>
    `The name ${name} has a "${character}", at which PXELINUX ends its search for its own directory: ${who} will ask for ${prefix}pxelinux.cfg/default, and the screen shows "${console}". Give the file a name of letters, digits, dots and dashes.`,
});
