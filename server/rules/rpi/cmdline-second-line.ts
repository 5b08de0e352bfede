/** cmdline.txt of a Raspberry Pi goes on behind its first line. */
import { RASPBERRY_CMDLINE, RASPBERRY_WORDS, raspberrySite } from '../about/examples/raspberry.js';
import { faultRule } from '../rule.js';

export const rpiCmdlineSecondLine = faultRule({
  id: 'rpi/cmdline-second-line',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'cmdline.txt of a Raspberry Pi has words on more than one line.',
    why: 'All words of the kernel have to stand on one line: those behind a line break do not come to the kernel. With root= or ip= among them the kernel finds no root.',
    avoid: raspberrySite({ [RASPBERRY_CMDLINE]: RASPBERRY_WORDS.replace(' ip=dhcp', '\nip=dhcp') }),
    prefer: raspberrySite(),
    references: ['raspberrypi.com, Kernel command line (cmdline.txt)'],
  },
  story: ({ deciding }) =>
    `cmdline.txt goes on behind its first line${deciding.length === 0 ? '' : ` with ${deciding.join(', ')}`}`,
  message: ({ deciding }, { who }) =>
    `cmdline.txt of ${who} has words behind its first line, which do not come to the kernel${deciding.length === 0 ? '' : `: ${deciding.join(', ')}`}. Put all words on one line.`,
});
