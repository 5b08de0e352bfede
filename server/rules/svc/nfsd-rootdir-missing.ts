/** The directory that nfs.conf puts before every export is not there. */
import { fix, replace, writtenAt } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { withArticle } from '../about/wording.js';
import { faultRule } from '../rule.js';

const ROOT = (path: string) =>
  miniature({
    'etc/nfs.conf': `[exports]\nrootdir=${path}\n`,
    'srv/export/diskless/node21/etc/hostname': 'node21\n',
  });

export const svcNfsdRootdirMissing = faultRule({
  id: 'svc/nfsd-rootdir-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The directory that `rootdir` of nfs.conf names does not exist on the server. In a copy in a repository only a slip is looked for: a directory beside it with nearly the same name.',
    why: 'exportfs and rpc.mountd change into it as they start: `exportfs: chroot(/srv/exprt) failed: No such file or directory`, and end. Nothing is exported, and the node ends with `VFS: Unable to mount root fs via NFS.`',
    avoid: ROOT('/srv/exprt'),
    prefer: ROOT('/srv/export'),
    references: ['nfs.conf(5), exports', 'nfs-utils support/misc/workqueue.c'],
  },
  story: ({ path }) => `${path}, which nfs.conf puts before all exports, does not exist on the server`,
  message: ({ path, near, console }, { who }) =>
    `rootdir puts ${path} before all exports, and it does not exist on the server: exportfs says "chroot(${path}) failed: No such file or directory" and ends. So nothing is exported, and nothing mounts the root of ${who}${toldBy(console)}. ${
      near === undefined ? 'Correct the path, or make the directory.' : `There is ${withArticle(near)}.`
    }`,
  related: ({ at, others }) => elsewhere(at, others, 'the exports are here'),
  fixes: ({ at, path, near }, { site }) =>
    near === undefined
      ? []
      : [fix(`Write ${near}`, false, replace(at, writtenAt(site, at).replace(path, near)))],
});
