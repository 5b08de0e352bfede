/** A node that mounts its root goes in; which version of NFS it asks for comes out, named by a word or not. */
import type { Site } from '../../site/model.js';
import { rootProgram } from '../initramfs/index.js';
import type { KernelStage, RootStage } from '../trace.js';

interface Asking {
  readonly site: Site;
  readonly kernel: KernelStage;
  readonly root: Pick<RootStage, 'version'>;
}

/** Undefined where several are tried, or it is not known. */
export function askedVersion({ site, kernel, root }: Asking): string | undefined {
  return root.version ?? (kernel.mode === 'kernel-root' ? '3' : rootProgram(kernel).version(kernel, site));
}
