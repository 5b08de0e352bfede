/** The kernel of a node that mounts an NFS root was built without a network. */

import { askedFor, setBuiltIn } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const kernelInetMissing = faultRule({
  id: 'kernel/inet-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The kernel of a node with an NFS root has CONFIG_NET or CONFIG_INET switched off.',
    why: 'Without TCP/IP there is neither CONFIG_IP_PNP nor CONFIG_NFS_FS nor CONFIG_ROOT_NFS: make drops them without a word, whatever the file says. A kernel that mounts the root itself stops with `Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,255)`; the scripts of an initial ramdisk get no address.',
    avoid: miniature(changed('srv/tftp/vmlinuz.config', 'CONFIG_INET=y', '# CONFIG_INET is not set')),
    prefer: miniature(),
    references: ['Linux net/Kconfig', 'Linux fs/nfs/Kconfig', 'Linux net/ipv4/Kconfig'],
  },
  // The value was refused.
  saidBy: () => 'kernel/syntax',
  story: ({ image, symbol }) => `${image} is built without CONFIG_${symbol}=y, so without NFS`,
  message: ({ console, symbol }, { who }) =>
    `CONFIG_${symbol} is not set in the kernel of ${who}, which then has no TCP/IP and no NFS: ${console === undefined ? 'its initial ramdisk reaches no server' : `the console will show: ${console}`}. Set CONFIG_${symbol}=y, then CONFIG_IP_PNP=y, CONFIG_NFS_FS=y and CONFIG_ROOT_NFS=y.`,
  related: askedFor,
  fixes: setBuiltIn,
});
