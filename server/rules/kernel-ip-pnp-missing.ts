/** The node's kernel cannot configure its network by itself: CONFIG_IP_PNP is off. */
import {
  askedBy,
  builtIn,
  kernelRoots,
  nodeNames,
  symbolPlace,
  symbolValue,
  wantsNfsRoot,
} from './kernels.js';
import { changed, miniature } from './miniature.js';
import type { Rule } from './rule.js';
import { nodesNamed } from './wording.js';

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
    for (const kernel of kernelRoots(context)) {
      const boots = kernel.boots.filter(
        ({ stage }) => wantsNfsRoot(stage) || stage.parameters.some(({ name }) => name === 'ip'),
      );
      const value = symbolValue(kernel.configuration, 'IP_PNP');
      if (boots.length === 0 || value === undefined || value === 'y') continue;
      const asking = { ...kernel, boots };
      context.report({
        at: symbolPlace(kernel.configuration, 'IP_PNP'),
        message: `CONFIG_IP_PNP is not set in the kernel of ${nodesNamed(nodeNames(asking))}: it ignores ip= and has no network when the root is to be mounted. The console shows no IP-Config line, then: VFS: Cannot open root device "nfs" or unknown-block(0,255). Set CONFIG_IP_PNP=y and CONFIG_IP_PNP_DHCP=y.`,
        related: askedBy(asking, 'this command line needs the network'),
        nodes: nodeNames(asking),
        fixes: () => [builtIn(context, kernel.configuration, ['IP_PNP'])],
      });
    }
  },
};
