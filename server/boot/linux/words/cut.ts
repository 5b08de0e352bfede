/** A kernel with its words goes in; what becomes of a line that is longer than the kernel keeps comes out (COMMAND_LINE_SIZE). */
import { type KernelParameter, parameterText } from '../../../site/parameters.js';
import { optionText } from '../../dhcp/optiontext.js';
import type { DhcpAnswer, KernelStage } from '../../trace.js';
import type { LineCut } from '../faults.js';
import { cannotOpen, linuxSays } from '../sentences.js';
import { lastParameter } from './parameters.js';

/** With the null at its end. Of a kernel without a configuration the size is that of PCs and most boards. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ['x86', 2048],
  ['x86_64', 2048],
  ['i386', 2048],
  ['arm64', 2048],
  ['arm', 1024],
]);

/** Kernels for PCs before 2.6.22 kept less (Documentation/arch/x86/boot.rst, protocol 2.06). */
const OLD = /^2\.(?:[0-5]|6\.(?:\d|1\d|2[01]))(?:\D|$)/;

function mostOf({ configuration }: KernelStage): number | undefined {
  const { architecture = 'x86', version = '' } = configuration ?? {};
  const size = SIZES.get(architecture);
  if (size === undefined) return undefined;
  return architecture !== 'arm' && OLD.test(version) ? 255 : size - 1;
}

/** The words that are cut off or cut in two, and what the machine then lacks. */
export function lineCut(kernel: KernelStage, answer: DhcpAnswer): LineCut | undefined {
  const most = mostOf(kernel);
  if (most === undefined) return undefined;
  let length = -1;
  const lost: KernelParameter[] = [];
  for (const word of kernel.parameters) {
    length += 1 + parameterText(word).length;
    if (length > most) lost.push(word);
  }
  if (length <= most) return undefined;
  const console = lacks(kernel, lost, answer);
  return {
    id: 'pxe/line-too-long',
    effect: console === undefined ? 'none' : 'stops',
    at: kernel.place,
    others: [],
    console,
    length,
    most,
    needed: console === undefined ? [] : lost.filter(({ name }) => NEEDED.has(name)).map(({ name }) => name),
  };
}

const NEEDED: ReadonlySet<string> = new Set(['root', 'nfsroot', 'nfsaddrs', 'ip']);

/** What the screen shows of a kernel that mounts an NFS root itself; scripts of a ramdisk may know a root without words. */
function lacks(kernel: KernelStage, lost: readonly KernelParameter[], answer: DhcpAnswer) {
  if (kernel.mode !== 'kernel-root') return undefined;
  // What an earlier word of the same name says is read then.
  const gone = new Set(lost);
  const kept = { parameters: kernel.parameters.filter((word) => !gone.has(word)) };
  const has = (name: string) => lastParameter(kept, name) !== undefined;
  const isLost = (name: string) => !has(name) && lastParameter(kernel, name) !== undefined;
  const nfs = has('nfsroot') || lastParameter(kept, 'root')?.value === '/dev/nfs';
  if (!nfs) return isLost('nfsroot') || isLost('root') ? cannotOpen('(null)') : undefined;
  if (isLost('ip') || isLost('nfsaddrs')) return linuxSays.nfsFailed.print();
  const told = optionText(answer, 'root-path') !== undefined;
  return isLost('nfsroot') && !told ? linuxSays.nfsFailed.print() : undefined;
}
