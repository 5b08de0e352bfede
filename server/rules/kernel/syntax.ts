/** A .config has a value that kconfig refuses. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const kernelSyntax = documentRule({
  id: 'kernel/syntax',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A .config has a line that sets nothing: a value that the type of its symbol does not have, or a line that kconfig does not read as a setting.',
    why: "kconfig warns (`symbol value 'm' invalid for IP_PNP`) and goes on without the setting: the kernel is built with something else than the file says. Of a text without quotes, of a blank before the equals sign, and of a name without a value it says nothing at all.",
    avoid: miniature(changed('srv/tftp/vmlinuz.config', 'CONFIG_ETHERNET=y', 'CONFIG_ETHERNET=m')),
    prefer: miniature(),
    references: ['Linux scripts/kconfig/confdata.c'],
  },
});
