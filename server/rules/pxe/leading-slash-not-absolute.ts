/** A file name begins with a slash, which PXELINUX puts behind its own directory like any other name. */
import { fix, replace, writtenAt } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const BELOW = (kernel: string) =>
  miniature({
    ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"boot/pxelinux.0"'),
    'srv/tftp/boot/pxelinux.0': '',
    'srv/tftp/boot/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': undefined,
    'srv/tftp/boot/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL ${kernel}
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
`,
  });

export const pxeLeadingSlashNotAbsolute = faultRule({
  id: 'pxe/leading-slash-not-absolute',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A kernel or initial RAM disk is named with a leading slash and lies at the root of the TFTP server, but PXELINUX looks below the directory it was loaded from.',
    why: 'PXELINUX puts the directory of its boot file before every name, also before one with a slash: with `filename "boot/pxelinux.0"` the name `/vmlinuz` becomes `boot//vmlinuz`. It shows `Loading /vmlinuz... failed: No such file or directory`. A name with two colons in front, `::/vmlinuz`, is taken as it stands.',
    avoid: BELOW('/vmlinuz'),
    prefer: BELOW('::/vmlinuz'),
    references: ['Syslinux core/fs/pxe/pxe.c', 'Syslinux doc/pxelinux.txt'],
  },
  story: ({ name, asked }) => `${name} is asked for as ${asked}, which is not there`,
  message: ({ name, asked, console }, { who }) =>
    `PXELINUX puts its own directory before this name as well and asks for ${asked}, which is not there: "${console}" on ${who}. The file lies at the root of the TFTP server: write ::${name}.`,
  differsBy: ({ name }) => name,
  // One of several names behind initrd= has no place of its own.
  fixes: ({ name, at }, { site }) =>
    writtenAt(site, at) === name ? [fix(`Write ::${name}`, false, replace(at, `::${name}`))] : [],
});
