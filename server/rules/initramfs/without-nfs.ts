/** The settings that make the initial ramdisk leave out what mounts the root over NFS. */
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const HOOKS = (hooks: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND initrd=initramfs-linux.img root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21 ip=dhcp rw
`,
    'diskless/node21/etc/mkinitcpio.conf': `MODULES=()\nHOOKS=(${hooks})\n`,
  });

export const initramfsWithoutNfs = faultRule({
  id: 'initramfs/without-nfs',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The settings of the initial ramdisk in the root of a node leave out what mounts NFS: the hook `net` of mkinitcpio, or the modules `nfs` and `network` of dracut; or they have `net` before `udev`, which loads the driver of the card, or they start systemd in it, beside which the hook `net` does nothing.',
    why: 'Nothing in such a ramdisk brings up the network. mkinitcpio looks for a device called /dev/nfs and says `You are now being dropped into an emergency shell.`; dracut does not know what the root is. That the ramdisk was made with these settings is taken for granted.',
    avoid: HOOKS('base udev modconf block filesystems'),
    prefer: HOOKS('base udev modconf net filesystems'),
    references: ['mkinitcpio(8)', 'mkinitcpio-nfs-utils, hook net', 'dracut.conf(5), omit_dracutmodules'],
  },
  story: ({ program, hooks }) =>
    program === 'dracut'
      ? 'the dracut.conf of the root leaves the modules for NFS out'
      : hooks === 'net beside systemd'
        ? 'systemd runs in the initial ramdisk, where the hook net does nothing'
        : hooks === 'net before udev'
          ? 'the hook net runs before udev, which loads the driver of the network card'
          : 'the initial ramdisk has no hook net, which brings up the network and mounts the root',
  message: ({ program, hooks, console }, { who, single }) => {
    const boots = `${who} ${single ? 'boots' : 'boot'} over NFS`;
    if (hooks === 'net before udev')
      return `${boots}, and HOOKS has net before udev, which loads the driver of the network card: net finds no card, and nothing mounts the root: "${console}" Write net behind udev and before filesystems, and make the initial ramdisk again.`;
    if (program === 'mkinitcpio' && hooks !== 'no net')
      return `${boots}, and HOOKS has systemd, ${
        hooks === 'systemd' ? 'which does not mount such a root' : 'beside which the hook net does nothing'
      }: nothing in the initial ramdisk brings up the network and mounts the root. Write udev in the place of systemd${
        hooks === 'systemd' ? ', add net (package mkinitcpio-nfs-utils) before filesystems,' : ''
      } and make the initial ramdisk again.`;
    return program === 'dracut'
      ? `${boots}, and omit_dracutmodules leaves out what mounts it: "${console}". Take nfs and network out of this line, and make the initial ramdisk again.`
      : `${boots}, and HOOKS has no net: nothing in the initial ramdisk brings up the network and mounts the root: "${console}" Add net (package mkinitcpio-nfs-utils) before filesystems, and make the initial ramdisk again.`;
  },
  related: ({ others }) => others.map((place) => ({ place, message: 'the root is on NFS' })),
});
