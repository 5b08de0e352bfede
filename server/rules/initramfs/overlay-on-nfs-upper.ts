/** A node's fstab has an overlay whose upper directory lies on NFS, which overlayfs refuses. */
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const TABLE = (more: string) =>
  miniature({
    'diskless/node21/etc/fstab': `192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0
tmpfs /tmp tmpfs mode=1777 0 0
${more}overlay /srv overlay lowerdir=/srv,upperdir=/var/over/up,workdir=/var/over/inner 0 0
`,
  });

export const initramfsOverlayOnNfsUpper = faultRule({
  id: 'initramfs/overlay-on-nfs-upper',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: "The upper directory of an overlay in a node's fstab lies on NFS.",
    why: "overlayfs takes NFS for the lower directory only: `overlayfs: filesystem on '/var/over/up' not supported as upperdir`, and the mount fails. What is written has to go to a tmpfs or a disk.",
    avoid: TABLE(''),
    prefer: TABLE('tmpfs /var/over tmpfs defaults 0 0\n'),
    references: [
      'Linux fs/overlayfs/super.c, ovl_dentry_weird and ovl_dentry_remote',
      'Linux Documentation/filesystems/overlayfs.rst',
    ],
  },
  story: ({ target, upper }) => `${target}: the upper directory ${upper} of the overlay lies on NFS`,
  message: ({ console, target, upper }, { who }) =>
    `The upper directory ${upper} of the overlay on ${target} lies on NFS for ${who}, and overlayfs refuses that: ${console}. Mount a tmpfs there first.`,
});
