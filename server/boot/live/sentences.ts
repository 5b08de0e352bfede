/** What live systems and installers show when they do not get their system (live-boot and casper, dracut, Anaconda, CoreOS, archiso, Alpine, debian-installer). */
import { type Speaker, sentences } from '../sentence.js';

const look = 'Look whether the address leads to a file on the server, and whether the server answers.';

export const liveBootSays = sentences({
  noMedium: {
    words: 'Unable to find a live file system on the network',
    stage: 'root',
    means: 'The initial ramdisk did not get its medium from the server.',
    todo: look,
  },
  noLocalMedium: {
    words: 'Unable to find a medium containing a live file system',
    stage: 'root',
    means: 'The initial ramdisk searched the disks and discs of the machine for its medium.',
    todo: 'Where the medium is on an NFS server, add netboot=nfs to the words for the kernel.',
  },
  noImage: {
    words: 'No supported filesystem images found at /{folder}.',
    stage: 'root',
    means: 'The medium has no image of the system in the folder where it is looked for.',
    todo: 'Name the folder that holds live (casper for Ubuntu), and not that one itself.',
  },
  extension: {
    words: 'Unrecognized archive extension for {url}',
    stage: 'root',
    means: 'live-boot takes files that end in .squashfs, .iso, .tgz or .tar.',
    todo: 'Name the squashfs of the live system itself.',
  },
});

export const liveBoot: Speaker = {
  program: 'live-boot',
  tags: [],
  sentences: Object.values(liveBootSays),
};

export const livenetSays = sentences({
  failed: {
    words: 'failed to download live image after 100 attempts.',
    also: ['failed to download live image: error {error}'],
    stage: 'root',
    means: 'dracut asked for the image of the root, and did not get it.',
    todo: look,
  },
});

export const anacondaSays = sentences({
  noStage2: {
    words: 'anaconda: failed to fetch stage2 from {url}',
    stage: 'root',
    means: 'The repository has no image of the installer.',
    todo: 'inst.stage2= and inst.repo= name the folder that has .treeinfo and images/install.img.',
  },
  noKickstart: {
    words: 'failed to fetch kickstart from {url}',
    stage: 'root',
    means: 'The installer did not get its kickstart.',
    todo: look,
  },
});

export const coreosSays = sentences({
  notFetched: {
    words: "Couldn't fetch, verify, and unpack image specified by coreos.live.rootfs_url=",
    stage: 'root',
    means: 'The rootfs is not there, or of another release than the initial ramdisk.',
    todo: look,
  },
  scheme: {
    words: 'coreos.live.rootfs_url= supports HTTP and HTTPS only.',
    stage: 'root',
    means: 'CoreOS gets its rootfs by HTTP or HTTPS.',
    todo: 'Serve the rootfs by HTTP.',
  },
  noRootfs: {
    words: 'No rootfs image found.  Modify your PXE configuration to add the rootfs',
    stage: 'root',
    means: 'The initial ramdisk of CoreOS is only half of the system.',
    todo: 'Write coreos.live.rootfs_url=, or load the rootfs as a second initial ramdisk.',
  },
  noIgnition: {
    words: 'GET result: Not Found',
    stage: 'root',
    means: 'Ignition asks for its configuration again and again.',
    todo: look,
  },
});

/** Modules of dracut. */
export const dracutLive: Speaker = {
  program: 'dracut',
  tags: ['dracut-initqueue', 'anaconda', 'coreos-livepxe-rootfs', 'ignition'],
  sentences: [...Object.values(livenetSays), ...Object.values(anacondaSays), ...Object.values(coreosSays)],
};

export const archisoSays = sentences({
  notLoaded: {
    words: "ERROR: Downloading '{url}'",
    stage: 'root',
    means: 'The live system of Arch did not get its root, and waits in a shell.',
    todo: look,
  },
  noDevice: {
    words: "ERROR: '{device}' device did not show up after 30 seconds...",
    stage: 'root',
    means: 'The live system of Arch looks for its medium among the disks of the machine.',
    todo: 'Write ip=dhcp beside archiso_http_srv= or archiso_nfs_srv=.',
  },
});

export const archiso: Speaker = { program: 'archiso', tags: [], sentences: Object.values(archisoSays) };

export const alpineSays = sentences({
  shell: {
    words: "initramfs emergency recovery shell launched. Type 'exit' to continue boot",
    stage: 'root',
    means: 'Alpine could not make its root: most often its packages are not where alpine_repo= says.',
    todo: look,
  },
});

export const alpine: Speaker = { program: 'Alpine init', tags: [], sentences: Object.values(alpineSays) };

export const installerSays = sentences({
  noPreseed: {
    words: 'Failed to retrieve the preconfiguration file',
    stage: 'root',
    means: 'The installer did not get its answers, and asks a person instead.',
    todo: look,
  },
});

export const debianInstaller: Speaker = {
  program: 'debian-installer',
  tags: [],
  sentences: Object.values(installerSays),
};
