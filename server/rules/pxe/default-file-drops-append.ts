/** DEFAULT names a kernel file, and the arguments stand in a global APPEND that Syslinux 5 and later do not use for it. */
import { fix, insertAfter, replace } from '../about/edits.js';
import { configOf } from '../about/loaders/pxeconfigs.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

export const pxeDefaultFileDropsAppend = faultRule({
  id: 'pxe/default-file-drops-append',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'DEFAULT names a kernel instead of a label, and its arguments stand in a global APPEND.',
    why: 'Up to Syslinux 4 a global APPEND was used for such a kernel; since 5.00 it is not. The kernel starts without arguments (`Kernel command line: BOOT_IMAGE=/vmlinuz`), then `VFS: Cannot open root device "(null)" or unknown-block(0,0): error -6` and a panic.',
    avoid: miniature({ [NAME]: `DEFAULT vmlinuz\nAPPEND ${WORDS}\n` }),
    prefer: miniature({ [NAME]: `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ${WORDS}\n` }),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c', 'Syslinux NEWS (5.00)'],
  },
  story: ({ word }) =>
    `${word} starts without arguments: since Syslinux 5 the global APPEND is not used for a DEFAULT without a label`,
  message: ({ word }) =>
    `DEFAULT starts the file ${word} without a label, and since Syslinux 5 the global APPEND is not used for it: the kernel gets no arguments and panics with VFS: Unable to mount root fs on unknown-block(0,0). Write a LABEL with KERNEL and APPEND.`,
  related: ({ others }) =>
    others.map((place) => ({ place, message: 'these arguments never reach the kernel' })),
  fixes: ({ word, words, at, others: [append] }, { site, traces: [trace] }) => {
    if (append === undefined || append.file !== at.file) return [];
    // Of two labels with one name the first counts, which may be another kernel's.
    const labels = (trace && configOf(site, trace))?.labels.map(({ name }) => name.value.toLowerCase()) ?? [];
    let label = 'linux';
    for (let i = 2; labels.includes(label); i++) label = `linux${i}`;
    return [
      fix(
        'Write a label',
        false,
        replace(at, `DEFAULT ${label}`),
        insertAfter(append, `\nLABEL ${label}\n  KERNEL ${word}\n  APPEND ${words}`),
      ),
    ];
  },
});
