/** The node's kernel cannot configure its network by itself: CONFIG_IP_PNP is off. */

import { askedFor, setBuiltIn } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const kernelIpPnpMissing = faultRule({
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
  // The value was refused.
  saidBy: () => 'kernel/syntax',
  story: ({ image }) => `${image} is built without CONFIG_IP_PNP=y`,
  message: ({ console }, { who }) =>
    `CONFIG_IP_PNP is not set in the kernel of ${who}: it ignores ip= and has no network when the root is to be mounted. The console shows no IP-Config line, then: ${console}. Set CONFIG_IP_PNP=y and CONFIG_IP_PNP_DHCP=y.`,
  related: askedFor,
  fixes: setBuiltIn,
});
