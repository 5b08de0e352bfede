/** What goes wrong in the kernel before it has a root: what it was built without, and words on its command line. */

import type { CommandLineReplaced, RamdiskIgnored } from './ignored.js';
import type { IpDialectFault, IpFieldFault } from './ipfields.js';
import type { MethodMissing, NoDriver } from './network.js';
import type { WordFault } from './ownroot.js';
import type { NotBuiltIn } from './symbols.js';

export type LinuxFault =
  | CommandLineReplaced
  | IpDialectFault
  | IpFieldFault
  | MethodMissing
  | NoDriver
  | NotBuiltIn<'kernel/ip-pnp-missing'>
  | NotBuiltIn<'kernel/nfs-fs-not-builtin'>
  | NotBuiltIn<'kernel/root-nfs-missing'>
  | NotBuiltIn<'kernel/unix-packet-missing'>
  | RamdiskIgnored
  | WordFault;
