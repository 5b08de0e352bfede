/** The node's kernel has no network driver built in, so it has no network when it mounts its root. */

import { switchOff } from '../about/causes.js';
import { askedFor } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import { faultRule } from '../rule.js';

export const kernelNicNotBuiltin = faultRule({
  id: 'kernel/nic-not-builtin',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A kernel that mounts an NFS root without an initramfs has no Ethernet driver built in, or only one that make drops because what it needs is off.',
    why: 'A driver built as a module lies on the root file system that it is needed to reach. The kernel shows `IP-Config: No network devices available`, or nothing at all for a long while, then `VFS: Unable to mount root fs via NFS`. It is a warning where the kernel may have a driver that is in no list: where it is newer than 6.1, is not one of a PC, or has `CONFIG_STAGING=y`.',
    avoid: miniature(changed('srv/tftp/vmlinuz.config', 'CONFIG_E1000=y', 'CONFIG_E1000=m')),
    prefer: miniature(),
    references: ['Linux net/ipv4/ipconfig.c', 'Linux drivers/net/ethernet/Kconfig'],
  },
  story: ({ image, dropped }) =>
    `${image} has no driver of a network card built in${dropped === undefined ? '' : `, since CONFIG_${dropped.need} is off`}`,
  cause: ({ at, dropped }) => (dropped === undefined ? undefined : switchOff(at, 0)),
  message({ console, modules, dropped }, { who }) {
    if (dropped !== undefined)
      return `CONFIG_${dropped.driver} needs CONFIG_${dropped.need}, which is switched off: make drops it without a word, no other network driver is built into the kernel of ${who}, and there is no initramfs to load one: no IP-Config line, then ${console} Set CONFIG_${dropped.need}=y.`;
    const names = list(modules.map((name) => `CONFIG_${name}`));
    const loose =
      modules.length === 0 ? '' : ` (${names} ${modules.length === 1 ? 'is a module' : 'are modules'})`;
    return `No network driver is built into the kernel of ${who}${loose}, and there is no initramfs to load one: no IP-Config line, then ${console} Set the driver of the nodes' card to y.`;
  },
  related: askedFor,
});
