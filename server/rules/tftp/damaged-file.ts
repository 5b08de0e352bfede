/** A kernel or an initial ramdisk is cut short, or something else in its place. */
import type { DamagedFile } from '../../boot/files/faults.js';
import { missingFile } from '../about/causes.js';
import { AN_IMAGE, withImages } from '../about/examples/images.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

/** What it is instead. */
const IS: Readonly<Record<DamagedFile['damage'], string>> = {
  cut: 'is cut short',
  page: 'is a page of a web server',
  text: 'is a text',
  kernel: 'is a kernel',
};

const MEND: Readonly<Record<DamagedFile['damage'], string>> = {
  cut: 'Copy it anew.',
  page: 'Copy it anew.',
  text: 'Name the image here, or put it there.',
  kernel: 'Name the ramdisk here, or put it there.',
};

export const tftpDamagedFile = faultRule({
  id: 'tftp/damaged-file',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A kernel or an initial ramdisk ends before its own header says, or before the end that an archive of cpio, xz, zstd or lz4 has; or it begins like a page of a web server, is a text such as a configuration, or is a kernel where the ramdisk is meant.',
    why: 'A copy that was broken off, a disk that was full, a download that got a page with an error, or a name that is that of the file beside it. The TFTP server sends it without a word: a kernel that is cut short stops before it shows anything, what is no kernel PXELINUX refuses with `Invalid or corrupt kernel image.`, GRUB with `error: invalid magic number.`, and of a ramdisk the kernel says `Initramfs unpacking failed` and goes on without what is lost.',
    avoid: withImages('<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head></html>\n'),
    prefer: withImages(AN_IMAGE),
    references: [
      'Linux Documentation/arch/x86/boot.rst',
      'The .xz File Format, 2.1.2',
      'RFC 8878, 3.1.1',
      'Linux init/initramfs.c',
    ],
  },
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  cause: missingFile,
  story: ({ what, name, damage }) => `the ${what} ${name} ${IS[damage]}`,
  message: ({ what, name, path, damage, effect }, { who, single }) =>
    `The ${what} ${name} of ${who} ${IS[damage]}${damage === 'page' ? ', as of a download that failed' : ''} (${path})${
      effect === 'stops'
        ? `: ${single ? 'it has' : 'they have'} nothing to start`
        : ', and the kernel goes on without it'
    }. ${MEND[damage]}`,
  related: ({ at, others }) => elsewhere(at, others, 'what it is started with'),
});
