/** A node that mounts its root goes in; which version of NFS it asks for comes out, named by a word or not. */
import { rootProgram } from '../initramfs/index.js';
import type { KernelStage, RootStage } from '../trace.js';

/** Undefined where several are tried, or it is not known. */
export function askedVersion(kernel: KernelStage, root: Pick<RootStage, 'version'>): string | undefined {
  return root.version ?? (kernel.mode === 'kernel-root' ? '3' : rootProgram(kernel).version);
}
