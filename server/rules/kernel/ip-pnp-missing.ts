/** The node's kernel cannot configure its network by itself: CONFIG_IP_PNP is off. */
import { reportUnlessBuiltIn, wantsNfsRoot } from '../about/kernels.js';
import { changed, miniature } from '../about/miniature.js';
import type { Rule } from '../rule.js';

export const kernelIpPnpMissing: Rule = {
  id: 'kernel/ip-pnp-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A kernel that mounts an NFS root without an initramfs has CONFIG_IP_PNP switched off.',
    why: 'The kernel then ignores `ip=` without a word, prints no `IP-Config:` line, and cannot have CONFIG_ROOT_NFS either. The node stops with `VFS: Cannot open root device "nfs" or unknown-block(0,255)`.',
    avoid: miniature(changed('srv/tftp/vmlinuz.config', 'CONFIG_IP_PNP=y', '# CONFIG_IP_PNP is not set')),
    prefer: miniature(),
    references: ['Linux net/ipv4/Kconfig', 'Linux fs/nfs/Kconfig'],
  },
  check(context) {
    reportUnlessBuiltIn(
      context,
      'IP_PNP',
      (stage) => wantsNfsRoot(stage) || stage.parameters.some(({ name }) => name === 'ip'),
      'this command line needs the network',
      (nodes) =>
        `CONFIG_IP_PNP is not set in the kernel of ${nodes}: it ignores ip= and has no network when the root is to be mounted. The console shows no IP-Config line, then: VFS: Cannot open root device "nfs" or unknown-block(0,255). Set CONFIG_IP_PNP=y and CONFIG_IP_PNP_DHCP=y.`,
    );
  },
};
