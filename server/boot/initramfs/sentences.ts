/** What the scripts of initial ramdisks show when they mount the root (klibc's nfsmount, dracut's nfs module, overlayroot). */
import { type Speaker, sentences } from '../sentence.js';

const option = 'Correct the option in nfsroot= or root-path.';

export const klibcSays = sentences({
  card: {
    words: 'hardware address {mac} mtu {rest}',
    stage: 'root',
    means: 'The initial ramdisk asks for an address by the card of this MAC.',
  },
  noCard: {
    words: 'ipconfig: {device}: SIOCGIFINDEX: No such device',
    stage: 'root',
    means: 'The initial ramdisk is to ask for an address by a card of this name, and there is none.',
    todo: 'Correct the fields of ip=, or the name of the card.',
  },
  noSuchDisk: {
    words: 'ALERT!  {root} does not exist.  Dropping to a shell!',
    stage: 'root',
    means: 'The scripts of initramfs-tools have waited for a disk that does not come.',
    todo: 'For a root on NFS write root=/dev/nfs, and nfsroot=SERVER:/PATH beside it.',
  },
  ownAddress: {
    words: 'address: {address} broadcast: {rest}',
    stage: 'root',
    means: 'The machine got this address in its initial ramdisk.',
  },
  noName: {
    words: "nfsmount: can't parse IP address '{name}'",
    stage: 'root',
    means: 'nfsmount takes an address for the server, and no name.',
    todo: 'Write the address of the server.',
  },
  badOption: {
    words: "nfsmount: bad option '{option}'",
    stage: 'root',
    means: 'nfsmount knows no such option.',
    todo: option,
  },
  badVersion: {
    words: "nfsmount: bad NFS version '{version}'",
    stage: 'root',
    means: 'nfsmount speaks versions 2 and 3 only.',
    todo: option,
  },
  denied: {
    words: 'mount call failed - server replied: Permission denied.',
    stage: 'root',
    means: 'The server does not let the machine mount its root.',
    todo: 'Compare the path and the address with /etc/exports, and run exportfs -ra.',
  },
  badValue: {
    words: '{value}: invalid value for {option}',
    stage: 'root',
    means: 'nfsmount takes a number there.',
    todo: option,
  },
  retries: {
    words: 'Begin: Retrying nfs mount',
    stage: 'root',
    means: 'The initial ramdisk could not mount the root, and tries again.',
    todo: "Look in the server's log for a refused mount request of that address.",
  },
  noResponse: {
    words: 'IP-Config: no response after {seconds} secs - giving up',
    stage: 'root',
    means: 'The initial ramdisk asked for an address, and nobody answered.',
    todo: 'Look in the log of dhcpd whether it heard the machine ask, and whether the ramdisk has a driver for the card.',
  },
  noInit: {
    words: 'No init found. Try passing init= bootarg.',
    stage: 'root',
    means: 'The root has no init, or no root was mounted.',
    todo: 'Look at the lines before, and at /sbin/init of the root.',
  },
  noRootTold: {
    words: 'No root device specified. Boot arguments must include a root= parameter.',
    stage: 'root',
    means: 'No word of the kernel names a root for the scripts of the initial ramdisk.',
    todo: 'Write root=/dev/nfs nfsroot=SERVER:PATH, or boot=nfs where DHCP tells a root-path.',
  },
  noDevice: {
    words: 'Gave up waiting for root file system device.',
    stage: 'root',
    means: 'The initial ramdisk waited for a disk that root= names.',
    todo: 'For an NFS root write root=/dev/nfs, or boot=nfs.',
  },
});

export const klibc: Speaker = {
  program: 'nfsmount',
  tags: ['nfsmount'],
  sentences: Object.values(klibcSays),
};

export const dracutSays = sentences({
  nfsrootNotTaken: {
    words: 'dracut: FATAL: Argument nfsroot only accepted for legacy root=/dev/nfs',
    stage: 'root',
    means: 'dracut takes nfsroot= only beside root=/dev/nfs.',
    todo: 'Write root=nfs:SERVER:PATH instead.',
  },
  noPath: {
    words: 'dracut: FATAL: Argument nfsroot must contain a valid path!',
    stage: 'root',
    means: 'What follows the server in root= does not begin with a slash.',
    todo: 'Write root=nfs:SERVER:/PATH.',
  },
  noRootPath: {
    words: 'dracut: Warning: No dhcp root-path received',
    stage: 'root',
    means: 'dracut was told to take its root from DHCP, which names none.',
    todo: 'Set option root-path, or name the root on the command line.',
  },
  unknownRoot: {
    words: "dracut: FATAL: Don't know how to handle 'root={root}'",
    stage: 'root',
    means: 'No module of the initial ramdisk knows such a root.',
    todo: 'Make the initial ramdisk with the modules nfs and network (omit_dracutmodules in dracut.conf).',
  },
  noRoot: {
    words: 'dracut: FATAL: No or empty root= argument',
    stage: 'root',
    means: 'The command line names no root.',
    todo: 'Write root=nfs:SERVER:PATH, or root=dhcp.',
  },
  queueTimeout: {
    words: 'Warning: dracut-initqueue timeout - starting timeout scripts',
    also: ['Warning: dracut-initqueue: timeout, still waiting for following initqueue hooks:'],
    stage: 'root',
    means: 'dracut waits for its network or its root in vain.',
    todo: 'Look whether the ramdisk has a driver for the card and the nfs module of dracut, and whether ip= is on the command line.',
  },
  givesUp: {
    words: 'Warning: Could not boot.',
    stage: 'root',
    means: 'dracut gives up, and offers a shell; the lines before say why.',
  },
});

export const dracut: Speaker = {
  program: 'dracut',
  tags: ['dracut', 'dracut-cmdline', 'dracut-initqueue', 'dracut-pre-mount', 'dracut-mount'],
  sentences: Object.values(dracutSays),
};

export const mkinitcpioSays = sentences({
  emergency: {
    words: 'You are now being dropped into an emergency shell.',
    stage: 'root',
    means: 'The initial ramdisk did not find or mount its root.',
    todo: 'Add the hook net to HOOKS in mkinitcpio.conf, and make the initial ramdisk again.',
  },
});

export const mkinitcpio: Speaker = {
  program: 'mkinitcpio',
  tags: [],
  sentences: Object.values(mkinitcpioSays),
};

export const overlaySays = sentences({
  noOverlay: {
    words: 'mount: mounting overlayroot on /root failed: No such device',
    stage: 'root',
    means: 'The kernel has no overlay file system.',
    todo: 'Build the kernel with CONFIG_OVERLAY_FS, or put the module into the ramdisk.',
  },
});

export const overlayroot: Speaker = {
  program: 'overlayroot',
  tags: [],
  sentences: Object.values(overlaySays),
};
