/** A kernel with an initial ramdisk goes in; what it lacks to lay something writable over its root comes out (overlayroot of cloud-initramfs-tools, systemd.volatile=). */

import type { KernelParameter } from '../../site/pxelinux/facts.js';
import type { FileSystemMissing } from '../init/needfaults.js';
import { startOfFile } from '../linux/symbols.js';
import type { KernelStage } from '../trace.js';
import { overlaySays } from './sentences.js';

/** Words that ask for an overlay, whatever else they say. */
function asksOverlay({ name, value = '' }: KernelParameter): boolean {
  if (name === 'overlayroot') return value !== '' && !/^disabled(?:,|$)/.test(value);
  return name === 'systemd.volatile' && value === 'overlay';
}

/** A module will do: the ramdisk loads it. */
export function overlayMissing({
  configuration,
  image,
  parameters,
}: KernelStage): FileSystemMissing<'kernel/overlayfs-missing'> | undefined {
  const word = parameters.findLast(asksOverlay);
  if (configuration === undefined || word === undefined) return undefined;
  const line = configuration.symbols.get('OVERLAY_FS');
  if (line === undefined ? !configuration.complete : line.value !== 'n') return undefined;
  return {
    id: 'kernel/overlayfs-missing',
    effect: 'degrades',
    at: line?.place ?? startOfFile(configuration),
    others: [word.place],
    console: overlaySays.noOverlay.print(),
    image,
    type: 'overlay',
    target: '/',
    word: `${word.name}=${word.value ?? ''}`,
  };
}
