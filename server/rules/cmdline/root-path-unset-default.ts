/** Nothing names the path of the NFS root, so the kernel takes its own default, and that is not exported. */
import { wantsNfsRoot } from '../../boot/index.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { tracedRoots } from '../about/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const UNSAID = changed(NAME, ' nfsroot=192.168.1.1:/diskless/node21,vers=3', '');

export const cmdlineRootPathUnsetDefault: CheckRule = {
  id: 'cmdline/root-path-unset-default',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'Neither nfsroot= nor root-path names the path of the NFS root, and the path that the kernel takes then is not exported.',
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
  check(context) {
    const cases = tracedRoots(context).filter(
      ({ root, kernel }) =>
        kernel.mode === 'kernel-root' &&
        wantsNfsRoot(kernel) &&
        unsaidPath({ root }) &&
        root.decision.kind === 'not-exported',
    );
    for (const group of groupBy(
      cases,
      ({ root }) => `${root.place.file}:${root.place.span.start}`,
    ).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const { root, path, trace } = first;
      const nodes = group.map((one) => one.trace.node.name);
      const { host } = trace.node;
      context.report({
        at: root.place,
        severity: root.own === 'yes' ? 'error' : 'warning',
        message: `Neither nfsroot= nor root-path names the NFS root of ${nodesNamed(nodes)}. The kernel falls back to ${path}, which is not exported, and shows VFS: Unable to mount root fs via NFS. Write nfsroot=SERVER:/path, or set option root-path.`,
        related:
          host === undefined ? [] : [{ place: host.head, message: 'no root-path applies to this host' }],
        nodes,
      });
    }
  },
};

/** True where the path is the kernel's own default. */
export function unsaidPath({ root }: Pick<ReturnType<typeof tracedRoots>[number], 'root'>): boolean {
  return root.path.kind === 'value' && root.path.from === undefined;
}
