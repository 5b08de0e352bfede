/** A line of a node's fstab mounts a type of file system that the node's kernel does not have. */
import { unknownType } from '../../boot/init/mountstep.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const USB = (release: string) =>
  miniature({
    ...changed(
      'diskless/node21/etc/fstab',
      'tmpfs /tmp',
      'none /proc/bus/usb usbfs defaults 0 0\ntmpfs /tmp',
    ),
    ...changed('srv/tftp/vmlinuz.config', '6.1.0', release),
  });

export const fstabUnknownFilesystem: CheckRule = {
  id: 'fstab/unknown-filesystem',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: "A line of a node's fstab names a type of file system that its kernel no longer has (devfs, usbfs), or that needs a patched kernel (mfs of openMosix).",
    why: "`mount: /proc/bus/usb: unknown filesystem type 'usbfs'.` The line was copied from an older system; init scripts report a failure at every boot, and some stop there.",
    avoid: USB('6.1.0'),
    prefer: miniature(),
    references: ['mount(8)', 'Linux Documentation/process/removed'],
  },
  check(context) {
    const { site, report } = context;
    const cases = tracedRoots(context).flatMap(({ trace, kernel, path }) =>
      (site.nodeRoots.get(path)?.fstab?.mounts ?? [])
        .filter(
          ({ type, options }) =>
            unknownType(kernel, type.value) &&
            !options.some(({ name }) => name === 'noauto' || name === 'nofail'),
        )
        .map((mount) => ({ mount, name: trace.node.name })),
    );
    for (const group of groupBy(cases, ({ mount }) => mount).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const { target, type } = first.mount;
      const nodes = group.map(({ name }) => name);
      report({
        at: type.place,
        message: `The kernel of ${nodesNamed(nodes)} has no file system ${type.value}: mount: ${target.value}: unknown filesystem type '${type.value}'. Remove the line.`,
        nodes,
      });
    }
  },
};
