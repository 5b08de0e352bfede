/** An initial ramdisk of Debian or Ubuntu gets nfsroot=, and no word that tells it to boot from NFS. */
import { looksForDisk } from '../../boot/index.js';
import { commandLines } from '../about/kernel/commandlines.js';
import { miniature } from '../about/miniature.js';
import { relatedTo } from '../about/nfs/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const LABEL = (word: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  INITRD initrd.img-6.1.0
  APPEND ${word}nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
`,
    'srv/tftp/initrd.img-6.1.0': '',
  });

export const initramfsBootNfsMissing: CheckRule = {
  id: 'initramfs/boot-nfs-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A kernel with an initial ramdisk of initramfs-tools gets `nfsroot=`, but neither `boot=nfs` nor `root=/dev/nfs`; or the latter beside `BOOT=local` in the initramfs.conf of its root.',
    why: 'The scripts of the ramdisk look for a disk unless one of them stands there, or BOOT=nfs in the initramfs.conf that it was made with: `Gave up waiting for root file system device`, then a shell. `nfsroot=` alone is read by nobody, and `root=/dev/nfs` counts only where initramfs.conf has no BOOT.',
    avoid: LABEL(''),
    prefer: LABEL('boot=nfs '),
    references: ['initramfs-tools(7), boot', 'initramfs.conf(5), BOOT'],
  },
  check(context) {
    const { site, report } = context;
    for (const { stage, nodes } of commandLines(context)) {
      const found = looksForDisk(site, stage);
      if (found === undefined) continue;
      const { word, at, made, because } = found;
      const counts =
        made === undefined || !because
          ? ''
          : `, if it was made by the initramfs.conf of that root: BOOT=${made.value} counts for more`;
      report({
        // Another configuration may have made it.
        severity: because ? 'info' : 'warning',
        at,
        message: `The initial ramdisk of ${nodesNamed(nodes)} gets ${word} and looks for a disk all the same${counts}: "Gave up waiting for root file system device". Add boot=nfs.`,
        related: made === undefined ? [] : relatedTo(made.place, 'what its initial ramdisk is made for'),
        nodes,
      });
    }
  },
};
