/** nfsroot= is given, but root= sends the kernel to a local disk. */
import { parseDracutRoot } from '../../boot/index.js';
import { formatIpv4 } from '../../site/address.js';
import { lostRamdisk } from '../about/causes.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

/** What dracut finds in a root= (`nfs:10.0.0.1:/srv/a:vers=3`), in the words of the kernel itself, which knows no names of servers. */
function wordsFor(root: string): string {
  const { server, serverWord, path, options } = parseDracutRoot(root);
  const meant = server !== undefined || root.startsWith('nfs');
  if (!meant || serverWord !== undefined || path?.startsWith('/') !== true) return 'root=/dev/nfs';
  const from = server === undefined ? path : `${formatIpv4(server)}:${path}`;
  return `root=/dev/nfs nfsroot=${[from, ...options].join(',')}`;
}

export const cmdlineRootNotNfs = faultRule({
  id: 'cmdline/root-not-nfs',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The command line has nfsroot=, but its last root= names something else than /dev/nfs.',
    why: '`nfsroot=` alone makes NFS the root, but a `root=` beside it wins. The node looks for a disk that it does not have and panics with `VFS: Unable to mount root fs on unknown-block(…)`, or starts from a disk nobody meant.',
    avoid: miniature(
      changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'root=/dev/nfs', 'root=/dev/sda1'),
    ),
    prefer: miniature(),
    references: ['Linux fs/nfs/nfsroot.c', 'Linux init/do_mounts.c'],
  },
  saidBy: ({ unnamed }) => (unnamed === undefined ? 'cmdline/torn-word' : 'pxe/initrd-not-named'),
  cause: ({ at, root, noDevice, unnamed }) =>
    noDevice && unnamed === undefined
      ? lostRamdisk(at, 1, `without its ramdisk the kernel knows no root called "${root}"`)
      : undefined,
  story: ({ root, noDevice, unnamed }) =>
    unnamed !== undefined
      ? `${unnamed} is not loaded, and the kernel knows no root called "${root}"`
      : noDevice
        ? `the kernel knows no root called "${root}"`
        : `root=${root} wins over nfsroot=`,
  message({ console, noDevice, others: [nfsroot], root, unnamed }, { who }) {
    if (unnamed !== undefined)
      return `${unnamed} stands among the words for the kernel of ${who} without initrd=, so that nothing loads it, and the kernel alone knows no root called "${root}": ${console}. Load it as an initial ramdisk.`;
    const wins = nfsroot === undefined ? '' : ' has nfsroot=, but';
    if (!noDevice)
      return `The command line of ${who}${wins} root=${root} wins over it: the kernel looks for that device, and panics where it is not there. Write root=/dev/nfs.`;
    return `The command line of ${who}${wins === '' ? ' says' : wins} root=${root}, which is no word for a root over NFS: ${console}. Write ${nfsroot === undefined ? wordsFor(root) : 'root=/dev/nfs'}.`;
  },
  related: ({ others: [nfsroot] }) =>
    nfsroot === undefined ? [] : [{ place: nfsroot, message: 'this has no effect' }],
  fixes: ({ at, root, others: [nfsroot], unnamed }) => {
    if (unnamed !== undefined) return [];
    const words = nfsroot === undefined ? wordsFor(root) : 'root=/dev/nfs';
    return [fix(`Write ${words}`, false, replace(at, words))];
  },
});
