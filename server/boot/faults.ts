/** The union of the faults of all programs. Each id is the id of a rule: the compiler holds both lists equal (server/rules/index.ts). */

import type { DhcpFault } from './dhcp/faults.js';
import type { FilesFault } from './files/faults.js';
import type { InitFault } from './init/faults.js';
import type { NeedFault } from './init/needfaults.js';
import type { InitramfsFault } from './initramfs/faults.js';
import type { LinuxFault } from './linux/faults.js';
import type { RootFault } from './linux/root/faults.js';
import type { LiveFault } from './live/faults.js';
import type { GrubFault } from './loaders/grub/faults.js';
import type { IpxeFault } from './loaders/ipxe/faults.js';
import type { PxelinuxFault } from './loaders/pxelinux/faults.js';
import type { RaspberryFault } from './loaders/raspberry/faults.js';
import type { ShimFault } from './loaders/shim/faults.js';
import type { UbootFault } from './loaders/uboot/faults.js';
import type { FirmwareFault } from './machine/faults.js';
import type { NfsdFault } from './nfsd/faults.js';
import type { StartupFault } from './startup/faults.js';
import type { WrappersFault } from './wrappers/faults.js';

export type Fault =
  | DhcpFault
  | FilesFault
  | FirmwareFault
  | GrubFault
  | InitFault
  | InitramfsFault
  | IpxeFault
  | LinuxFault
  | LiveFault
  | NeedFault
  | NfsdFault
  | PxelinuxFault
  | RaspberryFault
  | RootFault
  | StartupFault
  | ShimFault
  | UbootFault
  | WrappersFault;

export type FaultId = Fault['id'];

/** The faults of one kind. */
export type FaultOf<Id extends FaultId> = Extract<Fault, { readonly id: Id }>;
