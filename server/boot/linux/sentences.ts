/** What the kernel shows and logs of its network, its root and its init (net/ipv4/ipconfig.c, fs/nfs, init/do_mounts.c, init/main.c). */
import { type Printed, type Speaker, sentences } from '../sentence.js';

const device = 'VFS: Cannot open root device "{root}" or unknown-block({numbers}): error {error}' as const;

export const linuxSays = sentences({
  hardware: {
    words: 'hwaddr={mac}, ipaddr={address}, mask=',
    stage: 'kernel',
    means: 'The kernel configured its network.',
  },
  gotAnswer: {
    words: 'IP-Config: Got DHCP answer from {server}, my address is {address}',
    stage: 'kernel',
    means: 'The kernel asked for its address itself, and got it.',
  },
  bootInterface: {
    words: 'BOOTIF=01-{mac}',
    stage: 'kernel',
    means: 'The loader told the kernel which card it came from.',
  },
  noServer: {
    words: 'rootserver=0.0.0.0, rootpath={rest}',
    stage: 'root',
    means: 'The kernel knows no address of a server for its root.',
    todo: 'Put the address of the server before the path in nfsroot= or root-path, or set next-server for every request.',
  },
  gatewayOutside: {
    words: 'IP-Config: Gateway not on directly connected network',
    stage: 'kernel',
    means: 'The gateway of ip= is in no network of the card: the kernel sets no default route.',
    todo: 'Correct the gateway or the netmask in ip=.',
  },
  guesses: {
    words: 'IP-Config: Guessing netmask 255.0.0.0',
    stage: 'kernel',
    means: 'The kernel takes a word of ip= for an address: it has no DHCP built in.',
    todo: 'Build the kernel with CONFIG_IP_PNP_DHCP=y.',
  },
  noNetwork: {
    words: 'IP-Config: No network devices available',
    stage: 'kernel',
    means: 'The kernel has no driver for the network card built in.',
    todo: 'Build the driver in with =y, or load it from an initial ramdisk.',
  },
  noAddress: {
    words: 'IP-Config: Auto-configuration of network failed',
    stage: 'kernel',
    means: 'The kernel asked for an address, and nobody answered.',
    todo: 'Look in the log of dhcpd whether it heard the kernel ask, which names no vendor class.',
  },
  optionsTooLong: {
    words: 'Root-NFS: mount options string too long',
    stage: 'root',
    means: 'The options of the NFS root do not fit into 256 characters.',
    todo: 'Shorten the options.',
  },
  unknownOption: {
    words: "nfs: Unknown parameter '{option}'",
    stage: 'root',
    means: 'The kernel knows no such option of an NFS root.',
    todo: 'Correct the option in nfsroot= or root-path.',
  },
  nfsFailed: {
    words: 'VFS: Unable to mount root fs via NFS.',
    also: ['VFS: Unable to mount root fs via NFS, trying floppy.'],
    stage: 'root',
    means:
      'The kernel tried for about two minutes to mount its root from the server, and gave up; it does not print why.',
    todo: "Look in the server's log for a refused mount request of that address; where there is none, nothing of the machine reached rpc.mountd.",
  },
  serverRefused: {
    words: 'Root-NFS: Server returned error -13 while mounting {path}',
    stage: 'root',
    means: 'The server does not let the machine mount its root.',
    todo: 'Compare the path and the address with /etc/exports, and run exportfs -ra.',
  },
  serverLacks: {
    words: 'Root-NFS: Server returned error {error} while mounting {path}',
    stage: 'root',
    means: 'The server answered the mount of the root with an error; -2 means that there is no such folder.',
    todo: "Look at the path, and in the server's log.",
  },
  noNfsServer: {
    words: 'Root-NFS: No NFS server available, giving up.',
    stage: 'root',
    means: 'The kernel knows no address of a server for its root.',
    todo: 'Put the address of the server before the path in nfsroot= or root-path, or set next-server for every request.',
  },
  noPort: {
    words: 'Root-NFS: Unable to get {daemon} port number from server, using default',
    stage: 'root',
    means: "The server's port mapper does not answer, or the daemon is not registered with it.",
    todo: 'Start rpcbind (portmap) before the NFS server, and let TCP wrappers and firewalls let the machine through.',
  },
  noAttributes: {
    words: 'nfs_get_root: getattr error = {error}',
    stage: 'root',
    means: 'The server let the machine mount the root, and then refused to show it.',
    todo: 'Look at the version and the security of the export.',
  },
  notResponding: {
    words: 'nfs: server {server} not responding, still trying',
    stage: 'mounts',
    means: 'The NFS server does not answer any more; programs that use its files stand still.',
    todo: 'Look whether the server and its network work, and whether it has enough threads (RPCNFSDCOUNT) for its nodes.',
  },
  timedOut: {
    words: 'nfs: server {server} not responding, timed out',
    stage: 'mounts',
    means: 'The NFS server did not answer, and a soft mount gave up: data may be lost.',
    todo: 'Look whether the server and its network work; take "soft" out of the options.',
  },
  respondsAgain: {
    words: 'nfs: server {server} OK',
    stage: 'mounts',
    means: 'The NFS server answers again.',
  },
  deprecated: {
    words: "nfs: Deprecated parameter '{option}'",
    stage: 'mounts',
    means: 'An option has no effect any more.',
  },
  noDev: {
    words: 'devtmpfs: error mounting -2',
    stage: 'root',
    means: 'The root has no folder dev, so that the kernel cannot put devices there.',
    todo: 'Make the folder dev in the root.',
  },
  cannotMonitor: {
    words: 'lockd: cannot monitor {name}',
    stage: 'mounts',
    means: 'A lock of NFS version 3 needs rpc.statd, which does not answer.',
    todo: 'Start rpc.statd, or mount with nolock.',
  },
  noRootDevice: {
    words: device,
    stage: 'kernel',
    means: 'The kernel does not know the root that its command line names, or was told none.',
    todo: 'Look at root= on the command line, and whether the kernel has CONFIG_ROOT_NFS=y.',
  },
  stubCannotOpen: {
    words: 'EFI stub: ERROR: Failed to open file: {file}',
    stage: 'kernel',
    means:
      'The kernel asked the loader for an initial ramdisk that initrd= names, and the loader has none of that name: the kernel does not start.',
    todo: 'Write behind initrd= the name under which the loader has the ramdisk.',
  },
  nfsPanic: {
    words: 'Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,255)',
    stage: 'kernel',
    means: 'The kernel does not know NFS as a root.',
    todo: 'Build the kernel with CONFIG_ROOT_NFS=y, CONFIG_NFS_FS=y and CONFIG_IP_PNP=y.',
  },
  panic: {
    words: 'Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block({numbers})',
    stage: 'kernel',
    means: 'The kernel has no root.',
    todo: 'Look at root= on the command line: for an NFS root it is root=/dev/nfs.',
  },
  mountedRoot: {
    words: 'VFS: Mounted root ({type} filesystem)',
    stage: 'root',
    means: 'The kernel mounted its root.',
  },
  noInit: {
    words: 'Kernel panic - not syncing: No working init found.',
    stage: 'root',
    means: 'The root has no init that the kernel can start, or the kernel may not read it.',
    todo: 'Look at /sbin/init of the root and at the permissions of the folders above it; where no root was mounted, at the lines before.',
  },
  namedInit: {
    words: 'Kernel panic - not syncing: Requested init {program} failed (error {error}).',
    stage: 'root',
    means:
      'The program that init= names is not in the root (-2), needs a linker or an interpreter that is not there (-2), is not executable or a folder (-13), or has a format that the kernel was built without (-8).',
    todo: 'Correct the word init=, or what it names in the root.',
  },
  noLibrary: {
    words:
      '{program}: error while loading shared libraries: {library}: cannot open shared object file: No such file or directory',
    stage: 'root',
    means: 'The program needs a library that is not in the root.',
    todo: 'Copy the library into the root, to where the others lie.',
  },
  noConsole: {
    words: 'Warning: unable to open an initial console.',
    also: ['unable to open initial console'],
    stage: 'root',
    means: 'The root has no dev/console, so that init prints nothing.',
    todo: 'Make dev/console in the root, or build the kernel with CONFIG_DEVTMPFS_MOUNT=y.',
  },
  noSuchFamily: {
    words: 'socket: Address family not supported by protocol',
    stage: 'kernel',
    means: 'The kernel has no sockets of the kind that a program asks for.',
    todo: 'Build the kernel with CONFIG_UNIX=y and CONFIG_PACKET=y.',
    common: true,
  },
  noUpper: {
    words: "overlayfs: filesystem on '{path}' not supported as upperdir",
    stage: 'mounts',
    means: 'NFS cannot hold the upper side of an overlay.',
    todo: 'Put the upper side into a tmpfs.',
  },
});

/** What it says of a root that is no device that it knows; -6 is ENXIO. */
export function cannotOpen(root: string): Printed {
  return linuxSays.noRootDevice.print({ root, numbers: '0,0', error: '-6' });
}

/** What the EFI stub of a kernel says of a file that `initrd=` names (drivers/firmware/efi/libstub/file.c). */
export function stubCannotOpen(file: string): Printed {
  return linuxSays.stubCannotOpen.print({ file: file.replaceAll('/', '\\') });
}

export const speaker: Speaker = {
  program: 'linux',
  tags: ['kernel'],
  sentences: Object.values(linuxSays),
};
