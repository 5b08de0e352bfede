/** core.efi of grub-mknetdir lies on the TFTP server without its modules. */
import { bootedByGrub, grubMenu } from '../about/examples/grub.js';
import { tftpRoot } from '../about/loaders/tftproot.js';
import { faultRule } from '../rule.js';

const FOLDER = 'boot/grub/x86_64-efi';
const site = (modules: Readonly<Record<string, string | undefined>>) =>
  bootedByGrub({ 'srv/tftp/boot/grub/grub.cfg': grubMenu(), ...modules }, `${FOLDER}/core.efi`);

export const grubModulesMissing = faultRule({
  id: 'grub/modules-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The image core.efi or core.0 of grub-mknetdir is there, and the modules that belong beside it are not.',
    why: 'Such an image can speak TFTP and hardly anything else: it loads normal.mod first, which reads grub.cfg and shows the menu. Without it the screen shows that the file is not found, and then `grub rescue>`.',
    avoid: site({ [`srv/tftp/${FOLDER}/normal.mod`]: undefined }),
    prefer: site({}),
    references: ['GRUB manual, "Network"', 'grub-mknetdir(1)'],
  },
  story: ({ path }) => `GRUB finds no modules: ${path} is not there`,
  message: ({ program, path, console }, { who }) =>
    `${program} of ${who} loads its modules first, and ${path} is not there. The screen shows "${console}", then "grub rescue>". Copy the whole folder that grub-mknetdir made, of the same release.`,
  related: tftpRoot,
});
