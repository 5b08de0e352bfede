/** Facts of the files that the firmware of a Raspberry Pi loads: config.txt, what it includes, and the words of the kernel. */
import type { DiskPath } from '../path.js';
import type { KernelParameter } from '../parameters.js';
import type { Place, Said } from '../place.js';

export type RaspberryLine =
  /** `[pi4]`: what stands below is for such machines only. */
  | { readonly kind: 'filter'; readonly name: string }
  /** `kernel=…`; of the words that take no sign the rest of the line is the value. */
  | {
      readonly kind: 'setting';
      readonly name: string;
      readonly value: Said<string>;
      /** A sign stands before the value. */
      readonly sign: boolean;
      readonly place: Place;
    }
  | { readonly kind: 'include'; readonly file: Said<string> };

/** config.txt, or a file that it includes. */
export interface RaspberryConfig {
  readonly file: DiskPath;
  /** As the firmware asks for it, below its folder. */
  readonly name: string;
  readonly lines: readonly RaspberryLine[];
}

/** cmdline.txt: the firmware hands on its first line. */
export interface RaspberryWords {
  readonly file: DiskPath;
  readonly name: string;
  readonly parameters: readonly KernelParameter[];
  /** The first line with its words. */
  readonly line: Place;
  /** The first of further lines, which the firmware leaves away, and the words of all of them. */
  readonly lost: Place | undefined;
  readonly further: readonly KernelParameter[];
}

/** A folder of boot files for Raspberry Pis. */
export interface RaspberryFolder {
  /** Server path. */
  readonly path: string;
  /** What the firmware puts before every name: empty for the TFTP root, else a name with a slash behind it. */
  readonly prefix: string;
  readonly configs: readonly RaspberryConfig[];
  readonly words: readonly RaspberryWords[];
}
