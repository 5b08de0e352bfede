/** A kernel command line is longer than the kernel keeps. */
import { commandLines } from '../about/kernel/commandlines.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

/** COMMAND_LINE_SIZE of x86 and arm64 with the null at its end. */
const MOST = 2047;

const LINE = (words: number) => {
  const more = Array.from({ length: words }, (_, i) => `site.setting${i}=0123456789abcdef`).join(' ');
  return miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw ${more}
`,
  });
};

export const pxeLineTooLong: CheckRule = {
  id: 'pxe/line-too-long',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The words of a kernel command line are together longer than 2047 characters.',
    why: 'Kernels for PCs keep 2047 characters of the command line and drop the rest without a message, in the middle of a word. What stands at the end is lost: where that is `ip=` or `nfsroot=`, the node does not find its root.',
    avoid: LINE(70),
    prefer: LINE(20),
    references: ['Linux arch/x86/include/asm/setup.h, COMMAND_LINE_SIZE'],
  },
  check(context) {
    for (const { stage, parameters, nodes } of commandLines(context)) {
      const { configuration, place } = stage;
      if (
        configuration?.architecture !== undefined &&
        !/^(x86|x86_64|i386|arm64)$/.test(configuration.architecture)
      )
        continue;
      let length = -1;
      for (const { name, value } of parameters)
        length += 1 + name.length + (value === undefined ? 0 : value.length + 1);
      if (length <= MOST) continue;
      context.report({
        at: place,
        message: `The command line of ${nodesNamed(nodes)} has ${length} characters. The kernel keeps ${MOST} and drops the rest without a message. Shorten it, or move settings into the node's root.`,
        nodes,
      });
    }
  },
};
