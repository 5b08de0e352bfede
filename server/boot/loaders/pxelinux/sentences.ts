/** What PXELINUX shows on the screen (syslinux core/pxelinux.asm, core/fs/pxe, com32/elflink). */
import { type Speaker, sentences } from '../../sentence.js';

const lies = 'Put the file below the TFTP root, where the prefix of pxelinux.0 leads.';

export const pxelinuxSays = sentences({
  ownAddress: {
    words: 'My IP address seems to be {hexadecimal} {address}',
    stage: 'loader',
    means: 'PXELINUX started, with this address.',
  },
  noConfiguration: {
    words: 'Unable to locate configuration file',
    stage: 'loader',
    means: 'PXELINUX asked for every name of its configuration, and none is there.',
    todo: 'Name the file in pxelinux.cfg/ by 01- and the MAC in lower case, by the address in upper-case hexadecimal, or "default".',
  },
  noCommand: {
    words: 'Failed to load COM32 file {module}',
    stage: 'loader',
    means: 'A module of the menu, or a library of it, is not there.',
    todo: 'Copy the module and its libraries of the same Syslinux release beside pxelinux.0.',
  },
  crashed: {
    words: '!!!! X64 Exception Type',
    stage: 'loader',
    means: 'A program crashed under UEFI, as syslinux.efi does with a module that is built for BIOS.',
    todo: 'Take all modules of Syslinux from the folder of efi64.',
  },
  noModule: {
    words: 'Failed to load {module}',
    stage: 'files',
    means: 'pxelinux.0 is there, and the other half of it is not.',
    todo: 'Copy that file of the same Syslinux release beside pxelinux.0.',
  },
  fileMissing: {
    words: 'Loading {file}... failed: No such file or directory',
    stage: 'kernel',
    means: 'The configuration names a kernel that the TFTP server does not have.',
    todo: lies,
  },
  ramdiskMissing: {
    words: 'Loading {file}...failed: No such file or directory',
    stage: 'kernel',
    means: 'The configuration names an initial ramdisk that the TFTP server does not have.',
    todo: lies,
  },
  noKernelImage: {
    words: 'Could not find kernel image: {file}',
    stage: 'kernel',
    means: 'The configuration names a kernel that the TFTP server does not have.',
    todo: lies,
  },
  noDefault: {
    words: 'No DEFAULT or UI configuration directive found!',
    stage: 'loader',
    means: 'The configuration does not say what starts by itself.',
    todo: 'Write DEFAULT with the name of a label.',
  },
  tooLarge: {
    words: 'Too large for a boostrap (need LINUX instead of KERNEL?)',
    stage: 'loader',
    means: 'KERNEL takes a name that ends in .0 for a boot program.',
    todo: 'Write LINUX instead of KERNEL.',
  },
  unknownKeyword: {
    words: 'Unknown keyword in configuration file: {word}',
    stage: 'loader',
    means: 'PXELINUX does not know the first word of a line, and passes the line over.',
    todo: 'Correct the word.',
  },
  gaveUp: {
    words: 'Boot failed: press a key to retry, or wait for reset...',
    stage: 'loader',
    means: 'PXELINUX gives up and starts over; the line before says why.',
  },
  corrupt: {
    words: 'Invalid or corrupt kernel image',
    stage: 'loader',
    means: 'What was loaded as the kernel is none.',
    tellsOf: 'kernel',
    todo: 'Copy the kernel again, and compare the sizes.',
  },
});

export const speaker: Speaker = {
  program: 'pxelinux',
  tags: [],
  sentences: Object.values(pxelinuxSays),
};
