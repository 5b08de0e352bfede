/** A script of iPXE throws its kernel away before it boots. */
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { faultRule } from '../rule.js';

export const ipxeImageFreed = faultRule({
  id: 'ipxe/image-freed',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A machine comes to `boot` behind an `imgfree` that has thrown away the kernel.',
    why: '`imgfree` without a name throws away all images, also those that were loaded for this boot. `boot` shows `No image selected`, and the script ends. Before the first `kernel` it does no harm.',
    avoid: ipxeSite({ 'srv/tftp/boot.ipxe': IPXE_SCRIPT.replace('boot\n', 'imgfree\nboot\n') }),
    prefer: ipxeSite({ 'srv/tftp/boot.ipxe': IPXE_SCRIPT.replace('kernel', 'imgfree\nkernel') }),
    references: ['ipxe.org/cmd/imgfree', 'iPXE of 2019 in QEMU'],
  },
  story: ({ kernel }) => `the script throws ${kernel} away before it boots`,
  message: ({ kernel, console }, { who, single }) =>
    `imgfree throws away ${kernel}, which was loaded before, and boot has nothing to start, so ${who} ${single ? 'does' : 'do'} not boot: "${console}". Move imgfree before the kernel.`,
  related: ({ others }) =>
    others.map((place, i) => ({
      place,
      message: i === 0 ? 'boot finds no image' : 'the kernel is loaded here',
    })),
});
