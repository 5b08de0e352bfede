/** What goes wrong in the kernel before it has a root: what it was built without, and words on its command line. */

import type { FaultBase } from '../fault.js';
import type { BootpUnanswered } from './bootp.js';
import type { CommandLineReplaced, RamdiskIgnored } from './ignored.js';
import type { IpDialectFault, IpFieldFault } from './ipfields.js';
import type { MethodMissing, NoDriver } from './network.js';
import type { NotBuiltIn } from './symbols.js';
import type { AddressTaken } from './taken.js';

/** Neither `root=` nor `nfsroot=`. */
export interface RootMissing extends FaultBase<'cmdline/root-missing'> {
  readonly image: string;
  /** Why words that stand in the loader's configuration do not arrive: others replace them, or a blank that is none tears them apart. */
  readonly lost: 'replaced' | 'no-break space' | undefined;
}

/** The last `root=` is none of NFS, and `nfsroot=` or its own form says that it was meant to be. */
export interface RootNotNfs extends FaultBase<'cmdline/root-not-nfs'> {
  /** What `root=` says. */
  readonly root: string;
  /** No device can have such a name. */
  readonly noDevice: boolean;
}

/** Nothing tells the kernel to configure its network. */
export type NoIp = FaultBase<'cmdline/nfsroot-without-ip'>;

/** `ip=` tells it not to. */
export interface IpOff extends FaultBase<'cmdline/ip-off'> {
  /** As it is written, with its name. */
  readonly word: string;
}

type WordFault = RootMissing | RootNotNfs | NoIp | IpOff;

export type LinuxFault =
  | AddressTaken
  | BootpUnanswered
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
