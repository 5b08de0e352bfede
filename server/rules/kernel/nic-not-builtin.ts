/** The node's kernel has no network driver built in, so it has no network when it mounts its root. */

import { startOf } from '../about/edits.js';
import { askedBy, kernelRoots, nodeNames, symbolPlace, wantsNfsRoot } from '../about/kernels.js';
import { changed, miniature } from '../about/miniature.js';
import { NETWORK_DRIVERS } from '../about/network-drivers.js';
import { list, nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

export const kernelNicNotBuiltin: CheckRule = {
  id: 'kernel/nic-not-builtin',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A kernel that mounts an NFS root without an initramfs has no Ethernet driver built in.',
    why: 'A driver built as a module lies on the root file system that it is needed to reach. The kernel shows `IP-Config: No network devices available`, or nothing at all for a long while, then `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature(changed('srv/tftp/vmlinuz.config', 'CONFIG_E1000=y', 'CONFIG_E1000=m')),
    prefer: miniature(),
    references: ['Linux net/ipv4/ipconfig.c', 'Linux drivers/net/ethernet/Kconfig'],
  },
  check(context) {
    for (const kernel of kernelRoots(context)) {
      const boots = kernel.boots.filter(({ stage }) => wantsNfsRoot(stage));
      // A configuration may name a driver of another kernel version; any unknown NET driver set to y would go unseen,
      // so the file must at least be complete before its silence counts.
      if (boots.length === 0 || !kernel.configuration.complete) continue;
      const drivers = NETWORK_DRIVERS.filter((name) => kernel.configuration.symbols.has(name));
      const value = (name: string) => kernel.configuration.symbols.get(name)?.value;
      if (drivers.some((name) => value(name) === 'y')) continue;
      const modules = drivers.filter((name) => value(name) === 'm');
      const asking = { ...kernel, boots };
      context.report({
        at:
          modules[0] === undefined
            ? startOf(kernel.configuration.file)
            : symbolPlace(kernel.configuration, modules[0]),
        message: `No network driver is built into the kernel of ${nodesNamed(nodeNames(asking))}${
          modules.length > 0
            ? ` (${list(modules.map((name) => `CONFIG_${name}`))} ${modules.length === 1 ? 'is a module' : 'are modules'})`
            : ''
        }, and there is no initramfs to load one. The console will show: IP-Config: No network devices available. Set the driver of the nodes' card to y.`,
        related: askedBy(asking, 'the root over NFS is asked for here'),
        nodes: nodeNames(asking),
      });
    }
  },
};
