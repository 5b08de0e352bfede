/** A kernel goes in; what the loader hands to it in vain comes out: words that its own command line replaces, a ramdisk that it cannot read. */

import { parameterText } from '../../../site/parameters.js';
import type { KernelParameter } from '../../../site/pxelinux/facts.js';
import type { FaultBase } from '../../fault.js';
import type { KernelStage } from '../../trace.js';
import type { CommandLineReplaced, RamdiskIgnored } from '../faults.js';

/** What the kernel misses of the words that it was given follows from the line that replaced them. */
const ABOUT_WORDS: ReadonlySet<string> = new Set([
  'cmdline/ip-off',
  'cmdline/nfsroot-without-ip',
  'cmdline/root-missing',
  'cmdline/root-not-nfs',
]);
const ROOT_WORDS: ReadonlySet<string> = new Set(['root', 'nfsroot', 'ip', 'nfsaddrs']);

/** The faults of the kernel, where what it ignores is the cause of one in place of that one. */
export function withIgnored<F extends FaultBase<string>>(
  kernel: KernelStage,
  faults: readonly F[],
): readonly (F | CommandLineReplaced | RamdiskIgnored)[] {
  const ramdisk = ramdiskIgnored(
    kernel,
    faults.find(({ effect }) => effect === 'stops'),
  );
  if (ramdisk?.effect === 'stops') return [ramdisk, ...faults.filter(({ effect }) => effect !== 'stops')];
  const follows = ({ id }: F) => ABOUT_WORDS.has(id);
  const replaced = lineReplaced(kernel, faults.find(follows));
  if (replaced?.effect === 'stops') return [replaced, ...faults.filter((fault) => !follows(fault))];
  return [...faults, ...[ramdisk, replaced].filter((fault) => fault !== undefined)];
}

/** The symbol that makes the built-in line the only one, where there is such a line. */
export function replacingLine({ configuration }: Pick<KernelStage, 'configuration'>) {
  const line = configuration?.symbols.get('CMDLINE');
  const symbol = ['CMDLINE_OVERRIDE', 'CMDLINE_FORCE']
    .map((name) => configuration?.symbols.get(name))
    .find((one) => one?.value === 'y');
  return symbol === undefined || line === undefined ? undefined : { symbol, line };
}

/** Words that the loader adds by itself; the ramdisk is loaded, whatever the kernel reads. */
const LOADER_WORDS: ReadonlySet<string> = new Set(['BOOTIF', 'BOOT_IMAGE', 'SYSUUID', 'initrd']);

function byLoader(word: KernelParameter): boolean {
  return LOADER_WORDS.has(word.name) || word.added === true;
}

function lineReplaced(
  kernel: KernelStage,
  follows: FaultBase<string> | undefined,
): CommandLineReplaced | undefined {
  const replacing = replacingLine(kernel);
  if (replacing === undefined) return undefined;
  const own = new Set(kernel.parameters.map(parameterText));
  const lost = kernel.given.filter((word) => !byLoader(word) && !own.has(parameterText(word)));
  if (lost.length === 0) return undefined;
  const stops = follows !== undefined && lost.some(({ name }) => ROOT_WORDS.has(name));
  return {
    id: 'kernel/cmdline-override',
    effect: stops ? 'stops' : 'none',
    at: replacing.symbol.place,
    others: [kernel.place, replacing.line.place],
    console: stops ? follows.console : undefined,
    image: kernel.image,
    symbol: replacing.symbol.name,
    lost: lost.map(parameterText),
  };
}

/** Only where the file says so: every kernel has the symbol, and writes a line for it. */
export function readsNoRamdisk({ configuration }: Pick<KernelStage, 'configuration'>): boolean {
  return configuration?.symbols.get('BLK_DEV_INITRD')?.value === 'n';
}

/** `stops`: what the kernel then fails at, since it has to mount its root itself. */
function ramdiskIgnored(
  kernel: KernelStage,
  stops: FaultBase<string> | undefined,
): RamdiskIgnored | undefined {
  const [initrd] = kernel.initrds;
  const line = kernel.configuration?.symbols.get('BLK_DEV_INITRD');
  if (initrd === undefined || line?.value !== 'n') return undefined;
  return {
    id: 'kernel/initrd-support',
    effect: stops === undefined ? 'none' : 'stops',
    at: line.place,
    others: [initrd.place],
    console: stops?.console,
    image: kernel.image,
    ramdisk: initrd.name,
  };
}
