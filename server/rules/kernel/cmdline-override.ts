/** The kernel has a command line of its own and ignores the one that PXELINUX gives it. */
import { changed, miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import { faultRule } from '../rule.js';

const BUILT_IN = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
const KERNEL = (symbols: string) =>
  changed('srv/tftp/vmlinuz.config', 'CONFIG_NET=y', `${symbols}CONFIG_NET=y`);
const SYMBOLS = `CONFIG_CMDLINE_BOOL=y\nCONFIG_CMDLINE="${BUILT_IN}"\n`;
const DEBUG = changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', ' rw\n', ' rw console=ttyS0\n');

export const kernelCmdlineOverride = faultRule({
  id: 'kernel/cmdline-override',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel is built with a command line that replaces the one of PXELINUX.',
    why: 'With CONFIG_CMDLINE_OVERRIDE (x86, MIPS) or CONFIG_CMDLINE_FORCE (ARM, RISC-V) nothing that APPEND says reaches the kernel. `Kernel command line:` on the console shows the built-in words only; every node that boots this kernel gets the same ones.',
    avoid: miniature({ ...KERNEL(`${SYMBOLS}CONFIG_CMDLINE_OVERRIDE=y\n`), ...DEBUG }),
    prefer: miniature({ ...KERNEL('# CONFIG_CMDLINE_BOOL is not set\n'), ...DEBUG }),
    references: ['Linux arch/x86/Kconfig, CMDLINE_OVERRIDE', 'Linux arch/arm64/Kconfig, CMDLINE_FORCE'],
  },
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  story: ({ image, lost }) => `${image} has a command line of its own and ignores ${list(lost)}`,
  message: ({ console, lost, symbol }, { who }) =>
    `CONFIG_${symbol} makes the kernel of ${who} ignore what the loader passes to it: ${list(lost)} ${lost.length === 1 ? 'has' : 'have'} no effect${console === undefined ? '' : `, and the console shows ${console}`}. Switch it off, or write the words into CONFIG_CMDLINE.`,
  related: ({ others: [append, line] }) => [
    ...(append === undefined ? [] : [{ place: append, message: 'these words never reach the kernel' }]),
    ...(line === undefined ? [] : [{ place: line, message: 'the command line it boots with' }]),
  ],
});
