/** The root of a node is exported with Kerberos only, which no kernel has before its root is there. */
import { changed, miniature } from '../about/miniature.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const SEC = (words: string) => miniature(changed('etc/exports', '(rw,', `(${words}rw,`));

export const exportsSecKrb5Root = faultRule({
  id: 'exports/sec-krb5-root',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The export of a root has `sec=krb5`, `krb5i` or `krb5p` and no `sys`, and the kernel mounts it itself.',
    why: 'Kerberos needs a daemon and a keytab, which lie in the root that is not mounted yet. The kernel offers `sys` only, the server refuses it, and the node ends with `VFS: Unable to mount root fs via NFS.`',
    avoid: SEC('sec=krb5p,'),
    prefer: SEC('sec=krb5p:sys,'),
    references: ['exports(5), sec=', 'nfs(5), sec='],
  },
  story: ({ path }) =>
    `${path} is exported to Kerberos only, which the kernel cannot offer before its root is there`,
  message: (_, { who }) =>
    `This is the export of the root of ${who}, and it takes Kerberos only, which the kernel cannot offer before its root is mounted: VFS: Unable to mount root fs via NFS. Add sys (sec=krb5:sys), or export the root with sec=sys to the network of the nodes.`,
  related: ({ at, others }) => elsewhere(at, others.slice(0, 1), 'the kernel mounts it here'),
});
