/** root-path is longer than the kernel has room for. */
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const ROOT = (folder: string) =>
  miniature({
    ...WITHOUT_ROOT_LINE,
    ...changed(
      'etc/dhcp/dhcpd.conf',
      'option host-name "node21";',
      `option host-name "node21";\n  option root-path "192.168.1.1:${folder}/node21,vers=3";`,
    ),
    ...changed(
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
      'nfsroot=192.168.1.1:/diskless/node21,vers=3 ',
      '',
    ),
  });

export const dhcpRootPathTooLong = faultRule({
  id: 'dhcp/root-path-too-long',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'root-path has more than 255 characters.',
    why: 'One DHCP option holds 255. dhcpd sends a longer text in pieces, and the kernel keeps the last of them, which is no path: `VFS: Unable to mount root fs via NFS.`',
    avoid: ROOT(`/diskless/${'x'.repeat(240)}`),
    prefer: ROOT('/diskless'),
    references: ['Linux net/ipv4/ipconfig.c, ic_do_bootp_ext', 'RFC 3396'],
  },
  story: ({ length, room }) => `root-path has ${length} characters, and the kernel has room for ${room}`,
  message: ({ length, room, console }, { who }) =>
    `The root-path of ${who} has ${length} characters, and an option of DHCP holds ${room}: the kernel gets the end of it only${toldBy(console)}. Shorten the path, or leave out options that are the default.`,
});
