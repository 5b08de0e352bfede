/** What goes wrong between a Raspberry Pi, what it is told, and the files that its firmware loads. */
import type { FaultBase } from '../../fault.js';

/** Option 43 does not hold the text by which a Raspberry Pi knows its boot server. */
export interface BootOptionMissing extends FaultBase<'rpi/boot-option-missing'> {
  /** The DHCP server: each has its own way out. */
  readonly server: string;
  /** What option 43 holds instead, where somebody means the text. */
  readonly written: string | undefined;
}

/** The folder has no firmware for the machine. */
export interface FirmwareMissing extends FaultBase<'rpi/firmware-missing'> {
  readonly name: string;
  /** Where it is looked for first. */
  readonly path: string;
}

/** config.txt names a file that is not there. */
export interface RaspberryFileMissing extends FaultBase<'rpi/file-missing'> {
  /** The setting that names it. */
  readonly setting: 'kernel' | 'initramfs';
  readonly name: string;
  readonly path: string;
  readonly near: string | undefined;
}

/** cmdline.txt goes on behind its first line. */
export interface SecondLine extends FaultBase<'rpi/cmdline-second-line'> {
  /** The words of it that decide the boot, and that the first line does not have. */
  readonly deciding: readonly string[];
}

export type RaspberryFault = BootOptionMissing | FirmwareMissing | RaspberryFileMissing | SecondLine;
