/** The root of a node has no /dev/console, and its kernel neither brings one nor mounts a devtmpfs. */
import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import { startOf } from '../about/edits.js';
import { groupBy } from '../about/hosts.js';
import { symbolPlace, symbolValue } from '../about/kernels.js';
import { changed, miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const OLD_KERNEL = {
  'srv/tftp/vmlinuz.config': (
    changed('srv/tftp/vmlinuz.config', '6.1.0', '2.6.30')['srv/tftp/vmlinuz.config'] ?? ''
  ).replace('CONFIG_DEVTMPFS=y\nCONFIG_DEVTMPFS_MOUNT=y\n', ''),
};
const WITH_DEV = (name: string) =>
  miniature({
    ...OLD_KERNEL,
    'diskless/node21/sbin/init': '',
    [`diskless/node21/dev/${name}`]: '',
  });

/** Before 2.6.35 the kernel opened the console of the root, later that of its built-in initramfs (init/main.c). */
function opensConsoleOfRoot({ version }: KernelConfiguration): boolean {
  const match = /^2\.(\d+)\.(\d+)/.exec(version ?? '');
  if (match === null) return false;
  const [minor, patch] = [Number(match[1]), Number(match[2])];
  return minor < 6 || (minor === 6 && patch < 35);
}

export const roottreeConsoleMissing: CheckRule = {
  id: 'roottree/console-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root of a node has no dev/console, its kernel is older than 2.6.35, and it mounts no devtmpfs by itself.',
    why: 'The kernel opens the console for init before anything is mounted on /dev. It says `Warning: unable to open an initial console.`, and from then on nothing appears on the screen. The file is made on the server: `mknod -m 600 dev/console c 5 1`. Kernels from 2.6.35 on bring a console of their own.',
    avoid: WITH_DEV('null'),
    prefer: WITH_DEV('console'),
    references: ['Linux init/main.c', 'Linux usr/default_cpio_list', 'mknod(1)'],
  },
  check(context) {
    const { site, report } = context;
    const roots = tracedRoots(context).flatMap((traced) => {
      const { kernel, path, trace } = traced;
      const { configuration, mode, parameters } = kernel;
      if (mode !== 'kernel-root' || configuration === undefined || !opensConsoleOfRoot(configuration))
        return [];
      const mounts = symbolValue(configuration, 'DEVTMPFS_MOUNT');
      if (mounts !== 'n' || parameters.some(({ name }) => name === 'devtmpfs.mount')) return [];
      if (site.nodeRoots.get(path)?.kind !== 'tree') return [];
      // Device files do not survive in every copy; where there is none at all, nothing is known.
      const names = site.tree.list(`${path}/dev`)?.filter((name) => !name.startsWith('.')) ?? [];
      const at = site.tree.locate(`${path}/dev`);
      if (names.length === 0 || names.includes('console') || at === undefined) return [];
      return [{ path, at, configuration, name: trace.node.name }];
    });
    for (const group of groupBy(roots, ({ path }) => path).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const { path, at, configuration } = first;
      const nodes = group.map(({ name }) => name);
      report({
        at: startOf(at),
        message: `${path}/dev has no console, and the kernel ${configuration.version ?? ''} of ${nodesNamed(nodes)} neither brings one nor mounts a devtmpfs: "Warning: unable to open an initial console.", then a dark screen. Make it on the server: mknod -m 600 ${path}/dev/console c 5 1.`,
        related: [
          {
            place: symbolPlace(configuration, 'DEVTMPFS_MOUNT'),
            message: 'CONFIG_DEVTMPFS_MOUNT is not set',
          },
        ],
        nodes,
      });
    }
  },
};
