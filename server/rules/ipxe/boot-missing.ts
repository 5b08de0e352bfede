/** A script of iPXE loads a kernel and ends. */
import { appendLine, fix } from '../about/edits.js';
import { IPXE_SCRIPT, IPXE_WORDS, ipxeSite } from '../about/examples/ipxe.js';
import { faultRule } from '../rule.js';

export const ipxeBootMissing = faultRule({
  id: 'ipxe/boot-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A machine comes to the end of a script, or to `exit`, or to a command that fails, with a kernel that was loaded, and no command starts it.',
    why: '`kernel`, `initrd` and `imgselect` only load. The script ends, iPXE tries its other cards, and the screen shows `No more network devices`.',
    avoid: ipxeSite({ 'srv/tftp/boot.ipxe': IPXE_SCRIPT.replace('boot\n', '') }),
    prefer: ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\nkernel vmlinuz ${IPXE_WORDS} && boot\n` }),
    references: ['ipxe.org/cmd/boot', 'iPXE src/usr/autoboot.c'],
  },
  story: ({ kernel, failed }) =>
    `the script loads ${kernel} and ${failed ? 'ends at a command that fails, before it starts it' : 'ends without starting it'}`,
  message: ({ kernel, failed }, { who, single }) =>
    failed
      ? `This command fails, and iPXE ends the script there: ${kernel} is loaded, and ${who} ${single ? 'does' : 'do'} not start it. Correct the command, take it out, or write || behind it where it may fail.`
      : `The script loads ${kernel} and ends without a boot: ${who} ${single ? 'does' : 'do'} not start it, and iPXE goes on to the next network card.`,
  // The comment is told by a rule of its own.
  saidBy: ({ swallowed }) => (swallowed ? 'ipxe/comment-joins-line' : undefined),
  related: ({ at, others }) =>
    others
      .filter(({ file, span }) => file !== at.file || span.start > at.span.end)
      .map((place) => ({ place, message: 'the script ends here' })),
  fixes: ({ script, exits, failed }, { site }) =>
    exits || failed ? [] : [fix('Add boot at the end', false, appendLine(site, script, 'boot'))],
});
