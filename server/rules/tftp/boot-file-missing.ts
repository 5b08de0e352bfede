/** The boot file that a node is told does not lie where the TFTP server looks for it. */
import { missingFile } from '../about/causes.js';
import { tftpRoot } from '../about/loaders/tftproot.js';
import { miniature } from '../about/miniature.js';
import { toldBy } from '../about/nfs/roots.js';
import { placeholderIn } from '../about/placeholders.js';
import { capital, thereIs } from '../about/wording.js';
import { faultRule } from '../rule.js';

const IMAGES = { 'srv/tftp/vmlinuz': '', 'srv/tftp/ldlinux.c32': '' };

export const tftpBootFileMissing = faultRule({
  id: 'tftp/boot-file-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The filename that DHCP sends does not exist under the TFTP root.',
    why: 'The ROM shows `PXE-T01: File not found` and `PXE-E3B: TFTP Error - File not found`, iPXE `No such file or directory`. Checked where the TFTP root holds at least one image: a copy of the configuration alone says nothing about what is missing.',
    avoid: miniature({ ...IMAGES, 'srv/tftp/pxelinux.O': '' }),
    prefer: miniature({ ...IMAGES, 'srv/tftp/pxelinux.0': '' }),
    references: ['tftpd(8)', 'dhcpd.conf(5), filename'],
  },
  commonToo: true,
  cause: missingFile,
  saidBy: () => 'dnsmasq/prefix-misspelt',
  story: ({ name, path, folder }) =>
    folder === true
      ? `${path}, which ${name} stands for, is a folder`
      : `the TFTP server has no file ${path}${path.endsWith(`/${name.replace(/^\/+/, '')}`) ? '' : `, which ${name} stands for`}`,
  message: ({ name, path, near, console, folder }, { who, single }) => {
    if (folder === true)
      return `${capital(who)} will ask for ${name}, but ${path} is a folder, and the TFTP server sends none${toldBy(console)}. Write the whole name of the loader in it.`;
    const placeholder = placeholderIn(name);
    if (placeholder !== undefined)
      return `The boot file of ${who} is "${name}": ${placeholder} is a placeholder that was never filled in. ${capital(who)} ${
        single ? 'asks' : 'ask'
      } for a file of that name${toldBy(console)}. Write the name of the loader.`;
    return `${capital(who)} will ask for ${name}, but ${path} does not exist${toldBy(console)}.${thereIs(near)} Put it there, or correct the filename.`;
  },
  related: tftpRoot,
});
