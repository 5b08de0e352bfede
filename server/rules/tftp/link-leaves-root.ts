/** A file that a node asks for is a symbolic link that leads out of the TFTP root, which in.tftpd -s does not leave. */
import { toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

export const tftpLinkLeavesRoot = faultRule({
  id: 'tftp/link-leaves-root',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A boot file, or a module, configuration file, kernel or initial ramdisk of PXELINUX, is a symbolic link, or lies behind one, that leads out of the directory that in.tftpd serves.',
    why: 'With `-s` (`--secure`) in.tftpd takes its directory for `/`: `pxelinux.0 -> /usr/lib/PXELINUX/pxelinux.0` is looked for below it, and `..` ends there. It answers `File not found`, though `ls` and `cat` on the server show the file. dnsmasq follows such links. Copy the file, or mount its folder there (`mount --bind`). Links cannot be written into an example.',
    avoid: {},
    prefer: {},
    references: ['tftpd(8), --secure', 'chroot(2)'],
  },
  // Where another file is read in its place, something starts.
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  story: ({ link, target, root }) =>
    `${link} is a symbolic link to ${target}, and in.tftpd -s sees nothing outside of ${root}`,
  message: ({ name, link, target, root, console }, { who }) =>
    `${link}, on the way to ${name} of ${who}, is a symbolic link to ${target}. in.tftpd -s takes ${root} for /, so that it leads nowhere${toldBy(console)}. Put the file itself there.`,
  differsBy: ({ link }) => link,
});
