/** The program that an entry of GRUB loads next does not exist. */
import { missingFile } from '../about/causes.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { misspeltHint } from '../about/loaders/grubvariables.js';
import { gone, notServed, servedFrom } from '../about/loaders/tftproot.js';
import { faultRule } from '../rule.js';

const CHAIN = '  chainloader /ipxe.efi\n';

export const grubProgramMissing = faultRule({
  id: 'grub/program-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The program that `chainloader` names does not exist where GRUB looks for it.',
    why: 'Names count from the top of what the server gives out. GRUB shows `error: File not found.` (behind dnsmasq `error: file /srv/tftp/… not found for …`), and ten seconds later its menu again, unless `fallback` names another entry.',
    avoid: bootedByGrub({ [GRUB_CFG]: grubMenu(CHAIN) }),
    prefer: bootedByGrub({ [GRUB_CFG]: grubMenu(CHAIN), 'srv/tftp/ipxe.efi': '' }),
    references: ['GRUB manual, "chainloader"', 'GRUB 2.06 in QEMU'],
  },
  commonToo: true,
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  // A device that is misspelt, or a word of the kernel, is no name of a file.
  saidBy: () => 'grub/name-misspelt',
  cause: missingFile,
  story: notServed,
  message: ({ name, path, folder, near, console, at }, { who, single, site }) =>
    `chainloader names ${name}, but ${folder ? gone(path, folder) : `${path} does not exist`}${near === undefined ? '' : ` (there is a ${near})`}.${
      console === undefined ? '' : ` GRUB shows "${console}".`
    } That holds for ${who}${single ? '' : ', where they have such firmware'}.${misspeltHint(site, at)}`,
  related: servedFrom,
  differsBy: ({ name }) => name,
});
