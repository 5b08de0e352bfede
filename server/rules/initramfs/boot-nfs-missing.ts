/** An initial ramdisk of Debian or Ubuntu gets nfsroot=, and no word that tells it to boot from NFS. */
import type { KernelStage } from '../../boot/trace.js';
import type { Site } from '../../site/model.js';
import { commandLines } from '../about/commandlines.js';
import { miniature } from '../about/miniature.js';
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
  since: '0.1.0',
  docs: {
    what: 'A kernel with an initial ramdisk of initramfs-tools gets `nfsroot=`, but neither `boot=nfs` nor `root=/dev/nfs`.',
    why: 'The scripts of the ramdisk look for a disk unless one of them stands there, or BOOT=nfs in the initramfs.conf that it was made with: `Gave up waiting for root file system device`, then a shell. `nfsroot=` alone is read by nobody.',
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
      if (stage.mode !== 'initramfs' || nfsroot?.value === undefined || !isDebian(stage)) continue;
      if (stage.parameters.some(saysHow) || madeForNfs(site, nfsroot.value)) continue;
      report({
        at: nfsroot.place,
        message: `The initial ramdisk of ${nodesNamed(nodes)} gets nfsroot= and looks for a disk all the same: "Gave up waiting for root file system device". Add boot=nfs.`,
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
  return name === 'root' && /^(?:\/dev\/nfs$|nfs|dhcp$)/.test(value ?? '');
}

/** BOOT=nfs in the initramfs.conf of the root that the word names, by which its ramdisk may have been made. */
function madeForNfs({ nodeRoots }: Site, nfsroot: string): boolean {
  const path = /^(?:[^/]*:)?(\/[^,:]*)/.exec(nfsroot)?.[1]?.replace(/\/+$/, '') ?? '';
  for (const [file, { settings }] of nodeRoots.get(path)?.settings ?? []) {
    if (!file.startsWith('/etc/initramfs-tools/')) continue;
    if (settings.some(({ name, value }) => name.value === 'BOOT' && value === 'nfs')) return true;
  }
  return false;
}
