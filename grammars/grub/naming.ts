/** The names and signs of a configuration of GRUB. */
import { type FileNaming, headStatements } from '../text/index.js';

/** What no other program's settings have, whatever their file is called. */
const TELLING =
  /^(?:menuentry[ \t]|submenu[ \t]|linux(?:efi|16)[ \t]|initrd(?:efi|16)[ \t]|configfile[ \t]|chainloader[ \t]|insmod[ \t]|search[ \t]+--|set[ \t]+(?:default|timeout|root|gfxpayload|prefix|menu_color_normal)=|terminal_(?:output|input)[ \t])/;

export const naming: FileNaming = {
  names: ['grub.cfg', 'grub.cfg-*'],
  likely: ['*grub*.cfg', '*.grub'],
  vague: ['grub.cfg.*', '*grub*.j2', '*grub*.erb', '*grub*.tmpl', '*grub*.template'],
  searched: ['grub.cfg', 'grub.cfg-*', '*grub*.cfg', '*.grub', 'grub.cfg.*', '*grub*.j2', '*grub*.erb'],
  confirms: (head) => {
    const statements = headStatements(head);
    return statements.length === 0 || statements.some((line) => TELLING.test(line));
  },
  sign: TELLING,
  comment: '#',
  editor: { aliases: ['GRUB', 'grub.cfg'] },
};
