/** What goes wrong when U-Boot reads its configuration and loads a kernel. */
import type { FaultBase } from '../../fault.js';

/** Nothing in the file can be started. */
export interface NothingToStart extends FaultBase<'uboot/nothing-to-start'> {
  readonly name: string;
}

/** The only label that can start names a kernel that the server does not have. */
export interface UbootKernelMissing extends FaultBase<'uboot/kernel-missing'> {
  readonly image: string;
  readonly path: string | undefined;
  readonly label: string;
}

/** The only label that can start names a device tree that the server does not have. */
export interface DeviceTreeMissing extends FaultBase<'uboot/devicetree-missing'> {
  readonly name: string;
  readonly path: string | undefined;
  readonly label: string;
}

export type UbootFault = DeviceTreeMissing | NothingToStart | UbootKernelMissing;
