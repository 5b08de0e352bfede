/** A kernel with an initial ramdisk, and what DHCP tells, go in; the kernel comes out with the root that no word of it names, and the program that is at home there. */
import type { Site } from '../../site/model.js';
import { optionText } from '../dhcp/optiontext.js';
import type { DhcpAnswer, KernelStage } from '../trace.js';
import { rootWord } from './legacy.js';
import { recognise } from './recognise.js';

export function withToldRoot(site: Site, kernel: KernelStage, answer: DhcpAnswer): KernelStage {
  if (kernel.mode !== 'initramfs' || rootWord(kernel) !== undefined) return kernel;
  const toldRoot = optionText(answer, 'root-path');
  if (toldRoot === undefined || toldRoot === '') return kernel;
  return { ...kernel, toldRoot, dialect: recognise(site, kernel.parameters, toldRoot) };
}
