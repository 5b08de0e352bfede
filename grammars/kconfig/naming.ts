/** The names and signs of a kernel configuration. */
import { type FileNaming, headLines } from '../text/index.js';

const SIGN = /^(?:CONFIG_[A-Z0-9_]+=|# CONFIG_[A-Za-z0-9_]+ is not set)/;

/** `# Linux/x86 6.1.0 Kernel Configuration`; other projects that took kconfig over write their own name there. */
const OWN_HEADER = /^# (?:Linux\b.*|.*\bLinux kernel version\b.*|.*\bKernel Configuration)$/i;
const OTHER_HEADER =
  /^# (?:Busybox|Toybox|Buildroot|uClibc|coreboot|SeaBIOS|U-Boot|Barebox|OpenWrt|LEDE|crosstool|Xen|Zephyr)\b/i;
/** Their symbols, where they have a prefix of their own. */
const OTHER_SIGN = /^(?:# )?(?:BR2|CT|PTXCONF)_\w+(?:=| is not set)/;

function refutes(head: string): boolean {
  const lines = headLines(head);
  if (lines.slice(0, 8).some((line) => OTHER_HEADER.test(line))) return true;
  const others = lines.filter((line) => OTHER_SIGN.test(line)).length;
  return others > lines.filter((line) => SIGN.test(line)).length;
}

/** Most lines that say something are a kernel's, and the head names no other project. */
function confirms(head: string): boolean {
  const lines = headLines(head);
  if (refutes(head)) return false;
  const signs = lines.filter((line) => SIGN.test(line)).length;
  const others = lines.filter((line) => !line.startsWith('#') && !SIGN.test(line)).length;
  if (signs === 0) return others === 0 && (lines.length === 0 || lines.some((line) => OWN_HEADER.test(line)));
  return signs > others;
}

export const naming: FileNaming = {
  names: ['.config', 'defconfig', '*.kconfig'],
  likely: ['.config_*', '.config-*', 'config-[0-9]*', '*_defconfig'],
  vague: ['.config.*', 'config-*', '*.config'],
  searched: ['.config', '.config_*', '.config-*', '.config.*', 'config-*', '*.config'],
  confirms,
  refutes,
  sign: SIGN,
  comment: '#',
  editor: { aliases: ['Kernel .config', 'kernel configuration'] },
};
