/** A mount option of the NFS root that the kernel does not know; the root is then never mounted. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

export const cmdlineNfsrootBadOption = faultRule({
  id: 'cmdline/nfsroot-bad-option',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'nfsroot= or root-path has a mount option that the kernel does not know, or asks for UDP with version 4 of NFS, which is spoken over TCP alone.',
    why: "Without an initramfs the kernel reads the options itself, and knows none of those that mount(8) deals with: `defaults`, `noatime`, `_netdev`, `noauto`. Each of five tries prints `nfs: Unknown parameter 'noatime'`, and after 95 seconds the node shows `VFS: Unable to mount root fs via NFS`. Nothing arrives at the server.",
    avoid: miniature(changed(NAME, ',vers=3', ',vers=3,noatime')),
    prefer: miniature(),
    references: ['Linux fs/nfs/fs_context.c', 'Linux fs/nfs/nfsroot.c', 'nfs(5)'],
  },
  story: ({ why }) => why,
  message: ({ why, option, unknown, by, console }, { who }) =>
    `The NFS root of ${who} cannot be mounted: ${why}. ${
      by === 'dracut' ? `mount.nfs in the initial ramdisk says "${console}".` : kernelShows(option, unknown)
    } ${unknown ? 'Remove' : 'Correct'} "${option}".`,
});

function kernelShows(option: string, unknown: boolean): string {
  return `${
    unknown ? `Every try prints nfs: Unknown parameter '${option.split('=')[0]}', and after` : 'After'
  } 95 s the node shows VFS: Unable to mount root fs via NFS.`;
}
