/** The root of a node has no /dev/console, and its kernel neither brings one nor mounts a devtmpfs. */
import { changed, miniature } from '../about/miniature.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

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

export const roottreeConsoleMissing = faultRule({
  id: 'roottree/console-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root of a node has no dev/console, its kernel is older than 2.6.35, and it mounts no devtmpfs by itself; or dev is empty and the kernel has no devtmpfs.',
    why: 'The kernel opens the console for init before anything is mounted on /dev. It says `Warning: unable to open an initial console.`, and from then on nothing appears on the screen. The file is made on the server: `mknod -m 600 dev/console c 5 1`. Kernels from 2.6.35 on bring a console of their own, but without devtmpfs /dev/null and the terminals have to lie in dev as files.',
    avoid: WITH_DEV('null'),
    prefer: WITH_DEV('console'),
    references: ['Linux init/main.c', 'Linux usr/default_cpio_list', 'mknod(1)'],
  },
  story: ({ path, empty }) =>
    empty
      ? `${path}/dev is empty, and the kernel has no devtmpfs to fill it`
      : `${path}/dev has no console, and the kernel neither brings one nor mounts a devtmpfs`,
  message: ({ path, release, console, empty }, { who }) =>
    empty
      ? `${path}/dev is empty, and the kernel of ${who} has no devtmpfs (CONFIG_DEVTMPFS): programs find neither /dev/null nor a terminal, and init scripts fail. Set CONFIG_DEVTMPFS and CONFIG_DEVTMPFS_MOUNT to y, or make the device files on the server: MAKEDEV, or mknod.`
      : `${path}/dev has no console, and the kernel ${release} of ${who} neither brings one nor mounts a devtmpfs: "${console}", then a dark screen. Make it on the server: mknod -m 600 ${path}/dev/console c 5 1.`,
  related: ({ at, others }) => elsewhere(at, others, 'the kernel mounts no devtmpfs'),
});
