/** The kernel that a configuration file names does not exist where the TFTP server looks for it. */
import { labelsKernel, missingFile } from '../about/causes.js';
import { servedFrom } from '../about/loaders/tftproot.js';
import { miniature } from '../about/miniature.js';
import { thereIs } from '../about/wording.js';
import { faultRule } from '../rule.js';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '' };

export const pxeKernelMissing = faultRule({
  id: 'pxe/kernel-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel image that a label names does not exist under the TFTP root.',
    why: 'Names are put behind the directory of pxelinux.0, also those with a leading slash. PXELINUX shows `Loading vmlinuz... failed: No such file or directory` (up to version 4: `Could not find kernel image: vmlinuz`) and stops at `boot:`.',
    avoid: miniature({ ...IMAGES, 'srv/tftp/vmlinux': '' }),
    prefer: miniature({ ...IMAGES, 'srv/tftp/vmlinuz': '' }),
    references: ['Syslinux core/fs/pxe/pxe.c', 'Syslinux doc/pxelinux.txt'],
  },
  saidBy: ({ ofLabel }) => (ofLabel === true ? 'pxe/unknown-directive' : []),
  cause: (fault, told) =>
    fault.ofLabel === true ? labelsKernel(fault.at, 1, 'this label has no kernel') : missingFile(fault, told),
  story: ({ name, path, folder, ofLabel }) =>
    ofLabel === true
      ? `the label names no kernel, and there is no file of its own name, ${name}`
      : folder === true
        ? `${path}, which ${name} stands for, is a folder`
        : path === undefined
          ? `the TFTP server refuses the name ${name}`
          : `the TFTP server has no file ${path}, which ${name} stands for`,
  message: ({ name, path, near, console, folder, ofLabel }, { who }) =>
    ofLabel === true
      ? `This label names no kernel, so for ${who} PXELINUX looks for a file of the label's own name, ${name}, and there is none. The screen shows "${console}", and PXELINUX stops at boot:. Write KERNEL and the file below the label.`
      : `The kernel ${name} of ${who} ${path === undefined ? 'has a name that the TFTP server refuses' : `${folder === true ? `is a folder, of which the TFTP server sends nothing: ${path}` : `does not exist: ${path} is not there`}`}.${thereIs(near)} The screen shows "${console}", and PXELINUX stops at boot:.`,
  related: servedFrom,
  // Ramdisks behind one initrd= have no places of their own.
  differsBy: ({ name }) => name,
});
