/** What U-Boot shows on the screen when it follows a configuration of PXELINUX (boot/pxe_utils.c). */
import { type Speaker, sentences } from '../../sentence.js';

export const ubootSays = sentences({
  noKernel: {
    words: 'No kernel given, skipping',
    stage: 'loader',
    means: 'A label names no kernel.',
    todo: 'Write KERNEL or FIT into the label.',
  },
  kernelMissing: {
    words: 'Skipping {label} for failure retrieving kernel',
    stage: 'loader',
    means: 'The TFTP server does not have the kernel that the label names.',
    todo: 'Put the kernel below the TFTP root, where the prefix of U-Boot leads.',
  },
  treeMissing: {
    words: 'Skipping {label} for failure retrieving FDT',
    stage: 'loader',
    means: 'The TFTP server does not have the device tree that the label names.',
    todo: 'Put the device tree below the TFTP root, where the prefix of U-Boot leads.',
  },
});

export const speaker: Speaker = {
  program: 'U-Boot',
  tags: [],
  sentences: Object.values(ubootSays),
};
