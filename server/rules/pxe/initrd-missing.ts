/** The initial RAM disk that a configuration file names does not exist where the TFTP server looks for it. */
import { missingFile } from '../about/causes.js';
import { servedFrom } from '../about/loaders/tftproot.js';
import { changed, miniature } from '../about/miniature.js';
import { thereIs } from '../about/wording.js';
import { faultRule } from '../rule.js';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
const WITH_INITRD = changed(
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
  '  APPEND',
  '  INITRD initrd.img\n  APPEND',
);

export const pxeInitrdMissing = faultRule({
  id: 'pxe/initrd-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'An initial RAM disk that INITRD or initrd= names does not exist under the TFTP root.',
    why: 'PXELINUX shows `Loading initrd.img...failed: No such file or directory` and stops at `boot:`; the kernel is never started.',
    avoid: miniature({ ...IMAGES, ...WITH_INITRD }),
    prefer: miniature({ ...IMAGES, ...WITH_INITRD, 'srv/tftp/initrd.img': '' }),
    references: ['Syslinux doc/syslinux.txt, INITRD'],
  },
  cause: (fault, told) => (fault.comma === true ? undefined : missingFile(fault, told)),
  story: ({ name, path, folder, comma }) =>
    comma === true
      ? 'a comma in initrd= has no name on one side'
      : folder === true
        ? `${path}, the initial ramdisk, is a folder`
        : path === undefined
          ? `the TFTP server refuses the name ${name}`
          : `the TFTP server has no file ${path}, the initial ramdisk`,
  message: ({ name, path, near, console, folder, comma }, { who }) =>
    comma === true
      ? `A comma in initrd= of ${who} has no name on one side, and PXELINUX asks for a file without a name. The screen shows "${console}", and PXELINUX stops at boot:. Take the comma out.`
      : `The initial RAM disk ${name} of ${who} ${path === undefined ? 'has a name that the TFTP server refuses' : `${folder === true ? `is a folder, of which the TFTP server sends nothing: ${path}` : `does not exist: ${path} is not there`}`}.${thereIs(near)} The screen shows "${console}", and PXELINUX stops at boot:.`,
  related: servedFrom,
  // Ramdisks behind one initrd= have no places of their own.
  differsBy: ({ name }) => name,
});
