/** A loader is told to start an initial ramdisk as the kernel. */
import { missingFile } from '../about/causes.js';
import { bootedByGrub, GRUB_CFG } from '../about/examples/grub.js';
import { faultRule } from '../rule.js';

const MENU = (kernel: string, ramdisk: string) => ({
  ...bootedByGrub({
    [GRUB_CFG]: `set timeout=0\nmenuentry node {\n  linux ${kernel} root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n  initrd ${ramdisk}\n}\n`,
  }),
  'srv/tftp/initrd.img': '',
});

export const kernelRamdiskAsKernel = faultRule({
  id: 'kernel/ramdisk-as-kernel',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The line for the kernel names a file that is an initial ramdisk by its name (`initrd.img`, `initramfs-6.1`) or by what is in it, mostly because the two names are exchanged.',
    why: 'No loader can start it: GRUB shows `error: invalid magic number.`, iPXE `Exec format error`, and PXELINUX starts nothing. Where the kernel stands in the place of the ramdisk as well, or the file is there and begins like an archive, that is an error, else a warning, since a file may be called so by mistake.',
    avoid: MENU('/initrd.img', '/vmlinuz'),
    prefer: MENU('/vmlinuz', '/initrd.img'),
    references: ['grub-core/loader/i386/linux.c', 'iPXE src/arch/x86/image/bzimage.c'],
  },
  severityOf: ({ exchanged, archive }) => (exchanged === undefined && !archive ? 'warning' : 'error'),
  cause: ({ archive, path }, told) => (archive ? missingFile({ path }, told) : undefined),
  story: ({ image, archive }) =>
    `${image} is a ramdisk${archive ? '' : ' by its name'}, and is to be started as the kernel`,
  message: ({ image, exchanged, archive }, { who, single }) =>
    `${image} is to be started as the kernel of ${who}, and is an initial ramdisk${archive ? '' : ' by its name'}${
      exchanged === undefined
        ? ': a loader cannot start such a file. Name the kernel here.'
        : `, while ${exchanged} is to be the ramdisk: ${single ? 'it does' : 'they do'} not boot. Exchange the two.`
    }`,
  related: ({ others }) => others.map((place) => ({ place, message: 'the kernel stands here' })),
});
