/** What the mounts of a node's fstab say, on its screen or in its own log (mount(8), mount.nfs(8) of nfs-utils, systemd). */
import { type Speaker, sentences } from '../sentence.js';

export const mountSays = sentences({
  wrongOption: {
    words: 'mount.nfs: an incorrect mount option was specified',
    stage: 'mounts',
    means: 'An option is unknown, or contradicts what the kernel mounted the root with.',
    todo: 'Compare the options in fstab with nfs(5), and those of "/" with nfsroot=.',
  },
  unavailable: {
    words: 'mount.nfs: Resource temporarily unavailable',
    stage: 'mounts',
    means: 'The name of the server has no address for the node.',
    todo: "Put the name into the node's etc/hosts, or write the address.",
  },
  notResolved: {
    words: 'mount.nfs: Failed to resolve server {server}: {reason}',
    stage: 'mounts',
    means: 'The name of the server has no address for the node.',
    todo: "Put the name into the node's etc/hosts, or write the address.",
  },
  refused: {
    words: 'mount.nfs: Connection refused',
    stage: 'mounts',
    means: 'No NFS server runs on the machine that the node asks.',
    todo: "Look whether the name of the server leads to it in the node's etc/hosts, and whether its NFS server runs.",
  },
  denied: {
    words: 'mount.nfs: access denied by server while mounting {source}',
    stage: 'mounts',
    means: 'The server does not export the path to the node.',
    todo: 'Compare the path and the address with /etc/exports, and run exportfs -ra.',
  },
  notThere: {
    words: 'mount.nfs: mounting {source} failed, reason given by server: No such file or directory',
    stage: 'mounts',
    means: 'The server has no such path, or does not export it to the node.',
    todo: 'Compare the path and the address with /etc/exports; with version 4 it begins at the folder with fsid=0.',
  },
  noStatd: {
    words: 'mount.nfs: rpc.statd is not running but is required for remote locking.',
    stage: 'mounts',
    means: 'Version 3 with locks needs rpc.statd on the node, and none runs.',
    todo: 'Add nolock to the options, or start rpc.statd before.',
  },
  notOffered: {
    words: 'mount.nfs: requested NFS version or transport protocol is not supported',
    stage: 'mounts',
    means: 'Server or node does not have the version or the transport that fstab asks for.',
    todo: 'Take vers= and proto= out of the options, or switch them on at the server.',
  },
  notHostDir: {
    words: "mount.nfs: remote share not in 'host:dir' format",
    stage: 'mounts',
    means: 'The first field of the line is not SERVER:PATH.',
    todo: 'Write the source as SERVER:PATH.',
  },
  badOption: {
    words:
      'mount: {path}: wrong fs type, bad option, bad superblock on {type}, missing codepage or helper program, or other error.',
    stage: 'mounts',
    means: 'The kernel refuses an option of the line, or has no such file system; its own log says which.',
    todo: 'Compare the options in fstab with mount(8), and look at the end of dmesg.',
  },
  noMountPoint: {
    words: 'mount.nfs: mount point {path} does not exist',
    stage: 'mounts',
    means: 'The node has no folder to mount on.',
    todo: "Make the folder in the node's root.",
  },
  fileForNfs: {
    words: 'mount.nfs: mount point {path} is not a directory',
    stage: 'mounts',
    means: 'A file is where the node is to mount something.',
    todo: 'Correct the mount point in fstab, or make a folder of that name.',
  },
  fileForOthers: {
    words: 'mount: {path}: mount point is not a directory.',
    stage: 'mounts',
    means: 'A file is where the node is to mount something.',
    todo: 'Correct the mount point in fstab, or make a folder of that name.',
  },
  noFolder: {
    words: 'mount: {path}: mount point does not exist.',
    stage: 'mounts',
    means: 'The node has no folder to mount on.',
    todo: "Make the folder in the node's root.",
  },
  noDevice: {
    words: 'mount: {path}: special device {source} does not exist.',
    stage: 'mounts',
    means: 'The node has no such device.',
    todo: 'Correct the source or the type in fstab.',
  },
  unknownType: {
    words: "mount: {path}: unknown filesystem type '{type}'.",
    stage: 'mounts',
    means: 'The kernel of the node knows no such file system.',
    todo: 'Correct the type in fstab, or build the file system into the kernel.',
  },
  noHelper: {
    words:
      'mount: {path}: bad option; for several filesystems (e.g. nfs, cifs) you might need a /sbin/mount.{type} helper program.',
    stage: 'mounts',
    means: 'The node has no program to mount NFS with.',
    todo: "Install nfs-common, or nfs-utils, in the node's root.",
  },
  /** As mount said it before util-linux 2.32, and as that of busybox does. */
  unknownTypeOnce: {
    words: "mount: {path}: unknown filesystem type '{type}'",
    stage: 'mounts',
    means: 'The kernel of the node knows no such file system.',
    todo: 'Correct the type in fstab, or build the file system into the kernel.',
  },
  readOnly: {
    words: 'Read-only file system',
    stage: 'mounts',
    means: 'A program wanted to write where the node may only read.',
    todo: 'Look for "ro" in the export and in the mount options.',
    common: true,
  },
  denies: {
    words: 'Permission denied',
    stage: 'root',
    means: 'A program wanted to write as root, whom the server takes for nobody.',
    todo: 'Add no_root_squash to the export of the root.',
    common: true,
  },
});

export const mount: Speaker = {
  program: 'mount',
  tags: [
    ...['mount', 'mount.nfs', 'mount.nfs4', 'rc.sysinit', 'localmount', 'netmount'],
    ...['dracut-initqueue', 'dracut-pre-mount', 'dracut-mount'],
  ],
  sentences: Object.values(mountSays),
};

export const systemdSays = sentences({
  noDevtmpfs: {
    words: 'Failed to mount devtmpfs at /dev: No such device',
    stage: 'mounts',
    means: 'The kernel has no devtmpfs, without which systemd does not start.',
    todo: 'Build the kernel with CONFIG_DEVTMPFS=y.',
  },
  notMounted: {
    words: 'Failed to mount {path}.',
    stage: 'mounts',
    means: 'A line of fstab could not be mounted, and what needs it does not start.',
    todo: 'Look at the status of the mount unit; nofail lets the boot go on without it.',
  },
  noDevice: {
    words: 'Timed out waiting for device {device}.',
    stage: 'mounts',
    means: 'fstab names a disk that the node does not have.',
    todo: 'Take the line out of the fstab of the node.',
  },
});

export const systemd: Speaker = {
  program: 'systemd',
  tags: ['systemd'],
  sentences: Object.values(systemdSays),
};
