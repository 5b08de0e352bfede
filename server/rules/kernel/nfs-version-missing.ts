/** The root mount names an NFS version that the node's kernel was built without. */

import { setBuiltIn } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

export const kernelNfsVersionMissing = faultRule({
  id: 'kernel/nfs-version-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root is mounted with an NFS version that is not built into the kernel.',
    why: 'The kernel answers `Protocol not supported` to itself, retries, and ends with `VFS: Unable to mount root fs via NFS`. Without an initramfs the version must be built in; with one it may be a module.',
    avoid: miniature(
      changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', '# CONFIG_NFS_V3 is not set\nCONFIG_NFS_V4=y'),
    ),
    prefer: miniature(),
    references: ['Linux fs/nfs/Kconfig', 'nfs(5)'],
  },
  story: ({ image, symbol, version }) =>
    `NFS version ${version} is asked for, and ${image} is built without CONFIG_${symbol}=y`,
  message: ({ symbol, value, version, console }, { who }) =>
    `The root of ${who} is mounted with NFS version ${version}, but CONFIG_${symbol} is ${
      value === 'm' ? 'only a module' : 'not set'
    } in the kernel${toldBy(console)}. Set CONFIG_${symbol}=y, or ask for a version that is built in.`,
  related: ({ at, others, version }) => elsewhere(at, others, `version ${version} is asked for here`),
  fixes: setBuiltIn,
});
