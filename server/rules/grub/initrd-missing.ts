/** The initial ramdisk that an entry of GRUB names does not exist where the TFTP server looks for it. */
import { missingFile, withoutRamdisk } from '../about/causes.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { misspeltHint } from '../about/loaders/grubvariables.js';
import { gone, notServed, servedFrom } from '../about/loaders/tftproot.js';
import { thereIs } from '../about/wording.js';
import { faultRule } from '../rule.js';

const MENU = grubMenu(
  '  linux /vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n  initrd /initrd.img\n',
);

export const grubInitrdMissing = faultRule({
  id: 'grub/initrd-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The initial ramdisk that an entry of grub.cfg names does not exist under the TFTP root.',
    why: 'Over the network GRUB counts names from the top of what the server serves, with or without a slash in front, not from the folder of grub.cfg. It shows `error: File not found.` (behind dnsmasq `error: file /srv/tftp/… not found for …`), then `Press any key to continue...`, and starts the kernel without it ten seconds later: it has no root then, unless it mounts that itself. By HTTP GRUB takes the page about the error for the ramdisk, which the kernel cannot unpack.',
    avoid: bootedByGrub({ [GRUB_CFG]: MENU }),
    prefer: bootedByGrub({ [GRUB_CFG]: MENU, 'srv/tftp/initrd.img': '' }),
    references: ['grub-core/net/tftp.c', 'GRUB 2.06 in OVMF'],
  },
  commonToo: true,
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  // A device that is misspelt, or a word of the kernel, is no name of a file.
  saidBy: () => 'grub/name-misspelt',
  cause: (fault, told) =>
    withoutRamdisk(fault.at, told, 0, 'the ramdisk that is not there') ?? missingFile(fault, told),
  story: notServed,
  message: ({ name, path, folder, near, console, server, at }, { who, single, site }) =>
    `The initial ramdisk ${name} of ${who}${single ? '' : ', where they have such firmware,'} ${folder ? 'cannot be loaded' : 'does not exist'}: ${gone(path, folder)}.${thereIs(near)} ${shown(server, console)}${misspeltHint(site, at)}`,
  related: servedFrom,
  differsBy: ({ name }) => name,
});

/** Behind a kernel that is missing, too, GRUB does not ask for it. */
function shown(server: 'TFTP' | 'web', console: string | undefined): string {
  if (console !== undefined)
    return `GRUB shows "${console}", loads no ramdisk at all, and starts the kernel without one ten seconds later.`;
  return server === 'web'
    ? 'GRUB takes the page about the error for the ramdisk, and the kernel cannot unpack that.'
    : 'Put the file there, or correct the name.';
}
