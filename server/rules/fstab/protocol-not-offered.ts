/** A node's fstab asks for an NFS version or a transport that the server or the node's kernel does without. */
import { changed, miniature } from '../about/miniature.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const SHARED = (options: string) =>
  miniature({
    ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
    ...changed(
      'diskless/node21/etc/fstab',
      'tmpfs',
      `192.168.1.1:/opt /opt nfs ro,nolock,${options} 0 0\ntmpfs`,
    ),
    'etc/nfs.conf': '[nfsd]\nvers4=n\n',
  });

function advice(what: string, by: string, instead: readonly string[]): string {
  if (what === 'UDP') return 'Write tcp.';
  const versions = instead.map((one) => `vers=${one}`).join(' or ');
  if (by === 'server') return `Ask for what the server offers, such as ${versions}.`;
  return versions === ''
    ? 'Build it in.'
    : `Ask for another version, such as ${versions}, or build this one in.`;
}

export const fstabProtocolNotOffered = faultRule({
  id: 'fstab/protocol-not-offered',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: "A line of a node's fstab asks for an NFS version or for UDP, which the server, its kernel or the node's kernel does without.",
    why: '`mount.nfs: requested NFS version or transport protocol is not supported`. The boot stops for maintenance or goes on without the directory. Version 2 has been off since nfs-utils 1.2.9, UDP since nfs-utils 2.2, and kernels since 5.6 leave UDP out.',
    avoid: SHARED('vers=4'),
    prefer: SHARED('vers=3'),
    references: ['nfs.conf(5), nfsd', 'nfs(5)', 'Linux fs/nfs/Kconfig'],
  },
  severityOf: ({ optional }) => (optional ? 'warning' : 'error'),

  story: ({ target, what, by }) =>
    `${target} is mounted with ${what}, which the ${by} ${by === 'server' ? 'does not offer' : 'is built without'}`,
  message: ({ target, what, by, told, instead, console }, { who }) =>
    `${target} of ${who} is mounted with ${what}, which ${
      by === 'kernel'
        ? 'the kernel is built without'
        : by === "server's kernel"
          ? "the server's kernel is built without"
          : told
            ? 'the server is told not to offer'
            : 'servers of today do not offer unless they are told to'
    }${console === undefined ? '' : `: ${console}`}. ${advice(what, by, instead)}`,
  related: ({ at, others, what }) => elsewhere(at, others, `${what} is switched off`),
});
