/** What goes wrong in the kernel before it has a root: what it was built without, and words on its command line. */
import type { NotBuiltIn } from './symbols.js';

export type LinuxFault =
  | NotBuiltIn<'kernel/ip-pnp-missing'>
  | NotBuiltIn<'kernel/nfs-fs-not-builtin'>
  | NotBuiltIn<'kernel/root-nfs-missing'>;
