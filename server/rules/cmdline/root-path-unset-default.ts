/** Nothing names the path of the NFS root, so the kernel takes its own default, and that is not exported. */
import { noRootPath } from '../about/causes.js';
import { rootPathLost } from '../about/dhcp/rootpathlost.js';
import { fix, replaceBeginning } from '../about/edits.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { relatedTo, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const UNSAID = changed(NAME, ' nfsroot=192.168.1.1:/diskless/node21,vers=3', '');

export const cmdlineRootPathUnsetDefault = faultRule({
  id: 'cmdline/root-path-unset-default',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'Neither nfsroot= nor root-path names the path of the NFS root, and the path that the kernel takes then is not exported; a blank within nfsroot= cuts its path off.',
    why: 'The kernel falls back to `/tftpboot/` and the host name that DHCP gave it, or its address. The server logs `refused mount request from 192.168.1.21 for /tftpboot/node21 (/): not exported`, and the node shows `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature({ ...UNSAID, ...WITHOUT_ROOT_LINE }),
    prefer: miniature({
      ...UNSAID,
      ...changed(
        'etc/dhcp/dhcpd.conf',
        '  option host-name',
        '  option root-path "192.168.1.1:/diskless/node21,vers=3";\n  option host-name',
      ),
    }),
    references: ['Linux fs/nfs/nfsroot.c', 'Linux Documentation/admin-guide/nfs/nfsroot.rst'],
  },
  cause: ({ torn, misspelt }, { site, who }) =>
    torn === undefined && misspelt === undefined
      ? noRootPath(rootPathLost(site), 1, `here the root of ${who} is asked for, and not named`)
      : undefined,
  saidBy: () => ['pxe/append-continued', 'pxe/setting-replaced'],
  story: ({ path, torn }) =>
    torn === undefined
      ? `nothing names the root, and ${path}, which is asked for then, is not exported`
      : 'a blank tears nfsroot= in two, and nobody reads the path behind it',
  message: ({ path, console, misspelt, torn }, { who }) =>
    torn !== undefined
      ? `A blank tears nfsroot= of ${who} in two, and nobody reads the path behind it${toldBy(console)}. Write nfsroot=${torn}.`
      : misspelt === undefined
        ? `Neither nfsroot= nor root-path names the NFS root of ${who}. ${path}, which is asked for then, is not exported${toldBy(console)}. Write nfsroot=SERVER:/path, or set option root-path.`
        : `${misspelt}= is no word of the kernel, so nothing names the NFS root of ${who}. ${path}, which is asked for then, is not exported${toldBy(console)}. Write nfsroot=.`,
  fixes: ({ at, misspelt }, { site }) => {
    const edit = misspelt === undefined ? undefined : replaceBeginning(site, at, misspelt, 'nfsroot');
    return edit === undefined ? [] : [fix('Write nfsroot=', true, edit)];
  },
  related: (_, { traces: [trace] }) => relatedTo(trace?.node.host?.head, 'no root-path applies to this host'),
});
