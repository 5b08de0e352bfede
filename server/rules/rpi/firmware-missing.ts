/** The TFTP server has no start4.elf, or start.elf, for a Raspberry Pi. */
import { raspberrySite } from '../about/examples/raspberry.js';
import { tftpRoot } from '../about/loaders/tftproot.js';
import { faultRule } from '../rule.js';

export const rpiFirmwareMissing = faultRule({
  id: 'rpi/firmware-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The folder that a Raspberry Pi loads from has no firmware for it, and neither has the TFTP root.',
    why: 'A Raspberry Pi 4 asks for `start4.elf`, older ones for `bootcode.bin` and `start.elf`. Where the folder of the machine has none, the bootloader leaves it and asks at the top; where it is not there either, the screen shows `Firmware not found`.',
    avoid: raspberrySite({ 'srv/tftp/9ffefdef/start4.elf': undefined }),
    prefer: raspberrySite(),
    references: [
      'raspberrypi.com, Raspberry Pi bootloader configuration, TFTP_PREFIX',
      'raspberrypi/firmware issue 1850',
    ],
  },
  story: ({ name }) => `the TFTP server has no ${name}`,
  message: ({ name, path, console }, { who }) =>
    `The TFTP server has no ${name} for ${who}: neither ${path} nor one at the top is there. The screen shows "${console}". Put the firmware beside config.txt.`,
  related: tftpRoot,
});
