/** A kernel command line is longer than the kernel keeps. */
import { miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import { faultRule } from '../rule.js';

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

export const pxeLineTooLong = faultRule({
  id: 'pxe/line-too-long',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The words of a kernel command line are together longer than the kernel keeps: 2047 characters on PCs and 64-bit ARM, 1023 on 32-bit ARM.',
    why: 'The kernel keeps so many characters of the command line (255 on PCs before Linux 2.6.22) and drops the rest without a message, in the middle of a word. What stands at the end is lost: where that is `ip=` or `nfsroot=`, the node does not find its root.',
    avoid: LINE(70),
    prefer: LINE(20),
    references: ['Linux arch/x86/include/asm/setup.h, COMMAND_LINE_SIZE'],
  },
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  story: ({ length, most, needed }) =>
    `the command line has ${length} characters, and the kernel keeps ${most}${needed.length === 0 ? '' : `: ${list(wordsOf(needed))} ${needed.length === 1 ? 'is' : 'are'} lost`}`,
  message: ({ length, most, needed, console }, { who }) =>
    `The command line of ${who} has ${length} characters. The kernel keeps ${most} and drops the rest without a message${
      console === undefined ? '' : `, and with it ${list(wordsOf(needed))} (the screen shows "${console}")`
    }. Shorten it, or move settings into the node's root.`,
});

function wordsOf(names: readonly string[]): string[] {
  return names.map((name) => `${name}=`);
}
