/** The kernel has a command line of its own and ignores the one that PXELINUX gives it. */
import type { BootTrace, KernelStage } from '../../boot/trace.js';
import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import { kernelParameters } from '../../site/pxelinux/commandline.js';
import type { KernelParameter } from '../../site/pxelinux/facts.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { list, nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const BUILT_IN = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
const KERNEL = (symbols: string) =>
  changed('srv/tftp/vmlinuz.config', 'CONFIG_NET=y', `${symbols}CONFIG_NET=y`);
const SYMBOLS = `CONFIG_CMDLINE_BOOL=y\nCONFIG_CMDLINE="${BUILT_IN}"\n`;
const DEBUG = changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', ' rw\n', ' rw console=ttyS0\n');

/** The symbol that makes the built-in line the only one, where it is set and there is a line. */
function override(configuration: KernelConfiguration) {
  const { symbols } = configuration;
  const line = symbols.get('CMDLINE');
  if (line === undefined || symbols.get('CMDLINE_BOOL')?.value === 'n') return undefined;
  const text = line.value.replace(/^"(.*)"$/, '$1');
  const symbol = ['CMDLINE_OVERRIDE', 'CMDLINE_FORCE']
    .map((name) => symbols.get(name))
    .find((one) => one?.value === 'y');
  return symbol === undefined || text.trim() === '' ? undefined : { symbol, line, text };
}

const wordOf = ({ name, value }: KernelParameter) => (value === undefined ? name : `${name}=${value}`);

/** The words of the label that the kernel never sees. */
function lost(trace: BootTrace, stage: KernelStage, text: string): KernelParameter[] {
  const own = new Set(
    kernelParameters({ value: text, place: stage.place }).map((parameter) => wordOf(parameter)),
  );
  const label = trace.pxelinux?.label;
  const words = [
    ...(label?.kind === 'value' ? (label.value.kernel?.parameters ?? []) : []),
    ...(stage.append?.parameters ?? []),
  ];
  // The initial ramdisk is loaded by PXELINUX, whatever the kernel reads.
  return words.filter(
    (word) => word.name !== 'initrd' && word.name !== 'BOOT_IMAGE' && !own.has(wordOf(word)),
  );
}

export const kernelCmdlineOverride: CheckRule = {
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
  check({ boots, report }) {
    const cases = boots.flatMap((trace) => {
      const stage = trace.kernel;
      if (stage?.configuration === undefined || stage.mode === 'unknown') return [];
      const found = override(stage.configuration);
      if (found === undefined) return [];
      const words = lost(trace, stage, found.text);
      return words.length === 0 ? [] : [{ ...found, words, stage, node: trace.node.name }];
    });
    for (const group of groupBy(cases, ({ symbol }) => symbol.place.file).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const { symbol, line, words, stage } = first;
      const nodes = group.map(({ node }) => node);
      const append = stage.append ?? stage;
      report({
        at: symbol.place,
        message: `CONFIG_${symbol.name} makes the kernel of ${nodesNamed(nodes)} ignore what PXELINUX passes to it: ${list(words.map(wordOf))} ${words.length === 1 ? 'has' : 'have'} no effect. Switch it off, or write the words into CONFIG_CMDLINE.`,
        related: [
          { place: append.place, message: 'these words never reach the kernel' },
          { place: line.place, message: 'the command line it boots with' },
        ],
        nodes,
      });
    }
  },
};
