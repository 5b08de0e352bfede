/** `initramfs=` in config.txt of a Raspberry Pi: this word takes no sign. */
import { RASPBERRY_CONFIG, raspberrySite } from '../about/examples/raspberry.js';
import type { CheckRule } from '../rule.js';

export const rpiInitramfsSign: CheckRule = {
  id: 'rpi/initramfs-sign',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'config.txt of a Raspberry Pi has `initramfs=`.',
    why: 'Of all settings this one takes no `=` between its name and the file. With it the firmware loads no ramdisk.',
    avoid: raspberrySite({ [RASPBERRY_CONFIG]: 'kernel=kernel8.img\ninitramfs=initramfs8 followkernel\n' }),
    prefer: raspberrySite({
      [RASPBERRY_CONFIG]: 'kernel=kernel8.img\ninitramfs initramfs8 followkernel\n',
      'srv/tftp/9ffefdef/initramfs8': '',
    }),
    references: ['raspberrypi.com, config.txt, "initramfs"'],
  },
  check({ site, report }) {
    for (const { lines } of site.raspberry.flatMap(({ configs }) => configs))
      for (const line of lines) {
        if (line.kind !== 'setting' || line.name !== 'initramfs' || !line.sign) continue;
        report({
          at: line.place,
          message: `The firmware of the Raspberry Pi takes no "=" behind initramfs: this line loads no ramdisk. Write initramfs ${line.value.value}.`,
        });
      }
  },
};
