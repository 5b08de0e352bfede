/** The kernel that an entry of GRUB names does not exist where the TFTP server looks for it. */
import { missingFile } from '../about/causes.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { misspeltHint } from '../about/loaders/grubvariables.js';
import { gone, notServed, servedFrom } from '../about/loaders/tftproot.js';
import { thereIs } from '../about/wording.js';
import { faultRule } from '../rule.js';

const LINUX = '  linux /vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n';

export const grubKernelMissing = faultRule({
  id: 'grub/kernel-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The kernel that an entry of grub.cfg names does not exist under the TFTP root.',
    why: 'Over the network GRUB counts names from the top of what the server serves, with or without a slash in front, not from the folder of grub.cfg. It shows `error: File not found.` (behind dnsmasq `error: file /srv/tftp/… not found for …`), then `Press any key to continue...`, and ten seconds later its menu again, where it waits for somebody, unless `fallback` names another entry. By HTTP it takes the page about the error for the kernel: `error: premature end of file …`.',
    avoid: bootedByGrub({ [GRUB_CFG]: grubMenu(LINUX.replace('/vmlinuz', '/boot/vmlinuz')) }),
    prefer: bootedByGrub({ [GRUB_CFG]: grubMenu(LINUX) }),
    references: ['grub-core/net/tftp.c', 'GRUB 2.06 in OVMF'],
  },
  commonToo: true,
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  // A device that is misspelt, or a word of the kernel, is no name of a file.
  saidBy: () => 'grub/name-misspelt',
  cause: missingFile,
  story: notServed,
  message: ({ name, path, folder, near, console, effect, at }, { who, single, site }) =>
    `The kernel ${name} of ${who}${single ? '' : ', where they have such firmware,'} ${folder ? 'cannot be loaded' : 'does not exist'}: ${gone(path, folder)}.${thereIs(near)} GRUB ${console === undefined ? 'says so' : `shows "${console}"`} and ${
      effect === 'stops' ? 'waits for somebody' : 'starts the entry that fallback names ten seconds later'
    }.${misspeltHint(site, at)}`,
  related: servedFrom,
  differsBy: ({ name }) => name,
});
