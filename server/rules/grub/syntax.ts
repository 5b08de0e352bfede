/** grub.cfg has a command that GRUB refuses. The parser finds it while it reads the file; this is the card. */
import { miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

const entry = (body: string): Readonly<Record<string, string>> => ({
  'srv/tftp/grub/grub.cfg': `set timeout=5\nmenuentry "Node" {\n${body}}\n`,
});
const SOUND = '  linux /vmlinuz "inst.ks=http://10.0.0.1/ks?a=1&b=2"\n  initrd /initrd.img\n';

export const grubSyntax = documentRule({
  id: 'grub/syntax',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A part of grub.cfg is nothing that GRUB can parse: a block or a quote without its end, `&&` or a redirection as in a shell, `${name-default}`.',
    why: 'GRUB prints `error: syntax error.` and `error: Incorrect command.`, drops the whole command or entry, and goes on behind it: the entry is missing from the menu, or its commands run at once and outside of it.',
    avoid: miniature(entry(SOUND.replaceAll('"', ''))),
    prefer: miniature(entry(SOUND)),
    references: ['GRUB manual, "Shell-like scripting"', 'grub-script-check(1)', 'grub-core/script/parser.y'],
  },
});
