/** A node's fstab mounts a kind of file system that its kernel was built without: tmpfs or overlay. */

import type { Mount } from '../../site/fstab/facts.js';
import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import { groupBy } from '../about/hosts.js';
import { symbolPlace } from '../about/kernels.js';
import { changed, miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule, RuleContext } from '../rule.js';

/** Reports every kernel that has the symbol switched off in so many words while the fstab of its nodes has such a line. */
export function reportMissingFileSystem(
  context: RuleContext,
  type: string,
  off: (configuration: KernelConfiguration) => boolean,
  symbol: string,
  effect: string,
): void {
  const cases = tracedRoots(context).flatMap(({ trace, kernel, path }) => {
    const { configuration } = kernel;
    if (configuration === undefined || !off(configuration)) return [];
    const mount = context.site.nodeRoots
      .get(path)
      ?.fstab?.mounts.find((one) => one.type.value === type && !isOptional(one));
    return mount === undefined ? [] : [{ configuration, mount, node: trace.node.name }];
  });
  for (const group of groupBy(cases, ({ configuration }) => configuration).values()) {
    const [first] = group;
    if (first === undefined) continue;
    const nodes = group.map(({ node }) => node);
    const { configuration, mount } = first;
    context.report({
      at: symbolPlace(configuration, symbol),
      message: `CONFIG_${symbol} is switched off in the kernel of ${nodesNamed(nodes)}, and the fstab mounts ${type} on ${mount.target.value}: ${effect} Set it to y.`,
      related: [{ place: mount.place, message: `this line needs CONFIG_${symbol}` }],
      nodes,
    });
  }
}

function isOptional({ options }: Mount): boolean {
  return options.some(({ name }) => name === 'noauto' || name === 'nofail');
}

const off = (symbol: string) => changed('srv/tftp/vmlinuz.config', 'CONFIG_TMPFS=y', symbol);

export const kernelTmpfsMissing: CheckRule = {
  id: 'kernel/tmpfs-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: "A node's fstab mounts a tmpfs, and its kernel has CONFIG_TMPFS switched off.",
    why: 'The mount fails (`mount: wrong fs type, bad option, bad superblock on tmpfs`), and /tmp or /run stays on the NFS root, or cannot be written at all.',
    avoid: miniature(off('CONFIG_SHMEM=y\n# CONFIG_TMPFS is not set')),
    prefer: miniature(off('CONFIG_SHMEM=y\nCONFIG_TMPFS=y')),
    references: ['Linux fs/Kconfig, TMPFS', 'Linux mm/shmem.c'],
  },
  check(context) {
    reportMissingFileSystem(
      context,
      'tmpfs',
      // Without CONFIG_SHMEM the name tmpfs stands for ramfs, which works.
      ({ symbols }) => symbols.get('TMPFS')?.value === 'n' && symbols.get('SHMEM')?.value !== 'n',
      'TMPFS',
      'the mount fails, and the directory stays on the NFS root.',
    );
  },
};
