/** A .config has a value that kconfig refuses. The parser finds it while it reads the file; this is the card. */
import { documentRule } from './documents.js';
import { changed, miniature } from './miniature.js';

export const kernelSyntax = documentRule({
  id: 'kernel/syntax',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A .config sets a symbol to a value that its type does not have.',
    why: "kconfig warns (`symbol value 'm' invalid for IP_PNP`) and goes on without the setting: the kernel is built with something else than the file says.",
    avoid: miniature(changed('srv/tftp/vmlinuz.config', 'CONFIG_ETHERNET=y', 'CONFIG_ETHERNET=m')),
    prefer: miniature(),
    references: ['Linux scripts/kconfig/confdata.c'],
  },
});
