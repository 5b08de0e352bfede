/** The root on NFS is told in dracut's words, and the root has initramfs-tools. */
import { fix, replaceBeginning } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const WORDS = (root: string) =>
  miniature({
    'diskless/node21/usr/sbin/mkinitramfs': '#!/bin/sh\n',
    'srv/tftp/initrd.img': '',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND initrd=initrd.img ${root} ip=dhcp rw
`,
  });

export const initramfsKlibcRootWord = faultRule({
  id: 'initramfs/klibc-root-word',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The command line names a root on NFS in root=, as dracut reads it (`root=nfs:SERVER:/PATH`, `root=SERVER:/PATH`, `root=/PATH`), and the root has initramfs-tools and no dracut.',
    why: 'The scripts of initramfs-tools know root=/dev/nfs only, with nfsroot= beside it or a root-path from DHCP. Any other root= they take for a disk, wait for it, and end in `ALERT!  nfs:192.168.1.1:/diskless/node21 does not exist.  Dropping to a shell!`.',
    avoid: WORDS('root=nfs:192.168.1.1:/diskless/node21'),
    prefer: WORDS('root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21'),
    references: ['initramfs-tools(7), root, nfsroot', 'initramfs-tools scripts/local, local_device_setup'],
  },
  story: ({ word }) => `the scripts of initramfs-tools take ${word} for a disk`,
  message: ({ word, console, instead }, { who, single }) =>
    `${who} ${single ? 'is' : 'are'} told ${word}, which is a word for dracut. The root has initramfs-tools, and an initial ramdisk that it made waits for a disk of that name: "${console}". Write ${instead}.`,
  fixes({ at, word, instead }, { site }) {
    const written = replaceBeginning(site, at, word, instead);
    return written === undefined || instead.includes('/PATH')
      ? []
      : [fix(`Write ${instead}`, false, written)];
  },
});
