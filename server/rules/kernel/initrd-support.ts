/** A label loads an initial ramdisk, and the kernel was built without the means to read one. */
import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import { groupBy } from '../about/hosts.js';
import { symbolPlace } from '../about/kernels.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const INITRD = changed(
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
  '  APPEND',
  '  INITRD initrd.img\n  APPEND',
);

export const kernelInitrdSupport: CheckRule = {
  id: 'kernel/initrd-support',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel of a label with an initial ramdisk has CONFIG_BLK_DEV_INITRD switched off.',
    why: 'PXELINUX loads the ramdisk, and the kernel never looks at it. Without the drivers in it the node stops with `VFS: Unable to mount root fs on unknown-block(0,0)`.',
    avoid: miniature({
      ...INITRD,
      ...changed(
        'srv/tftp/vmlinuz.config',
        'CONFIG_NET=y',
        '# CONFIG_BLK_DEV_INITRD is not set\nCONFIG_NET=y',
      ),
    }),
    prefer: miniature({
      ...INITRD,
      ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NET=y', 'CONFIG_BLK_DEV_INITRD=y\nCONFIG_NET=y'),
    }),
    references: ['Linux init/Kconfig, BLK_DEV_INITRD', 'Linux Documentation/admin-guide/initrd.rst'],
  },
  check({ boots, report }) {
    const cases = boots.flatMap(({ node, kernel }) => {
      const [initrd] = kernel?.initrds ?? [];
      const configuration = kernel?.mode === 'initramfs' ? kernel.configuration : undefined;
      if (initrd === undefined || configuration === undefined || !off(configuration)) return [];
      return [{ node, initrd, configuration }];
    });
    for (const group of groupBy(cases, ({ configuration }) => configuration).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const nodes = group.map(({ node }) => node.name);
      report({
        at: symbolPlace(first.configuration, 'BLK_DEV_INITRD'),
        message: `CONFIG_BLK_DEV_INITRD is switched off in the kernel of ${nodesNamed(nodes)}, so the ramdisk ${first.initrd.name} is loaded and never read: VFS: Unable to mount root fs. Set it to y, or take the ramdisk out.`,
        related: [{ place: first.initrd.place, message: 'the ramdisk that the label loads' }],
        nodes,
      });
    }
  },
};

/** Only where the file says so: every kernel has the symbol, and writes a line for it. */
function off(configuration: KernelConfiguration): boolean {
  return configuration.symbols.get('BLK_DEV_INITRD')?.value === 'n';
}
