/** DEFAULT names a kernel file, and the arguments stand in a global APPEND that Syslinux 5 and later do not use for it. */
import { fix, insertAfter } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { configFiles, readers } from '../about/pxeconfigs.js';
import type { CheckRule } from '../rule.js';

const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

export const pxeDefaultFileDropsAppend: CheckRule = {
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
  check({ site, boots, report }) {
    const nodes = readers(boots);
    for (const config of configFiles(site)) {
      const command = config.default;
      if (config.ui !== undefined || config.uboot || command === undefined || command.parameters.length > 0)
        continue;
      if (config.append === undefined || config.append.cleared) continue;
      if (config.labels.some(({ name }) => name.value === command.word.value)) continue;
      // A word that is no path beside labels is a label with a slip in it, and another finding.
      if (config.labels.length > 0 && !/[/.]/.test(command.word.value)) continue;
      if (/\.(c32|0|bs|bss|bin|img)$/.test(command.word.value)) continue;
      const { append } = config;
      report({
        at: command.place,
        message: `DEFAULT starts the file ${command.word.value} without a label, and since Syslinux 5 the global APPEND is not used for it: the kernel gets no arguments and panics with VFS: Unable to mount root fs on unknown-block(0,0). Write a LABEL with KERNEL and APPEND.`,
        related: [{ place: append.place, message: 'these arguments never reach the kernel' }],
        nodes: (nodes.get(config.file) ?? []).map(({ node }) => node.name),
        fixes: () => [
          fix(
            'Write a label',
            false,
            { file: config.file, edits: [{ span: command.word.place.span, newText: 'linux' }] },
            insertAfter(
              append.place,
              `\nLABEL linux\n  KERNEL ${command.word.value}\n  APPEND ${append.text.value}`,
            ),
          ),
        ],
      });
    }
  },
};
