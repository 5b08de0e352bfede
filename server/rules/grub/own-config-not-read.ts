/** A file for one machine lies beside the common one, and the signed GRUB never asks for it. */
import { bootedByGrub, grubMenu } from '../about/examples/grub.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const OWN = 'srv/tftp/grub/grub.cfg-01-00-40-63-c2-ca-c9';

export const grubOwnConfigNotRead = faultRule({
  id: 'grub/own-config-not-read',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The image that Debian and Ubuntu sign for the network is loaded by a machine that has a grub.cfg-01-… of its own beside the common grub.cfg.',
    why: 'Only a GRUB that grub-mknetdir or grub-mkimage made looks for files of single machines. The signed one opens `/grub/grub.cfg` and asks for nothing else, so that the machine starts what is meant for the others, and nothing says so.',
    avoid: bootedByGrub({ [OWN]: grubMenu() }),
    prefer: bootedByGrub(
      {
        'srv/tftp/boot/grub/grub.cfg': grubMenu(),
        'srv/tftp/boot/grub/grub.cfg-01-00-40-63-c2-ca-c9': grubMenu(),
      },
      'boot/grub/x86_64-efi/core.efi',
    ),
    references: ['GRUB manual, "Network"', 'Debian grub-efi-amd64-signed, debian/build-efi-images'],
  },
  story: ({ own, common, program }) => `${program} reads ${common}, and never asks for ${own}`,
  message: ({ own, common, program }, { who, single }) =>
    `${program} is a signed image, which opens ${common} and never asks for files of single machines. ${capital(who)} ${single ? 'has' : 'have'} ${own}, and will start what ${common} says. Make an image with grub-mknetdir, or let ${common} open files that are named by $net_default_mac, which has colons.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'the image is loaded' })),
});
