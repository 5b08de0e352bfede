/** The root of a node is exported with Kerberos only, which no kernel has before its root is there. */
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SEC = (words: string) => miniature(changed('etc/exports', '(rw,', `(${words}rw,`));

export const exportsSecKrb5Root: CheckRule = {
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
  check(context) {
    const cases = tracedRoots(context).flatMap(({ trace, root, kernel }) => {
      const { decision } = root;
      if (decision.kind !== 'granted' || kernel.mode !== 'kernel-root') return [];
      const said = decision.client.options.filter(({ name, value }) => name === 'sec' && value !== undefined);
      const flavours = said.flatMap(({ value }) => (value ?? '').split(':'));
      if (flavours.length === 0 || !flavours.every((flavour) => /^krb5[ip]?$/.test(flavour))) return [];
      const [first] = said;
      return first === undefined ? [] : [{ at: first.place, root, name: trace.node.name }];
    });
    for (const group of groupBy(cases, ({ at }) => `${at.file}:${at.span.start}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const nodes = group.map(({ name }) => name);
      context.report({
        at: first.at,
        message: `This is the export of the root of ${nodesNamed(nodes)}, and it takes Kerberos only, which the kernel cannot offer before its root is mounted: VFS: Unable to mount root fs via NFS. Add sys (sec=krb5:sys), or export the root with sec=sys.`,
        related: [{ place: first.root.place, message: 'the kernel mounts it here' }],
        nodes,
      });
    }
  },
};
