/** A kernel goes in; what it cannot start, since it was built without the format of such programs, comes out (fs/Kconfig.binfmt). */
import type { KernelStage } from '../../trace.js';
import type { NotBuiltIn } from '../faults.js';
import { release } from '../root/nfsdefaults.js';
import { linuxSays } from '../sentences.js';
import { notBuiltIn } from '../symbols.js';
import { lastParameter } from '../words/parameters.js';

/** Formats of small machines, in which an init may be. */
const OTHERS = ['BINFMT_FLAT', 'BINFMT_ELF_FDPIC', 'BINFMT_AOUT'];

/** Only what the file says is not set; a module of it nobody could load. */
function isOff({ configuration }: KernelStage, name: string): boolean {
  return configuration?.symbols.get(name)?.value === 'n';
}

/** From here on the kernel tries nothing else where init= names a program (init/main.c). */
const ONLY_NAMED = 4000;

/** The program that init= names, where the kernel tries no other. */
export function onlyNamed(kernel: KernelStage): string | undefined {
  const alone = (release(kernel.configuration) ?? 0) >= ONLY_NAMED;
  return alone ? lastParameter(kernel, 'init')?.value : undefined;
}

/** Without ELF nothing starts, no interpreter of a script either. */
export function elfMissing(kernel: KernelStage): NotBuiltIn<'kernel/elf-missing'> | undefined {
  const { configuration } = kernel;
  const has = (name: string): boolean => /^[ym]$/.test(configuration?.symbols.get(name)?.value ?? '');
  if (!isOff(kernel, 'BINFMT_ELF') || OTHERS.some(has)) return undefined;
  const program = onlyNamed(kernel);
  const console =
    program === undefined ? linuxSays.noInit.print() : linuxSays.namedInit.print({ program, error: '-8' });
  return notBuiltIn('kernel/elf-missing', 'BINFMT_ELF', kernel, { effect: 'stops', console });
}

export function lacksScripts(kernel: KernelStage): boolean {
  return isOff(kernel, 'BINFMT_SCRIPT');
}
