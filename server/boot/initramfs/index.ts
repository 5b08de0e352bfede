/** A kernel with an initial ramdisk goes in; the program whose scripts mount its root comes out. */
import type { KernelStage } from '../trace.js';
import { dracut } from './dracut/index.js';
import { initramfsTools } from './klibc/index.js';
import { mkinitcpio } from './mkinitcpio/index.js';
import type { RootProgram } from './port.js';
import { unknown } from './unknown.js';

const programs: ReadonlyMap<RootProgram['name'], RootProgram> = new Map(
  [dracut, initramfsTools, mkinitcpio].map((program) => [program.name, program]),
);

export function rootProgram({ dialect = 'unknown' }: Pick<KernelStage, 'dialect'>): RootProgram {
  return programs.get(dialect) ?? unknown;
}
