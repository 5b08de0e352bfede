/** Facts of a kernel .config: which symbol has which value, and for which kernel. */
import type { DiskPath } from '../path.js';
import type { Place } from '../place.js';

export interface KernelSymbol {
  /** Without CONFIG_. */
  readonly name: string;
  /** `y`, `m`, `n` (also for "is not set"), or the text of a number or string. */
  readonly value: string;
  readonly place: Place;
  /** The file asks for a module, which this switch cannot be: kconfig drops the line, and the switch is off. `place` is the value. */
  readonly refused?: true;
}

export interface KernelConfiguration {
  readonly file: DiskPath;
  /** The setting that counts: the last. A symbol without any line is absent, which is not the same as `n`. */
  readonly symbols: ReadonlyMap<string, KernelSymbol>;
  /** From the header comment, such as `6.1.192` or `2.6.10`. */
  readonly version: string | undefined;
  /** From the header comment, such as `x86` or `arm64`. */
  readonly architecture: string | undefined;
  /** Of a full .config; a defconfig or fragment leaves symbols out, so that absence says nothing. */
  readonly complete: boolean;
}
