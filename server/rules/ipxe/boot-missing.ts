/** A script of iPXE loads a kernel and ends. */
import type { BootMissing } from '../../boot/loaders/ipxe/faults.js';
import { appendLine, fix } from '../about/edits.js';
import { IPXE_SCRIPT, IPXE_WORDS, ipxeSite } from '../about/examples/ipxe.js';
import { faultRule } from '../rule.js';

/** What the script comes to with the kernel that it has loaded. */
const STORY: Readonly<Record<BootMissing['then'], string>> = {
  over: 'ends',
  exit: 'ends',
  disk: 'boots a disk',
  shell: 'opens a shell',
  menu: 'comes back to its menu',
  anew: 'restarts the machine',
  off: 'switches the machine off',
};

const ENDS: ReadonlySet<BootMissing['then']> = new Set(['over', 'exit']);

export const ipxeBootMissing = faultRule({
  id: 'ipxe/boot-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A machine comes to the end of a script, or to `exit`, `shell`, `sanboot`, its menu again, or a command that fails, with a kernel that was loaded, and no command starts it.',
    why: '`kernel`, `initrd` and `imgselect` only load, and a label ends nothing: without a boot the script goes on into the next section. Where the script ends, iPXE tries its other cards, and the screen shows `No more network devices`.',
    avoid: ipxeSite({ 'srv/tftp/boot.ipxe': IPXE_SCRIPT.replace('boot\n', '') }),
    prefer: ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\nkernel vmlinuz ${IPXE_WORDS} && boot\n` }),
    references: ['ipxe.org/cmd/boot', 'iPXE src/usr/autoboot.c'],
  },
  story: ({ kernel, failed, then }) =>
    `the script loads ${kernel} and ${failed ? 'ends at a command that fails, before it starts it' : `${STORY[then]} without starting it`}`,
  message: ({ kernel, failed, then }, { who, single }) =>
    failed
      ? `This command fails, and iPXE ends the script there: ${kernel} is loaded, and ${who} ${single ? 'does' : 'do'} not start it. Correct the command, take it out, or write || behind it where it may fail.`
      : `The script loads ${kernel} and ${STORY[then]} without a boot: ${who} ${single ? 'does' : 'do'} not start it${ENDS.has(then) ? ', and iPXE goes on to the next network card' : ''}.`,
  // The comment is told by a rule of its own.
  saidBy: ({ swallowed }) => (swallowed ? 'ipxe/comment-joins-line' : undefined),
  related: ({ at, others, then }) =>
    others
      .filter(({ file, span }) => file !== at.file || span.start > at.span.end)
      .map((place) => ({ place, message: ENDS.has(then) ? 'the script ends here' : 'it goes on to this' })),
  fixes: ({ script, then, failed }, { site }) =>
    then !== 'over' || failed ? [] : [fix('Add boot at the end', false, appendLine(site, script, 'boot'))],
});
