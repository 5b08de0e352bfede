/** The boot server exports directories, and its kernel has no NFS server. */
import { symbolPlace } from '../about/kernels.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

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

export const kernelNfsdMissing: CheckRule = {
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
  check({ site, report }) {
    const { serverKernel, exports, tree } = site;
    const entry = exports?.entries.find(({ clients }) => clients.length > 0);
    if (serverKernel === undefined || entry === undefined) return;
    if (serverKernel.symbols.get('NFSD')?.value !== 'n') return;
    // NFS servers that are programs of their own need nothing of the kernel.
    const programs = ['/etc/ganesha', '/usr/bin/ganesha.nfsd', '/usr/sbin/unfsd', '/usr/sbin/rpc.unfs3d'];
    if (programs.some((path) => tree.exists(path) === 'yes')) return;
    report({
      at: symbolPlace(serverKernel, 'NFSD'),
      message:
        "CONFIG_NFSD is switched off in the boot server's kernel, so nothing can be exported: rpc.nfsd: Unable to access /proc/fs/nfsd. Set it to y or m.",
      related: [{ place: entry.path.place, message: 'the exports are here' }],
    });
  },
};
