/** An initial ramdisk of Debian or Ubuntu gets nfsroot=, and no word that tells it to boot from NFS. */
import { madeFor, madeForMisspelt } from '../../boot/index.js';
import type { KernelStage } from '../../boot/trace.js';
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
      const nfsroot = stage.parameters.findLast(
        ({ name, value }) => name === 'nfsroot' && value !== undefined,
      );
      if (stage.mode !== 'initramfs' || nfsroot === undefined || !isDebian(stage)) continue;
      if (stage.parameters.some(saysHow)) continue;
      const made = madeFor(site, stage);
      const root = stage.parameters.findLast(({ name }) => name === 'root');
      // A value that the shell makes up is not known.
      if (made !== undefined && (made.value === undefined || made.value === 'nfs')) continue;
      if (root?.value === '/dev/nfs' && made === undefined) continue;
      // A slip in that name is told where it stands.
      if (made === undefined && madeForMisspelt(site, stage)) continue;
      const word = root?.value === '/dev/nfs' ? 'root=/dev/nfs' : 'nfsroot=';
      const because =
        made === undefined || word === 'nfsroot='
          ? ''
          : `, if it was made by the initramfs.conf of that root: BOOT=${made.value} counts for more`;
      report({
        // Another configuration may have made it.
        severity: because === '' ? 'warning' : 'info',
        at: word === 'nfsroot=' ? nfsroot.place : (root ?? nfsroot).place,
        message: `The initial ramdisk of ${nodesNamed(nodes)} gets ${word} and looks for a disk all the same${because}: "Gave up waiting for root file system device". Add boot=nfs.`,
        related: made === undefined ? [] : relatedTo(made.place, 'what its initial ramdisk is made for'),
        nodes,
      });
    }
  },
};

/** By its words, by the root that they name, or by the name that these distributions give to it. */
function isDebian({ dialect, initrds }: KernelStage): boolean {
  if (dialect === 'initramfs-tools') return true;
  return dialect === 'unknown' && initrds.some(({ name }) => /(?:^|\/)initrd\.img(?:-|$)/.test(name));
}

/** Another script is asked for, or the root is told otherwise. */
function saysHow({ name, value }: { readonly name: string; readonly value: string | undefined }): boolean {
  if (name === 'boot' || name === 'netboot' || name === 'netroot') return true;
  return name === 'root' && /^(?:nfs|dhcp$)/.test(value ?? '');
}
