/** config.txt of a Raspberry Pi names a kernel or a ramdisk that is not there. */
import { missingFile } from '../about/causes.js';
import { RASPBERRY_CONFIG, raspberrySite } from '../about/examples/raspberry.js';
import { tftpRoot } from '../about/loaders/tftproot.js';
import { faultRule } from '../rule.js';

export const rpiFileMissing = faultRule({
  id: 'rpi/file-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'config.txt of a Raspberry Pi names a kernel or an initial ramdisk that the TFTP server does not have.',
    why: 'The firmware asks for the file below the folder of the machine and gets none. Without a kernel the screen stays at the rainbow picture, or dark; without its ramdisk the kernel may come up without its root.',
    avoid: raspberrySite({ [RASPBERRY_CONFIG]: '[all]\narm_64bit=1\nkernel=vmlinuz\n' }),
    prefer: raspberrySite({ [RASPBERRY_CONFIG]: '[all]\narm_64bit=1\nkernel=kernel8.img\n' }),
    references: ['raspberrypi.com, config.txt, "kernel", "initramfs" and "os_prefix"'],
  },
  cause: missingFile,
  story: ({ name, setting }) =>
    `config.txt names ${name} as its ${setting}, which the TFTP server does not have`,
  message: ({ name, path, near, setting }, { who }) =>
    `config.txt of ${who} names ${name} as its ${setting}, and ${path} is not there. ${near === undefined ? 'Put it there, or correct the name' : `Did you mean ${near}`}${near === undefined ? '.' : '?'}`,
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  related: tftpRoot,
});
