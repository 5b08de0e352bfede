/** What a Raspberry Pi shows on its screen while it loads over the network (raspberrypi/firmware, reports of users). */
import { type Speaker, sentences } from '../../sentence.js';

export const raspberrySays = sentences({
  firmwareMissing: {
    words: 'Firmware not found',
    stage: 'loader',
    means:
      'The TFTP server has no start4.elf (start.elf before the Pi 4), neither in the folder of the machine nor at the top.',
    todo: 'Put the firmware beside config.txt: start4.elf and fixup4.dat, or bootcode.bin, start.elf and fixup.dat.',
  },
});

export const speaker: Speaker = {
  program: 'the Raspberry Pi',
  tags: [],
  sentences: Object.values(raspberrySays),
};
