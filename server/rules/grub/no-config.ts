/** There is no grub.cfg where the GRUB that machines load looks for it. */
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { tftpRoot } from '../about/loaders/tftproot.js';
import { faultRule } from '../rule.js';

export const grubNoConfig = faultRule({
  id: 'grub/no-config',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'Machines load a GRUB whose folder is built in, and there is no grub.cfg in it: `/grub` for the images that Debian and Ubuntu sign for the network (grubnetx64.efi).',
    why: 'The folder is counted from the top of what the TFTP server serves, wherever the program lies. GRUB says nothing about the missing file: it shows `Minimal BASH-like line editing is supported.` and waits at `grub>`. Those images ask for `grub.cfg` alone, and not for `grub.cfg-01-…` of a machine before it.',
    avoid: bootedByGrub({ [GRUB_CFG]: undefined, 'srv/tftp/efi/grub.cfg': grubMenu() }),
    prefer: bootedByGrub(),
    references: ['GRUB manual, "Network"', 'grub-core/normal/main.c', 'GRUB 2.06 of Debian in OVMF'],
  },
  commonToo: true,
  saidBy: ({ misnamed }) => (misnamed === undefined ? undefined : 'grub/config-name'),
  story: ({ program, asked, elsewhere, misnamed }) =>
    misnamed !== undefined
      ? `${program} never asks for ${misnamed.name}, and there is no ${asked}`
      : `${program} looks for ${asked}, which is not there${elsewhere === undefined ? '' : `; there is one in ${elsewhere}`}`,
  message: ({ program, asked, elsewhere, misnamed, passedBy, console }, { who, single }) =>
    misnamed !== undefined
      ? `GRUB never asks for ${misnamed.name}, and ${asked} is not there: it shows "${console}" and waits at grub>. That holds for ${who}${single ? '' : ', where they have such firmware'}.${misnamed.right === undefined ? '' : ` Call the file ${misnamed.right}.`}`
      : `${program} asks the TFTP server for ${asked} on behalf of ${who}${single ? '' : ', where they have such firmware'}, and it is not there${
          elsewhere === undefined ? '' : `: ${elsewhere} holds one, which it does not look into`
        }. It shows "${console}" and waits at grub>. ${
          passedBy === undefined
            ? 'Put the file there.'
            : `This image never asks for files of single machines, such as ${passedBy}: put a ${asked} there that opens them (configfile), or make an image with grub-mknetdir.`
        }`,
  related: tftpRoot,
});
