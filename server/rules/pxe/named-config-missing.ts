/** DHCP names a configuration for PXELINUX by option 209, and the TFTP server has no such file. */

import { tftpRoot } from '../about/loaders/tftproot.js';
import { changed, miniature } from '../about/miniature.js';
import { thereIs } from '../about/wording.js';
import { faultRule } from '../rule.js';

const NAMED = (name: string) =>
  miniature({
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
    'etc/dhcp/dhcpd.conf': `option configfile code 209 = text;
${
  changed(
    'etc/dhcp/dhcpd.conf',
    '  filename "pxelinux.0";\n',
    `  filename "pxelinux.0";
  option configfile "${name}";
  option dhcp-parameter-request-list = concat(option dhcp-parameter-request-list, d1);
`,
  )['etc/dhcp/dhcpd.conf'] ?? ''
}`,
  });

export const pxeNamedConfigMissing = faultRule({
  id: 'pxe/named-config-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'Option 209 names a configuration for PXELINUX that the TFTP server does not have.',
    why: 'PXELINUX asks for that file first, gets none, and goes on with the names that it always asks for, without a word: the machine starts what `default` says, or shows `Unable to locate configuration file`. The name counts from the folder of the boot file, or from option 210.',
    avoid: NAMED('pxelinux.cfg/lab'),
    prefer: NAMED('pxelinux.cfg/default'),
    references: ['Syslinux doc/pxelinux.txt, "DHCP options"', 'Syslinux core/fs/pxe/pxe.c, pxe_load_config'],
  },
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  story: ({ name, path }) => `option 209 names ${name}, and the TFTP server has no ${path}`,
  message: ({ name, path, near, instead, console }, { who }) =>
    `Option 209 tells PXELINUX on ${who} to read ${name}, but ${path} does not exist.${thereIs(near)} ${
      instead === undefined
        ? `It finds no other configuration either: "${console}".`
        : `It reads ${instead} instead, and says nothing.`
    } Put the file there, or correct the name.`,
  related: (fault, told) => [
    ...fault.others.map((place) => ({ place, message: 'read instead' })),
    ...tftpRoot(fault, told),
  ],
});
