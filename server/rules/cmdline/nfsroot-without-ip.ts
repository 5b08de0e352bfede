/** An NFS root is asked for, but nothing tells the kernel to configure its network. */
import { commandLines } from '../about/commandlines.js';
import { fix, insertAfter } from '../about/edits.js';
import { wantsNfsRoot } from '../about/kernels.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

export const cmdlineNfsrootWithoutIp: CheckRule = {
  id: 'cmdline/nfsroot-without-ip',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel is to mount its root over NFS, but its command line has no ip=.',
    why: 'Without `ip=` (or `IPAPPEND 1`, which writes it) the kernel leaves its network alone, whatever its documentation says: no `IP-Config:` line appears, and after two minutes of silence `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature(changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', ' ip=dhcp', '')),
    prefer: miniature(),
    references: ['Linux net/ipv4/ipconfig.c', 'Linux Documentation/admin-guide/nfs/nfsroot.rst'],
  },
  check(context) {
    for (const { stage, parameters, mode, nodes } of commandLines(context)) {
      if (mode !== 'kernel-root' || !wantsNfsRoot(stage)) continue;
      if (parameters.some(({ name }) => name === 'ip' || name === 'nfsaddrs')) continue;
      const words = parameters.filter(({ name }) => name === 'nfsroot' || name === 'root');
      const last = words[words.length - 1];
      context.report({
        at: last?.place ?? stage.place,
        message: `The command line of ${nodesNamed(nodes)} asks for a root over NFS, but has no ip=. The kernel then does not configure its network: no IP-Config line, and VFS: Unable to mount root fs via NFS. Add ip=dhcp, or IPAPPEND 1 to the label.`,
        nodes,
        fixes: () =>
          last === undefined ? [] : [fix('Add ip=dhcp', false, insertAfter(last.place, ' ip=dhcp'))],
      });
    }
  },
};
