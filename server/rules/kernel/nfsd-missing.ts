/** The boot server exports directories, and its kernel has no NFS server. */
import { miniature } from '../about/miniature.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const SERVER = (symbol: string) =>
  miniature({
    'usr/src/linux/.config_master': `#
# Automatically generated file; DO NOT EDIT.
# Linux/x86 6.1.0 Kernel Configuration
#
CONFIG_PACKET=y
${symbol}
`,
  });

export const kernelNfsdMissing = faultRule({
  id: 'kernel/nfsd-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The boot server exports directories, but its kernel has CONFIG_NFSD switched off.',
    why: 'The NFS server runs in the kernel. Without it the service does not start: `rpc.nfsd: Unable to access /proc/fs/nfsd errno 2 (No such file or directory)`, and every node waits for its root.',
    avoid: SERVER('# CONFIG_NFSD is not set'),
    prefer: SERVER('CONFIG_NFSD=m'),
    references: ['Linux fs/nfsd/Kconfig', 'rpc.nfsd(8)'],
  },
  story: () => "the boot server's kernel has no NFS server (CONFIG_NFSD)",
  message: (_, { who }) =>
    `CONFIG_NFSD is switched off in the boot server's kernel, so nothing can be exported to ${who}: rpc.nfsd: Unable to access /proc/fs/nfsd. Set it to y or m.`,
  related: ({ at, others }) => elsewhere(at, others, 'the exports are here'),
});
