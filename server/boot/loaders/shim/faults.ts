/** What goes wrong in shim, which does nothing but load the next program. */
import type { FaultBase } from '../../fault.js';

/** The program that shim loads from its own folder is not there. */
export interface SecondLoaderMissing extends FaultBase<'uefi/shim-second-missing'> {
  /** shim, as it was asked for. */
  readonly shim: string;
  /** The name that it asks for. */
  readonly second: string;
  readonly path: string;
  /** It is there, and is no program for UEFI. */
  readonly foreign?: true;
}

export type ShimFault = SecondLoaderMissing;
