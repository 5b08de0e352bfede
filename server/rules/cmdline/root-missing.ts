/** A kernel without initial ramdisk starts without any word for its root. */
import { replacedLine } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

/** Of each way in which words get lost the rule that tells it. */
const SAID_BY = {
  replaced: 'pxe/append-replaces-global',
  'other line': ['pxe/append-continued', 'pxe/setting-replaced'],
  'no-break space': 'text/no-break-space',
  'unnamed ramdisk': 'pxe/initrd-not-named',
} as const;

/** What asks for the root that DHCP names. */
const ADD: Readonly<Record<string, string>> = {
  'initramfs-tools': 'boot=nfs',
  dracut: 'root=dhcp',
  mkinitcpio: 'root=/dev/nfs',
};

export const cmdlineRootMissing = faultRule({
  id: 'cmdline/root-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A kernel that has no initial ramdisk gets neither root= nor nfsroot=; or one with the ramdisk of a root that DHCP names (initramfs-tools, dracut, mkinitcpio) gets no word that asks for that root.',
    why: 'The kernel does not take a root-path of DHCP for more than a path: without `root=/dev/nfs` it has no root at all, and panics with `VFS: Cannot open root device "(null)" or unknown-block(0,0): error -6`. The words may also stand in CONFIG_CMDLINE, so only kernels whose .config is known are judged.',
    avoid: miniature(
      changed(
        'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
        'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ',
        '',
      ),
    ),
    prefer: miniature(),
    references: ['Linux init/do_mounts.c', 'Linux Documentation/admin-guide/nfs/nfsroot.rst'],
  },
  // Words that are nowhere stand behind an APPEND that is misspelt, are so themselves, or there are none.
  saidBy: ({ lost }) =>
    lost === undefined
      ? ['pxe/unknown-directive', 'cmdline/misspelt-parameter', 'cmdline/torn-word']
      : SAID_BY[lost],
  cause: ({ at }) => replacedLine(at, 1, 'no word for a root stands here'),
  story: ({ image, told }) =>
    told !== undefined
      ? `the scripts of ${told} in the initial ramdisk are told no root`
      : `${image} starts without root= and nfsroot=, so it has no root to mount`,
  message: ({ console, reader, told }, { who }) =>
    told !== undefined
      ? `The initial ramdisk of ${who} is told no root, and ${told} does not take the root-path of DHCP without a word that asks for it: "${console}" Add ${ADD[told] ?? 'boot=nfs'}.`
      : reader === undefined
        ? `The kernel of ${who} is started without root= and nfsroot=, and it has no initial ramdisk: ${console}. Add root=/dev/nfs nfsroot=SERVER:PATH ip=dhcp.`
        : `The words for the kernel of ${who} are for ${reader}, which runs from an initial ramdisk, and none is loaded: ${console}. Load it, by initrd= or INITRD, or initrd in GRUB and iPXE.`,
  related: ({ others: [image] }) =>
    image === undefined ? [] : [{ place: image, message: 'the kernel that is started' }],
});
