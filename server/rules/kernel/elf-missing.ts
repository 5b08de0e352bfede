/** The kernel of a node was built without the format that programs have. */

import { othersOf, setBuiltIn } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const ELF = (line: string) => changed('srv/tftp/vmlinuz.config', 'CONFIG_NET=y', `${line}\nCONFIG_NET=y`);

export const kernelElfMissing = faultRule({
  id: 'kernel/elf-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The kernel of a node has CONFIG_BINFMT_ELF switched off, and no other format of programs on.',
    why: "The root is mounted, and nothing in it can be started: `Starting init: /sbin/init exists but couldn't execute it (error -8)`, then `Kernel panic - not syncing: No working init found.` A kernel that was made from tinyconfig or allnoconfig lacks it.",
    avoid: miniature(ELF('# CONFIG_BINFMT_ELF is not set')),
    prefer: miniature(ELF('CONFIG_BINFMT_ELF=y')),
    references: ['Linux fs/Kconfig.binfmt', 'Linux init/main.c, kernel_init'],
  },
  story: ({ image }) => `${image} is built without CONFIG_BINFMT_ELF=y, and starts no program`,
  message: ({ console }, { who }) =>
    `CONFIG_BINFMT_ELF is not set in the kernel of ${who}, which can start no program then. The console will show: ${console} Set CONFIG_BINFMT_ELF=y.`,
  related: (_, told) => othersOf(told, 'booted from here'),
  fixes: setBuiltIn,
});
