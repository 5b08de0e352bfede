/** Groups the traced nodes by the kernel configuration they boot, for the rules that judge a .config by what its nodes need. */
import type { BootTrace, KernelStage } from '../../../boot/trace.js';
import type { KernelConfiguration } from '../../../site/kconfig/facts.js';
import { type Place, placeKey } from '../../../site/place.js';
import type { Fix, Related, RuleContext } from '../../rule.js';
import { appendLine, fix, replace, startOf } from '../edits.js';

export interface BootedKernel {
  readonly configuration: KernelConfiguration;
  readonly boots: readonly { readonly trace: BootTrace; readonly stage: KernelStage }[];
}

/** Kernels that mount their root themselves, without an initramfs, with the nodes that boot them. */
export function kernelRoots(context: RuleContext): BootedKernel[] {
  const byFile = new Map<KernelConfiguration, { trace: BootTrace; stage: KernelStage }[]>();
  for (const trace of context.boots) {
    const stage = trace.kernel;
    if (stage?.mode !== 'kernel-root' || stage.configuration === undefined) continue;
    const boots = byFile.get(stage.configuration);
    if (boots === undefined) byFile.set(stage.configuration, [{ trace, stage }]);
    else boots.push({ trace, stage });
  }
  return [...byFile].map(([configuration, boots]) => ({ configuration, boots }));
}

/**
 * The value of a symbol: `n` also for one that a complete .config leaves out, since kconfig writes every
 * symbol whose conditions hold; undefined where a fragment or defconfig says nothing.
 */
export function symbolValue(configuration: KernelConfiguration, name: string): string | undefined {
  return configuration.symbols.get(name)?.value ?? (configuration.complete ? 'n' : undefined);
}

/** The line that sets the symbol; the start of the file where none does. */
export function symbolPlace(configuration: KernelConfiguration, name: string): Place {
  return configuration.symbols.get(name)?.place ?? startOf(configuration.file);
}

/** Sets symbols to y. Needs review: kconfig must resolve what they depend on. */
export function builtIn(
  context: RuleContext,
  configuration: KernelConfiguration,
  names: readonly string[],
): Fix {
  const edits = names.map((name) => {
    const symbol = configuration.symbols.get(name);
    return symbol === undefined
      ? appendLine(context.site, configuration.file, `CONFIG_${name}=y`)
      : replace(symbol.place, `CONFIG_${name}=y`);
  });
  return fix(
    `Set ${names.map((name) => `CONFIG_${name}=y`).join(', ')} (then run make olddefconfig)`,
    false,
    ...edits,
  );
}

/** The other side of a kernel finding: the command line that asks for what the kernel lacks. At most three. */
export function askedBy(kernel: BootedKernel, message: string): Related[] {
  const seen = new Set<string>();
  const related: Related[] = [];
  for (const { stage } of kernel.boots) {
    const key = placeKey(stage.place);
    if (seen.has(key) || related.length === 3) continue;
    seen.add(key);
    related.push({ place: stage.place, message });
  }
  return related;
}

export function nodeNames(kernel: BootedKernel): string[] {
  return kernel.boots.map(({ trace }) => trace.node.name);
}
