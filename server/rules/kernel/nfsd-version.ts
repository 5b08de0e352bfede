/** The boot server's kernel was built without a version or transport that nodes ask its NFS server for. */
import { miniature } from '../about/miniature.js';
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const SERVER = (symbol: string) =>
  miniature({
    'usr/src/linux/.config_master': `#
# Automatically generated file; DO NOT EDIT.
# Linux/x86 6.1.0 Kernel Configuration
#
CONFIG_NFSD=y
${symbol}
`,
  });

export const kernelNfsdVersion = faultRule({
  id: 'kernel/nfsd-version',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel of the boot server has a version or TCP switched off in its NFS server, and nodes use it.',
    why: 'The server does not offer what the node asks for: `VFS: Unable to mount root fs via NFS`, or `mount.nfs: requested NFS version or transport protocol is not supported`. Only an explicit `is not set` counts; newer kernels have no such symbol for version 3 and TCP.',
    avoid: SERVER('# CONFIG_NFSD_V3 is not set'),
    prefer: SERVER('CONFIG_NFSD_V4=y'),
    references: ['Linux fs/nfsd/Kconfig'],
  },
  story: ({ symbol, what }) => `the boot server's kernel is built without ${what} (CONFIG_${symbol})`,
  severityOf: ({ effect }) => (effect === 'none' ? 'warning' : 'error'),
  message: ({ effect, symbol, what, console }, { who, single }) =>
    effect === 'none'
      ? `The boot server's kernel has CONFIG_${symbol} switched off: every NFS mount over ${what}, which is the default of all current clients, is refused. Set it to y.`
      : `The boot server's kernel has CONFIG_${symbol} switched off, but ${who} ${single ? 'mounts its' : 'mount their'} root with ${what}${toldBy(console)}. Set it to y.`,
  related: ({ at, others, what }) => elsewhere(at, others, `${what} is asked for here`),
});
