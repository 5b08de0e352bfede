/** The root of a node is exported with Kerberos only, which no kernel has before its root is there. */
import { changed, miniature } from '../about/miniature.js';
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const SEC = (words: string) => miniature(changed('etc/exports', '(rw,', `(${words}rw,`));

export const exportsSecKrb5Root = faultRule({
  id: 'exports/sec-krb5-root',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The export of a root has `sec=krb5`, `krb5i` or `krb5p` and no `sys`.',
    why: 'Kerberos needs a daemon and a keytab, which lie in the root that is not mounted yet. The kernel and the scripts of initial ramdisks offer `sys` only, the server refuses it, and a node whose kernel mounts its root ends with `VFS: Unable to mount root fs via NFS.`',
    avoid: SEC('sec=krb5p,'),
    prefer: SEC('sec=krb5p:sys,'),
    references: ['exports(5), sec=', 'nfs(5), sec='],
  },
  story: ({ path }) =>
    `${path} is exported to Kerberos only, which nothing can offer before its root is there`,
  message: ({ console }, { who }) =>
    `This is the export of the root of ${who}, and it takes Kerberos only, which nothing can offer before its root is mounted${toldBy(console)}. Add sys (sec=krb5:sys), or export the root with sec=sys to the network of the nodes.`,
  related: ({ at, others }) => elsewhere(at, others.slice(0, 1), 'it is mounted here'),
});
