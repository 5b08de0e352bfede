/** A mount with NFS version 4 repeats the directory that fsid=0 already makes the root of all paths. */
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const SITE = (path: string) =>
  miniature({
    ...WITHOUT_ROOT_LINE,
    'etc/exports': '/diskless 192.168.1.0/24(rw,sync,fsid=0,no_root_squash,no_subtree_check)\n',
    ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', '/diskless/node21,vers=3', `${path},vers=4`),
    ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y'),
  });

export const exportsFsid0Path = faultRule({
  id: 'exports/fsid0-path',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A mount with NFS version 4 names the whole path of a directory below an export with `fsid=0`.',
    why: 'The directory with `fsid=0` is the root of all paths of version 4, so that its own path must be left out: with `/diskless` exported like that, `/diskless/node21` means `/diskless/diskless/node21`, which does not exist. The root ends with `VFS: Unable to mount root fs via NFS.`, another mount with `mount.nfs: mounting 192.168.1.1:/diskless/node21 failed, reason given by server: No such file or directory`.',
    avoid: SITE('/diskless/node21'),
    prefer: SITE('/node21'),
    references: ['exports(5), fsid=', 'nfs-utils utils/mountd/v4root.c'],
  },
  severityOf: ({ effect }) => (effect === 'none' ? 'warning' : 'error'),
  story: ({ path, above }) => `${path} is not there for NFS version 4, whose paths begin below ${above}`,
  message: ({ path, above, right, console }, { who }) =>
    `With NFS version 4, paths begin below ${above}, which has fsid=0: ${path} of ${who} means ${above}${path}. The mount fails${toldBy(console)}. Write ${right}, or take fsid=0 out.`,
  related: ({ at, others }) => elsewhere(at, others, 'the root of version 4'),
});
