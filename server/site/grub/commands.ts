/** The commands of GRUB that a boot is followed by. */
export { kernelCommands, ramdiskCommands } from '../../../grammars/grub/index.js';
