/** A kernel or an initial ramdisk is cut short, or a page of a web server. */
import { missingFile } from '../about/causes.js';
import { AN_IMAGE, withImages } from '../about/examples/images.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

export const tftpDamagedFile = faultRule({
  id: 'tftp/damaged-file',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A kernel or an initial ramdisk ends before its own header says, or before the end that an archive of cpio, xz, zstd or lz4 has; or it begins like a page of a web server.',
    why: 'A copy that was broken off, a disk that was full, or a download that got a page with an error. The TFTP server sends it without a word: a kernel that is cut short stops before it shows anything, of a ramdisk the kernel says `Initramfs unpacking failed` and goes on without what is lost.',
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
  story: ({ what, name, damage }) =>
    damage === 'cut' ? `the ${what} ${name} is cut short` : `the ${what} ${name} is a page of a web server`,
  message: ({ what, name, path, damage, effect }, { who, single }) =>
    `The ${what} ${name} of ${who} ${
      damage === 'cut' ? 'is cut short' : 'is a page of a web server, as of a download that failed'
    } (${path})${
      effect === 'stops'
        ? `: ${single ? 'it has' : 'they have'} nothing to start`
        : ', and the kernel goes on without it'
    }. Copy it anew.`,
  related: ({ at, others }) => elsewhere(at, others, 'what it is started with'),
});
