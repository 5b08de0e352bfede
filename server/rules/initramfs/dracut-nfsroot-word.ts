/** nfsroot= stands beside a root= that dracut takes it for no part of. */
import { fix } from '../about/edits.js';
import { withoutWord } from '../about/kernel/wordparts.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const WORDS = (words: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND initrd=initrd.img ${words} ip=dhcp rd.neednet=1 rw
`,
  });

export const initramfsDracutNfsrootWord = faultRule({
  id: 'initramfs/dracut-nfsroot-word',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The command line for an initramfs of dracut has nfsroot=, and root= is not /dev/nfs.',
    why: 'dracut takes `nfsroot=` only beside `root=/dev/nfs`, as the kernel does, and ends with `dracut: FATAL: Argument nfsroot only accepted for legacy root=/dev/nfs` and `dracut: Refusing to continue`. `root=nfs:SERVER:PATH` says all there is to say.',
    avoid: WORDS('root=nfs:192.168.1.1:/diskless/node21 nfsroot=192.168.1.1:/diskless/node21'),
    prefer: WORDS('root=nfs:192.168.1.1:/diskless/node21'),
    references: ['dracut.cmdline(7), NFS', 'dracut modules.d/95nfs/parse-nfsroot.sh'],
  },
  story: ({ root }) =>
    `dracut takes nfsroot= beside root=/dev/nfs only, and ${root === undefined ? 'there is no root=' : `root= says ${root}`}`,
  message: ({ console, root }, { who }) =>
    `The command line of ${who} has nfsroot=, ${root === undefined ? 'no root=' : `and root=${root}`}. dracut stops: ${console}. ${root === undefined ? 'Add root=/dev/nfs' : 'Take nfsroot= out'}, or write root=nfs:SERVER:PATH.`,
  related: ({ others: [root] }) =>
    root === undefined ? [] : [{ place: root, message: 'dracut goes by this word' }],
  fixes: ({ at, root }) =>
    root === undefined || !/^nfs4?:/.test(root)
      ? []
      : [fix('Take nfsroot= out', false, { file: at.file, edits: [withoutWord(at, 'before')] })],
});
