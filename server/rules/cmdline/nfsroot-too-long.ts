/** The options of the NFS root are longer than the kernel has room for. */
import { wantsNfsRoot } from '../../boot/index.js';
import { formatIpv4 } from '../../site/address.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { kernelNumber } from '../about/versions.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

/** nfs_root_options[256] of fs/nfs/nfsroot.c, and NFS_MAXPATHLEN. */
const ROOM = 256;
const PATH_ROOM = 1024;

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

export const cmdlineNfsrootTooLong: CheckRule = {
  id: 'cmdline/nfsroot-too-long',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The mount options of the NFS root, or its path, are longer than the kernel has room for.',
    why: 'The kernel puts its defaults, the options of root-path, those of nfsroot= and `nolock,addr=…` into 256 characters. What is longer is refused at once: `Root-NFS: mount options string too long`, then `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature(changed(NAME, ',vers=3', `,vers=3${',timeo=600,retrans=3'.repeat(12)}`)),
    prefer: miniature(changed(NAME, ',vers=3', ',vers=3,timeo=600,retrans=3')),
    references: ['Linux fs/nfs/nfsroot.c, root_nfs_data'],
  },
  check(context) {
    const cases = context.boots.flatMap(({ node, kernel, root }) => {
      if (kernel?.mode !== 'kernel-root' || root === undefined || !wantsNfsRoot(kernel)) return [];
      const path = root.path.kind === 'value' ? root.path.value.length : 0;
      const server = root.server.kind === 'value' ? formatIpv4(root.server.value) : '0.0.0.0';
      // Kernels before 3.0 began with shorter defaults than "vers=3,tcp,rsize=4096,wsize=4096".
      const defaults = (kernelNumber(kernel.configuration?.version) ?? 0) >= 3 ? 32 : 3;
      const options = root.options.join(',').length;
      const length = defaults + (options === 0 ? 0 : 1) + options + `,nolock,addr=${server}`.length;
      return length > ROOM || path > PATH_ROOM ? [{ node, root, path, length }] : [];
    });
    for (const group of groupBy(
      cases,
      ({ root }) => `${root.place.file}:${root.place.span.start}`,
    ).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const nodes = group.map(({ node }) => node.name);
      context.report({
        at: first.root.place,
        message:
          first.path > PATH_ROOM
            ? `The path of the NFS root of ${nodesNamed(nodes)} has ${first.path} characters, and the kernel has room for ${PATH_ROOM}. Shorten it.`
            : `The mount options of the NFS root of ${nodesNamed(nodes)} come to ${first.length} characters with those that the kernel adds, and it has room for ${ROOM}: Root-NFS: mount options string too long. Leave out what is the default anyway.`,
        nodes,
      });
    }
  },
};
